#include "ui/cli/arguments.h"

#include <getopt.h>
#include <string.h>

#include "src/i18n.h"

void arguments_init(struct arguments *arguments)
{
    arguments->words = g_ptr_array_new();
    arguments->names = g_ptr_array_new();
    arguments->values = g_ptr_array_new();
    arguments->used = 1; /* the program's own name */
}

void arguments_finish(struct arguments *arguments)
{
    g_ptr_array_unref(arguments->words);
    g_ptr_array_unref(arguments->names);
    g_ptr_array_unref(arguments->values);
}

/* The two tables as getopt_long wants them. */
struct getopt_tables {
    GArray *options;  /* of struct option; val is the position in KNOWN plus FIRST_OPTION */
    GPtrArray *known; /* of const struct cli_option */
    GString *letters;
};

#define FIRST_OPTION 256 /* beyond every letter */

static void add_table(struct getopt_tables *tables, const struct cli_option *options)
{
    for (; options && options->name; options++) {
        struct option option = {options->name, options->value ? required_argument : no_argument,
                                NULL, FIRST_OPTION + (int)tables->known->len};
        g_array_append_val(tables->options, option);
        g_ptr_array_add(tables->known, (void *)options);
        if (options->letter)
            g_string_append_printf(tables->letters, "%c%s", options->letter,
                                   options->value ? ":" : "");
    }
}

static const struct cli_option *known_option(const struct getopt_tables *tables, int answer)
{
    if (answer >= FIRST_OPTION)
        return g_ptr_array_index(tables->known, (guint)(answer - FIRST_OPTION));
    for (guint i = 0; i < tables->known->len; i++) {
        const struct cli_option *option = g_ptr_array_index(tables->known, i);
        if (option->letter == answer)
            return option;
    }
    return NULL;
}

static bool refuse(int answer, const char *word, const char *command, struct error *error)
{
    g_autofree char *help =
        g_strdup_printf("lembar%s%s --help", command ? " " : "", command ? command : "");
    if (answer == ':')
        return error_set(error, ERROR_USAGE, _("Pilihan %s memerlukan nilai; lihat `%s`."), word,
                         help);
    return error_set(error, ERROR_USAGE, _("Pilihan %s tidak dikenal; lihat `%s`."), word, help);
}

static bool read_with(struct arguments *arguments, int count, char **words,
                      const struct getopt_tables *tables, const char *command, struct error *error)
{
    int answer;
    opterr = 0;
    optind = 0; /* begins anew, as glibc has it */
    while ((answer = getopt_long(count, words, tables->letters->str,
                                 (const struct option *)tables->options->data, NULL)) != -1) {
        const struct cli_option *option = known_option(tables, answer);
        if (!option)
            return refuse(answer, words[optind - 1], command, error);
        g_ptr_array_add(arguments->names, (void *)option->name);
        g_ptr_array_add(arguments->values, option->value ? optarg : NULL);
    }
    return true;
}

bool arguments_read(struct arguments *arguments, int count, char **words, bool stop_at_word,
                    const struct cli_option *global, const struct cli_option *own,
                    const char *command, struct error *error)
{
    struct getopt_tables tables = {g_array_new(TRUE, FALSE, sizeof(struct option)),
                                   g_ptr_array_new(), g_string_new(stop_at_word ? "+:" : ":")};
    int skipped = arguments->used - 1;
    add_table(&tables, global);
    add_table(&tables, own);
    bool ok = read_with(arguments, count - skipped, words + skipped, &tables, command, error);
    arguments->used = skipped + optind;
    for (int i = arguments->used; ok && !stop_at_word && i < count; i++)
        g_ptr_array_add(arguments->words, words[i]);
    g_array_free(tables.options, TRUE);
    g_ptr_array_unref(tables.known);
    g_string_free(tables.letters, TRUE);
    return ok;
}

bool arguments_has(const struct arguments *arguments, const char *option)
{
    for (guint i = 0; i < arguments->names->len; i++)
        if (strcmp(g_ptr_array_index(arguments->names, i), option) == 0)
            return true;
    return false;
}

const char *arguments_value(const struct arguments *arguments, const char *option)
{
    const char *value = NULL;
    for (guint i = 0; i < arguments->names->len; i++)
        if (strcmp(g_ptr_array_index(arguments->names, i), option) == 0)
            value = g_ptr_array_index(arguments->values, i);
    return value;
}

bool arguments_day(const struct arguments *arguments, const char *option, struct day *day,
                   struct error *error)
{
    const char *text = arguments_value(arguments, option);
    if (text)
        *day = day_from_iso(text);
    return !text || day->year != 0 ||
           error_set(error, ERROR_USAGE, _("Tanggal \"%s\" tidak terbaca; tulis 2024-12-31."),
                     text);
}

bool arguments_year(const struct arguments *arguments, int *year, struct error *error)
{
    const char *text = arguments_value(arguments, "year");
    return !text || survey_year_read(text, year) ||
           error_set(error, ERROR_USAGE, _("Tahun \"%s\" tidak terbaca; tulis 2024."), text);
}

const char *arguments_word(const struct arguments *arguments, size_t position)
{
    return position < arguments->words->len ? g_ptr_array_index(arguments->words, position) : NULL;
}
