#include <string.h>

#include "src/i18n.h"
#include "ui/report/dictionary.h"

/* The codebook as the archives of the social sciences read it (DDI-Codebook 2.5). The order of the
 * parts is that of its schema. */

static void add_element(GString *xml, const char *indent, const char *name, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append_printf(xml, "%s<%s>%s</%s>\n", indent, name, escaped, name);
}

static void add_studies(GString *xml, const struct app *app)
{
    const struct form *form = app->survey->form;
    g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc(app_now() / 1000);
    g_autofree char *made = g_date_time_format(now, "%Y-%m-%d");
    g_autofree char *title =
        g_strdup_printf("%s, %s, %d", form->title, app->survey->unit, app->survey->year);
    g_autofree char *id = g_strdup_printf("%s/%d", form->id, app->survey->year);
    g_string_append(xml, "  <docDscr>\n    <citation>\n      <titlStmt>\n");
    add_element(xml, "        ", "titl", title);
    g_string_append_printf(xml,
                           "      </titlStmt>\n      <prodStmt>\n        <prodDate date=\"%s\">%s"
                           "</prodDate>\n        <software>Lembar</software>\n      </prodStmt>\n"
                           "    </citation>\n  </docDscr>\n",
                           made, made);
    g_string_append(xml, "  <stdyDscr>\n    <citation>\n      <titlStmt>\n");
    add_element(xml, "        ", "titl", title);
    add_element(xml, "        ", "IDNo", id);
    g_string_append(xml, "      </titlStmt>\n      <rspStmt>\n");
    add_element(xml, "        ", "AuthEnty", app->survey->unit);
    g_string_append_printf(xml,
                           "      </rspStmt>\n    </citation>\n    <stdyInfo>\n      <sumDscr>\n"
                           "        <timePrd date=\"%04d\">%d</timePrd>\n"
                           "        <nation abbr=\"IDN\">Indonesia</nation>\n",
                           app->survey->year, app->survey->year);
    add_element(xml, "        ", "anlyUnit", _("Satu lembar kuesioner"));
    g_string_append(xml, "      </sumDscr>\n    </stdyInfo>\n  </stdyDscr>\n");
}

static void add_file(GString *xml, const struct dictionary *dictionary, const char *data,
                     int64_t sheets)
{
    g_string_append(xml, "  <fileDscr ID=\"F1\">\n    <fileTxt>\n");
    add_element(xml, "      ", "fileName", data);
    g_string_append_printf(xml,
                           "      <dimensns>\n        <caseQnty>%" G_GINT64_FORMAT "</caseQnty>\n"
                           "        <varQnty>%u</varQnty>\n      </dimensns>\n"
                           "      <fileType charset=\"UTF-8\">CSV (RFC 4180)</fileType>\n"
                           "    </fileTxt>\n  </fileDscr>\n",
                           sheets, dictionary->variables->len);
}

/* Which variables make an element. */
static void add_group(GString *xml, const struct dictionary *dictionary,
                      const struct form_element *element, int number)
{
    g_autoptr(GString) members = g_string_new(NULL);
    for (guint i = 0; i < dictionary->variables->len; i++)
        if (strcmp(dictionary_at(dictionary, i)->group, element->code) == 0)
            g_string_append_printf(members, "%sV%u", members->len ? " " : "", i + 1);
    g_autofree char *label = g_strdup_printf("%s %s", element->code, element->name);
    g_string_append_printf(xml, "    <varGrp ID=\"G%d\" type=\"subject\" var=\"%s\">\n", number,
                           members->str);
    add_element(xml, "      ", "labl", label);
    g_string_append(xml, "    </varGrp>\n");
}

static void add_categories(GString *xml, const struct variable *variable)
{
    for (size_t i = 0; i < variable->code_count; i++) {
        g_string_append(xml, "      <catgry>\n");
        add_element(xml, "        ", "catValu", variable->codes[i].code);
        if (*variable->codes[i].words)
            add_element(xml, "        ", "labl", variable->codes[i].words);
        g_string_append(xml, "      </catgry>\n");
    }
}

static void add_variable(GString *xml, const struct variable *variable, guint number)
{
    bool continuous = variable->numeric && variable->code_count == 0;
    g_string_append_printf(xml, "    <var ID=\"V%u\" name=\"%s\" files=\"F1\" intrvl=\"%s\">\n",
                           number, variable->name, continuous ? "contin" : "discrete");
    add_element(xml, "      ", "labl", variable->label);
    if (variable->personal)
        add_element(xml, "      ", "security", _("data pribadi"));
    g_string_append(xml, "      <qstn>\n");
    add_element(xml, "        ", "qstnLit", variable->text);
    g_string_append(xml, "      </qstn>\n");
    if (variable->has_range)
        g_string_append_printf(xml,
                               "      <valrng>\n        <range min=\"%d\" max=\"%d\"/>\n"
                               "      </valrng>\n",
                               variable->low, variable->top);
    add_categories(xml, variable);
    if (*variable->group)
        add_element(xml, "      ", "concept", variable->group);
    g_string_append_printf(xml, "      <varFormat type=\"%s\" schema=\"other\"/>\n",
                           variable->numeric ? "numeric" : "character");
    if (variable->required)
        add_element(xml, "      ", "notes", _("wajib"));
    g_string_append(xml, "    </var>\n");
}

GString *dictionary_ddi(const struct dictionary *dictionary, const char *data, struct error *error)
{
    const struct app *app = dictionary->app;
    const struct form *form = app->survey->form;
    struct sheet_counts counts;
    int group = 0;
    if (!sheet_store_counts(app->sheets, ANY_SERVICE, &counts, error))
        return NULL;
    GString *xml = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    g_string_append_printf(xml,
                           "<codeBook xmlns=\"ddi:codebook:2_5\" version=\"2.5\" "
                           "xml:lang=\"%s\">\n",
                           app->language);
    add_studies(xml, app);
    add_file(xml, dictionary, data, counts.keyed);
    g_string_append(xml, "  <dataDscr>\n");
    for (size_t e = 0; e < form->element_count; e++)
        add_group(xml, dictionary, &form->elements[e], ++group);
    for (size_t e = 0; e < form->further_count; e++)
        add_group(xml, dictionary, &form->further[e], ++group);
    for (guint i = 0; i < dictionary->variables->len; i++)
        add_variable(xml, dictionary_at(dictionary, i), i + 1);
    g_string_append(xml, "  </dataDscr>\n</codeBook>\n");
    return xml;
}
