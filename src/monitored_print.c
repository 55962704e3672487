#include <stdlib.h>

#include "src/fraction.h"
#include "src/i18n.h"
#include "src/monitoring.h"
#include "src/unit_name.h"

struct monitored_print *monitored_print_create(const char *unit, int year)
{
    struct monitored_print *print = g_new0(struct monitored_print, 1);
    print->unit = g_strdup(unit);
    print->unit_key = unit_key(unit);
    print->is_total = unit_is_total(unit);
    print->source = g_strdup("");
    print->year = year;
    print->recommendations = print->actions = print->closed = -1;
    print->percent = HUNDREDTHS_NONE;
    return print;
}

void monitored_print_destroy(struct monitored_print *print)
{
    if (!print)
        return;
    g_free(print->unit);
    g_free(print->unit_key);
    g_free(print->source);
    g_free(print);
}

static void find(GPtrArray *findings, const struct monitored_print *print, char *text)
{
    char *year = print->year ? g_strdup_printf(" %d", print->year) : g_strdup("");
    g_ptr_array_add(findings, g_strdup_printf("%s:%ld: %s%s: %s", print->source, print->line,
                                              print->unit, year, text));
    g_free(year);
    g_free(text);
}

/* A whole percent may be rounded to the next whole one, another to the next hundredth. */
static bool percent_fits(const struct monitored_print *print)
{
    long within = print->percent % 100 == 0 ? 100 : 1;
    return labs(print->percent * print->actions - 10000 * print->closed) * 2 <=
           within * print->actions;
}

static void check_own(GPtrArray *findings, const struct monitored_print *print)
{
    char printed[HUNDREDTHS_TEXT], computed[HUNDREDTHS_TEXT];
    if (print->closed > print->actions && print->actions >= 0)
        find(findings, print,
             g_strdup_printf(_("selesai %ld, padahal tindak lanjutnya hanya %ld"), print->closed,
                             print->actions));
    if (print->percent == HUNDREDTHS_NONE || print->actions <= 0 || print->closed < 0 ||
        percent_fits(print))
        return;
    find(findings, print,
         g_strdup_printf(
             _("persen tercetak %s, %ld dari %ld adalah %s"),
             hundredths_text(print->percent, ',', printed), print->closed, print->actions,
             hundredths_text(hundredths_percent(print->closed, print->actions), ',', computed)));
}

struct column {
    const char *words; /* N_() */
    size_t offset;
};

static const struct column columns[] = {
    {N_("rekomendasi"), offsetof(struct monitored_print, recommendations)},
    {N_("tindak lanjut"), offsetof(struct monitored_print, actions)},
    {N_("selesai"), offsetof(struct monitored_print, closed)},
};

static long value_of(const struct monitored_print *print, const struct column *column)
{
    return *(const long *)G_STRUCT_MEMBER_P(print, column->offset);
}

static bool is_summed(const struct monitored_print *row, const struct monitored_print *total)
{
    return !row->is_total && row->import == total->import &&
           (total->year == 0 || row->year == total->year) && day_compare(row->day, total->day) == 0;
}

static void check_sum(GPtrArray *findings, const GPtrArray *prints,
                      const struct monitored_print *total, const struct column *column)
{
    long sum = 0, rows = 0, printed = value_of(total, column);
    for (guint i = 0; i < prints->len; i++) {
        const struct monitored_print *row = g_ptr_array_index(prints, i);
        if (!is_summed(row, total) || value_of(row, column) < 0)
            continue;
        sum += value_of(row, column);
        rows++;
    }
    if (printed >= 0 && printed != sum)
        find(findings, total,
             g_strdup_printf(_("%s tercetak %ld, jumlah %ld barisnya %ld (selisih %ld)"),
                             _(column->words), printed, rows, sum, labs(printed - sum)));
}

GPtrArray *monitored_prints_check(const GPtrArray *prints)
{
    GPtrArray *findings = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < prints->len; i++) {
        const struct monitored_print *print = g_ptr_array_index(prints, i);
        check_own(findings, print);
        for (size_t c = 0; print->is_total && c < G_N_ELEMENTS(columns); c++)
            check_sum(findings, prints, print, &columns[c]);
    }
    return findings;
}
