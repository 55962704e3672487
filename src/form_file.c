#include "src/form_file.h"

#include <string.h>

#include "src/form_whole.h"
#include "src/i18n.h"
#include "src/ini_scan.h"

static void mistake_free(void *pointer)
{
    struct form_mistake *mistake = pointer;
    g_free(mistake->message);
    g_free(mistake);
}

static int by_line(const void *a, const void *b)
{
    const struct form_mistake *const *first = a, *const *second = b;
    return ((*first)->line > (*second)->line) - ((*first)->line < (*second)->line);
}

/* Sorts by line; what many questions share, like their answer words, is told once. */
static void put_in_order(GPtrArray *mistakes)
{
    g_ptr_array_sort(mistakes, by_line);
    for (guint i = mistakes->len; i-- > 1;) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        for (guint before = i; before-- > 0;) {
            const struct form_mistake *same = g_ptr_array_index(mistakes, before);
            if (same->line != mistake->line)
                break;
            if (strcmp(same->message, mistake->message) == 0) {
                g_ptr_array_remove_index(mistakes, i);
                break;
            }
        }
    }
}

/* The line on which the section of LINE begins, 0 before the first. */
static long section_line(const GPtrArray *sections, long line)
{
    long found = 0;
    for (guint i = 0; i < sections->len; i++) {
        const struct ini_section *section = g_ptr_array_index(sections, i);
        if (section->line <= line)
            found = section->line;
    }
    return found;
}

/* A mistake at LINE says nothing new: the line is among those of MISTAKES, or heads a section that
 * lacks one of them. */
static bool is_told(const GPtrArray *mistakes, guint count, const GPtrArray *sections, long line)
{
    for (guint i = 0; i < count; i++) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        if (mistake->line == line || section_line(sections, mistake->line) == line)
            return true;
    }
    return false;
}

static bool spoils_sections(const GPtrArray *mistakes, const GPtrArray *sections)
{
    for (guint i = 0; i < mistakes->len; i++) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        long line = section_line(sections, mistake->line);
        if (line == 0 || line == mistake->line)
            return true;
    }
    return false;
}

/* TEXT with the lines of MISTAKES left empty. */
static GString *without_lines(const char *text, size_t length, const GPtrArray *mistakes)
{
    GString *rest = g_string_new(NULL);
    const char *end = text + length;
    for (long line = 1; text < end; line++) {
        const char *next = memchr(text, '\n', (size_t)(end - text));
        gssize size = (next ? next : end) - text;
        bool wrong = false;
        for (guint i = 0; i < mistakes->len; i++)
            wrong = wrong || ((struct form_mistake *)mistakes->pdata[i])->line == line;
        if (!wrong)
            g_string_append_len(rest, text, size);
        g_string_append_c(rest, '\n');
        text += size + 1;
    }
    return rest;
}

/* Lines that are no INI do not hide what is wrong with the others. */
static void look_at_the_rest(const char *text, size_t length, const char *language,
                             const GPtrArray *sections, GPtrArray *mistakes)
{
    if (spoils_sections(mistakes, sections))
        return;
    GString *rest = without_lines(text, length, mistakes);
    GPtrArray *more = g_ptr_array_new();
    guint count = mistakes->len;
    form_destroy(form_build(rest->str, rest->len, language, sections, more, false));
    for (guint i = 0; i < more->len; i++) {
        struct form_mistake *mistake = g_ptr_array_index(more, i);
        if (is_told(mistakes, count, sections, mistake->line))
            mistake_free(mistake);
        else
            g_ptr_array_add(mistakes, mistake);
    }
    g_ptr_array_unref(more);
    g_string_free(rest, TRUE);
}

struct form *form_parse(const char *text, size_t length, const char *language, GPtrArray **mistakes)
{
    if (length == 0)
        text = ""; /* NULL will do for no bytes at all */
    struct form *form = NULL;
    *mistakes = g_ptr_array_new_with_free_func(mistake_free);
    GPtrArray *sections = ini_scan(text, length, *mistakes);
    if ((*mistakes)->len == 0)
        form = form_build(text, length, language, sections, *mistakes, true);
    else
        look_at_the_rest(text, length, language, sections, *mistakes);
    g_ptr_array_unref(sections);
    if ((*mistakes)->len == 0) {
        g_clear_pointer(mistakes, g_ptr_array_unref);
        return form;
    }
    put_in_order(*mistakes);
    form_destroy(form);
    return NULL;
}

struct form *form_load(const char *path, const char *language, struct error *error)
{
    g_autofree char *text = NULL;
    gsize length;
    g_autoptr(GError) cause = NULL;
    GPtrArray *mistakes;
    if (!g_file_get_contents(path, &text, &length, &cause)) {
        error_set(error, ERROR_INPUT, _("Formulir %s tidak dapat dibaca: %s."), path,
                  cause->message);
        return NULL;
    }
    struct form *form = form_parse(text, length, language, &mistakes);
    if (form)
        return form;
    const struct form_mistake *first = g_ptr_array_index(mistakes, 0);
    error_set(error, ERROR_INPUT,
              _("%s:%ld: %s. Perbaiki formulir; `lembar form check` menyebut semua kesalahan."),
              path, first->line, first->message);
    g_ptr_array_unref(mistakes);
    return NULL;
}
