#include "tests/support/paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

static char *run(struct office *office, const char *format, ...) G_GNUC_PRINTF(2, 3);
static char *run(struct office *office, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *script = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (office_shell(office, script) != 0)
        fail_msg("%s: %s", script, office->last.errors);
    return g_strdup(office->last.output);
}

static char *squeezed(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at; at++) {
        bool blank = *at == ' ' || *at == '\t' || *at == '\f';
        bool line_start = out->len == 0 || out->str[out->len - 1] == '\n';
        if (blank && (line_start || out->str[out->len - 1] == ' '))
            continue;
        if (*at == '\n' && !line_start && out->str[out->len - 1] == ' ')
            g_string_truncate(out, out->len - 1);
        g_string_append_c(out, blank ? ' ' : *at);
    }
    return g_string_free(out, FALSE);
}

char *paper_text(struct office *office, const char *name, int page)
{
    g_autofree char *text =
        page ? run(office, "pdftotext -layout -f %d -l %d ~/%s -", page, page, name)
             : run(office, "pdftotext -layout ~/%s -", name);
    return squeezed(text);
}

/* --- ODT --- */

static void take_start(GMarkupParseContext *context, const char *element, const char **names,
                       const char **values, gpointer out, GError **error)
{
    (void)context;
    (void)names;
    (void)values;
    (void)error;
    if (strcmp(element, "text:s") == 0)
        g_string_append_c(out, ' ');
    if (strcmp(element, "text:line-break") == 0)
        g_string_append_c(out, '\n');
}

static bool is_in_table(GMarkupParseContext *context)
{
    for (const GSList *at = g_markup_parse_context_get_element_stack(context); at; at = at->next)
        if (strcmp(at->data, "table:table") == 0)
            return true;
    return false;
}

static void take_end(GMarkupParseContext *context, const char *element, gpointer out,
                     GError **error)
{
    bool in_table = is_in_table(context);
    (void)error;
    if (strcmp(element, "table:table-row") == 0 ||
        (!in_table && (strcmp(element, "text:p") == 0 || strcmp(element, "text:h") == 0)))
        g_string_append_c(out, '\n');
    else if (strcmp(element, "table:table-cell") == 0 || strcmp(element, "text:tab") == 0)
        g_string_append_c(out, ' ');
}

static void take_text(GMarkupParseContext *context, const char *text, gsize length, gpointer out,
                      GError **error)
{
    (void)context;
    (void)error;
    g_string_append_len(out, text, (gssize)length);
}

static char *parse(const char *xml, const char *part)
{
    static const GMarkupParser parser = {
        .start_element = take_start, .end_element = take_end, .text = take_text};
    GString *out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, out, NULL);
    if (!g_markup_parse_context_parse(context, xml, -1, &error) ||
        !g_markup_parse_context_end_parse(context, &error))
        fail_msg("%s is no XML: %s", part, error->message);
    g_markup_parse_context_free(context);
    return g_string_free(out, FALSE);
}

char *paper_odt_text(struct office *office, const char *name)
{
    static const char *const parts[] = {"styles.xml", "meta.xml", "META-INF/manifest.xml"};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *xml = run(office, "unzip -p ~/%s %s", name, parts[i]);
        g_free(parse(xml, parts[i]));
    }
    g_autofree char *xml = run(office, "unzip -p ~/%s content.xml", name);
    g_autofree char *text = parse(xml, "content.xml");
    return squeezed(text);
}

/* --- questions --- */

bool paper_has(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

void paper_has_line(const char *text, const char *line)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **at = lines; *at; at++)
        if (g_str_has_prefix(*at, line))
            return;
    fail_msg("no line \"%s\" in\n%s", line, text);
}

int paper_count(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

int paper_pages(struct office *office, const char *name)
{
    g_autofree char *pages = run(office, "pdfinfo ~/%s | sed -n 's/^Pages: *//p'", name);
    return atoi(pages);
}

/* --- the edges of the pages --- */

static double attribute(const char *line, const char *name)
{
    const char *at = strstr(line, name);
    return at ? g_ascii_strtod(at + strlen(name), NULL) : -1;
}

void paper_stays_inside(struct office *office, const char *name, double margin)
{
    g_autofree char *boxes = run(office, "pdftotext -bbox ~/%s -", name);
    g_auto(GStrv) lines = g_strsplit(boxes, "\n", -1);
    double width = 0, height = 0;
    int words = 0;
    for (char **line = lines; *line; line++) {
        if (strstr(*line, "<page ")) {
            width = attribute(*line, "width=\"");
            height = attribute(*line, "height=\"");
        }
        if (!strstr(*line, "<word "))
            continue;
        words++;
        if (attribute(*line, "xMin=\"") < margin || attribute(*line, "yMin=\"") < margin ||
            attribute(*line, "xMax=\"") > width - margin ||
            attribute(*line, "yMax=\"") > height - margin)
            fail_msg("outside of its page of %.0f × %.0f: %s", width, height, *line);
    }
    assert_true(words > 0);
}
