#include "src/sample.h"
#include "src/count.h"
#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"

/* lembar sample: how many respondents are enough for so many customers. */

#define MOST_WORDS 1000

static bool add_row(GString *rows, const char *word, struct error *error)
{
    long population;
    if (!count_read(word, 0, SAMPLE_MOST, &population))
        return error_set(error, ERROR_USAGE,
                         _("Populasi harus bilangan bulat 0–%ld, bukan \"%s\"."), SAMPLE_MOST,
                         word);
    g_string_append_printf(rows, "%ld %ld\n", population, sample_minimum(population));
    return true;
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    (void)app;
    for (size_t i = 0; i < arguments->words->len; i++)
        if (!add_row(rows, arguments_word(arguments, i), error))
            return false;
    return output_text(rows->str, error);
}

const struct command sample_command = {
    .name = "sample",
    .summary = N_("menghitung jumlah responden minimal menurut populasi (Krejcie–Morgan)"),
    .arguments = N_("N…"),
    .fewest = 1,
    .most = MOST_WORDS,
    .run = run,
};
