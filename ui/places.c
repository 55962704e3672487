#include "ui/places.h"

#include <string.h>

#include "src/form_file.h"
#include "src/i18n.h"

#define FORM_ENDING ".ini"
#define MODULE      "lembar-paper.so"

char *places_typed_path(const char *text)
{
    g_autofree char *clean = g_strstrip(g_strdup(text));
    size_t length = strlen(clean);
    if (length > 1 && (*clean == '\'' || *clean == '"') && clean[length - 1] == *clean) {
        clean[length - 1] = '\0';
        return g_strdup(clean + 1);
    }
    if (clean[0] == '~' && (clean[1] == '/' || !clean[1]))
        return g_build_filename(g_get_home_dir(), clean + 1, NULL);
    return g_steal_pointer(&clean);
}

static char *program_folder(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    return program ? g_path_get_dirname(program) : g_strdup(".");
}

static bool is_folder(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_DIR);
}

char *places_catalogues(void)
{
    g_autofree char *folder = program_folder();
    char *beside = g_build_filename(folder, "locale", NULL);
    if (is_folder(beside))
        return beside;
    g_free(beside);
    return g_build_filename(folder, "..", "share", "locale", NULL);
}

char *places_paper_module(void)
{
    g_autofree char *folder = program_folder();
    char *beside = g_build_filename(folder, MODULE, NULL);
    if (g_file_test(beside, G_FILE_TEST_IS_REGULAR))
        return beside;
    g_free(beside);
    return g_build_filename(folder, "..", "lib", "lembar", MODULE, NULL);
}

/* A build folder lies in the repository, a test's build folder one deeper. */
static char *forms_folder(void)
{
    static const char *const relative[] = {"../share/lembar/forms", "../forms", "../../forms"};
    g_autofree char *folder = program_folder();
    for (size_t i = 0; i < G_N_ELEMENTS(relative); i++) {
        char *forms = g_build_filename(folder, relative[i], NULL);
        if (is_folder(forms))
            return forms;
        g_free(forms);
    }
    return g_build_filename(folder, relative[0], NULL);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *places_form_files(struct error *error)
{
    g_autofree char *folder = forms_folder();
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; directory && (name = g_dir_read_name(directory));)
        if (g_str_has_suffix(name, FORM_ENDING))
            g_ptr_array_add(files, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(files, by_name);
    if (files->len > 0)
        return files;
    g_ptr_array_unref(files);
    error_set(error, ERROR_STORAGE,
              _("Folder formulir %s tidak ada atau kosong. Pasang ulang Lembar, atau sebut "
                "berkas formulirnya."),
              folder);
    return NULL;
}

struct form *places_load_form(const char *id_or_file, const char *language, struct error *error)
{
    if (strchr(id_or_file, '/') || g_str_has_suffix(id_or_file, FORM_ENDING))
        return form_load(id_or_file, language, error);
    g_autoptr(GPtrArray) files = places_form_files(error);
    if (!files)
        return NULL;
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        g_autofree char *name = g_path_get_basename(path);
        name[strlen(name) - strlen(FORM_ENDING)] = '\0';
        if (g_ascii_strcasecmp(name, id_or_file) == 0)
            return form_load(path, language, error);
    }
    error_set(error, ERROR_INPUT,
              _("Formulir %s tidak ada; `lembar form list` menyebutkan yang ada."), id_or_file);
    return NULL;
}
