#include <string.h>

#include "src/text.h"
#include "ui/report/dictionary.h"

/* Labels for programs of statistics. */

static bool is_day(const struct variable *variable)
{
    return strcmp(variable->kind, "day") == 0;
}

/* --- SPSS --- */

#define SPS_LABEL       200 /* bytes of a label of a variable; SPSS takes 255 */
#define SPS_VALUE_LABEL 120
#define SPS_COLUMN      16 /* a text column that is always empty */

static const char *const sps_words[] = {"all", "and", "by",  "eq", "ge", "gt",   "le",
                                        "lt",  "ne",  "not", "or", "to", "with", NULL};

/* A word of the language cannot be a name. */
static char *sps_name(const struct variable *variable)
{
    return g_strdup_printf("%s%s", variable->name,
                           g_strv_contains(sps_words, variable->name) ? "_1" : "");
}

/* A text in quotes on one line, cut at a character to at most MOST bytes. */
static char *sps_text(const char *text, size_t most)
{
    g_autofree char *line = text_clean(text, false);
    size_t length = strlen(line);
    if (length > most)
        line[g_utf8_find_prev_char(line, line + most + 1) - line] = '\0';
    g_autoptr(GString) quoted = g_string_new(line);
    g_string_replace(quoted, "'", "''", 0);
    return g_strdup_printf("'%s'", quoted->str);
}

struct widths {
    const struct dictionary *dictionary;
    size_t *bytes; /* one for each variable */
};

static bool measure(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct widths *widths = context;
    for (guint i = 0; i < widths->dictionary->variables->len; i++) {
        const struct variable *variable = dictionary_at(widths->dictionary, i);
        const char *value = variable->item >= 0                     ? sheet->values[variable->item]
                            : strcmp(variable->name, "reason") == 0 ? info->reason
                            : strcmp(variable->name, "keyed_by") == 0 ? info->keyed_by
                                                                      : "";
        widths->bytes[i] = MAX(widths->bytes[i], strlen(value));
    }
    return true;
}

static void add_format(GString *out, const struct variable *variable, size_t bytes)
{
    if (variable->numeric)
        g_string_append(out, "F10.0");
    else if (is_day(variable))
        g_string_append(out, "SDATE10");
    else if (strcmp(variable->name, "id") == 0)
        g_string_append(out, "A36");
    else if (strcmp(variable->kind, "time") == 0)
        g_string_append(out, "A20");
    else
        g_string_append_printf(out, "A%u", (unsigned)CLAMP(bytes, SPS_COLUMN, 32767));
}

static bool add_reading(GString *out, const struct dictionary *dictionary, const char *data,
                        struct error *error)
{
    g_autofree size_t *bytes = g_new0(size_t, dictionary->variables->len);
    g_autofree char *file = sps_text(data, 4096);
    struct widths widths = {dictionary, bytes};
    if (!sheet_store_each(dictionary->app->sheets, dictionary->with_personal, measure, &widths,
                          error))
        return false;
    g_string_append_printf(out,
                           "GET DATA\n  /TYPE=TXT\n  /FILE=%s\n  /ENCODING='UTF8'\n"
                           "  /ARRANGEMENT=DELIMITED\n  /DELIMITERS=','\n  /QUALIFIER='\"'\n"
                           "  /FIRSTCASE=2\n  /VARIABLES=",
                           file);
    for (guint i = 0; i < dictionary->variables->len; i++) {
        g_autofree char *name = sps_name(dictionary_at(dictionary, i));
        g_string_append_printf(out, "\n    %s ", name);
        add_format(out, dictionary_at(dictionary, i), bytes[i]);
    }
    g_string_append(out, ".\n\n");
    return true;
}

static void add_labels(GString *out, const struct dictionary *dictionary)
{
    g_string_append(out, "VARIABLE LABELS");
    for (guint i = 0; i < dictionary->variables->len; i++) {
        const struct variable *variable = dictionary_at(dictionary, i);
        g_autofree char *name = sps_name(variable);
        g_autofree char *label = sps_text(variable->text, SPS_LABEL);
        g_string_append_printf(out, "\n  %s %s", name, label);
    }
    g_string_append(out, ".\n\n");
}

static void add_value_labels(GString *out, const struct variable *variable)
{
    g_autofree char *name = sps_name(variable);
    bool any = false;
    for (size_t i = 0; i < variable->code_count; i++) {
        if (!*variable->codes[i].words)
            continue;
        g_autofree char *code = variable->numeric
                                    ? g_strdup(variable->codes[i].code)
                                    : sps_text(variable->codes[i].code, SPS_VALUE_LABEL);
        g_autofree char *label = sps_text(variable->codes[i].words, SPS_VALUE_LABEL);
        if (!any)
            g_string_append_printf(out, "VALUE LABELS %s", name);
        any = true;
        g_string_append_printf(out, "\n  %s %s", code, label);
    }
    if (any)
        g_string_append(out, ".\n");
}

GString *dictionary_sps(const struct dictionary *dictionary, const char *data, struct error *error)
{
    GString *out = g_string_new("* Encoding: UTF-8.\n");
    g_string_append_printf(out, "* lembar export sheets --single-line%s.\n\n",
                           dictionary->with_personal ? " --with-personal-data" : "");
    if (!add_reading(out, dictionary, data, error)) {
        g_string_free(out, TRUE);
        return NULL;
    }
    add_labels(out, dictionary);
    for (guint i = 0; i < dictionary->variables->len; i++)
        add_value_labels(out, dictionary_at(dictionary, i));
    g_string_append(out, "EXECUTE.\n");
    return out;
}

/* --- R --- */

/* A text in quotes, in ASCII, so that R reads it alike in every locale. */
static char *r_text(const char *text)
{
    GString *quoted = g_string_new("\"");
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character == '"' || character == '\\')
            g_string_append_printf(quoted, "\\%c", (char)character);
        else if (character == '\n')
            g_string_append(quoted, "\\n");
        else if (character < 0x20 || character == 0x7f)
            g_string_append_c(quoted, ' ');
        else if (character < 0x7f)
            g_string_append_c(quoted, (char)character);
        else
            g_string_append_printf(quoted, "\\U%08x", character);
    }
    g_string_append_c(quoted, '"');
    return g_string_free(quoted, FALSE);
}

/* Two codes of the same words would become one level. */
static bool are_words_twice(const struct variable *variable, size_t code)
{
    int count = 0;
    for (size_t i = 0; i < variable->code_count; i++)
        count += strcmp(variable->codes[i].words, variable->codes[code].words) == 0;
    return count > 1;
}

static char *r_words(const struct variable *variable, size_t code)
{
    const struct form_choice *choice = &variable->codes[code];
    if (!*choice->words)
        return r_text(choice->code);
    if (!are_words_twice(variable, code))
        return r_text(choice->words);
    g_autofree char *both = g_strdup_printf("%s (%s)", choice->words, choice->code);
    return r_text(both);
}

static char *r_list(const struct variable *variable, bool words)
{
    GString *list = g_string_new("c(");
    for (size_t i = 0; i < variable->code_count; i++) {
        const char *code = variable->codes[i].code;
        g_autofree char *text = words ? r_words(variable, i) : r_text(code);
        g_string_append_printf(list, "%s%s", i ? ", " : "",
                               !words && variable->numeric ? code : text);
    }
    g_string_append_c(list, ')');
    return g_string_free(list, FALSE);
}

/* Answers stay numbers, since means are taken of them, with their words beside; what is a name only
 * becomes a factor. */
static void add_r_codes(GString *out, const struct variable *variable)
{
    g_autofree char *codes = r_list(variable, false);
    g_autofree char *words = r_list(variable, true);
    if (variable->numeric)
        g_string_append_printf(out, "attr(lembar[[\"%s\"]], \"labels\") <- setNames(%s, %s)\n",
                               variable->name, codes, words);
    else
        g_string_append_printf(out,
                               "lembar[[\"%s\"]] <- factor(lembar[[\"%s\"]], levels = %s,\n"
                               "  labels = %s)\n",
                               variable->name, variable->name, codes, words);
}

static void add_r_variable(GString *out, const struct variable *variable)
{
    const char *name = variable->name;
    g_autofree char *text = r_text(variable->text);
    if (variable->numeric)
        g_string_append_printf(out, "lembar[[\"%s\"]] <- as.numeric(lembar[[\"%s\"]])\n", name,
                               name);
    else if (is_day(variable))
        g_string_append_printf(out, "lembar[[\"%s\"]] <- as.Date(lembar[[\"%s\"]])\n", name, name);
    if (variable->code_count > 0)
        add_r_codes(out, variable);
    g_string_append_printf(out, "attr(lembar[[\"%s\"]], \"label\") <- %s\n", name, text);
}

GString *dictionary_r(const struct dictionary *dictionary, const char *data, struct error *error)
{
    GString *out = g_string_new("# lembar export sheets -o FILE.csv\n");
    g_autofree char *file = r_text(data);
    (void)error;
    g_string_append_printf(out,
                           "lembar <- read.csv(%s, colClasses = \"character\", na.strings = \"\",\n"
                           "  check.names = FALSE, encoding = \"UTF-8\")\n",
                           file);
    for (guint i = 0; i < dictionary->variables->len; i++)
        add_r_variable(out, dictionary_at(dictionary, i));
    return out;
}
