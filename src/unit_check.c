#include "src/unit_check.h"

#include <stdlib.h>
#include <string.h>

#include "src/i18n.h"

#define TOP 10000 /* 100.00 */

static const char *const names[UNIT_FLAWS] = {
    [FLAW_INDEX] = "index",   [FLAW_ATTAINMENT] = "attainment",
    [FLAW_CHANGE] = "change", [FLAW_CATEGORY] = "category",
    [FLAW_SUM] = "sum",       [FLAW_TWINS] = "twins",
    [FLAW_RANGE] = "range",
};

const char *unit_flaw_name(enum unit_flaw flaw)
{
    return names[flaw];
}

struct check {
    const struct form *form;
    char point;
    GPtrArray *results, *findings;
};

static void free_finding(void *pointer)
{
    struct unit_finding *finding = pointer;
    g_free(finding->unit);
    g_free(finding->key);
    g_free(finding->text);
    g_free(finding);
}

/* TEXT becomes the finding's. */
static void find(struct check *check, const struct unit_result *result, enum unit_flaw flaw,
                 char *text)
{
    struct unit_finding *finding = g_new0(struct unit_finding, 1);
    *finding = (struct unit_finding){
        .flaw = flaw,
        .unit = g_strdup(result->unit),
        .key = g_strdup(result->key),
        .year = result->year,
        .text = text,
    };
    g_ptr_array_add(check->findings, finding);
}

static bool has(const struct unit_result *result, enum unit_figure figure)
{
    return result->figures[figure] != HUNDREDTHS_NONE;
}

static bool has_all_elements(const struct unit_result *result)
{
    for (int i = 0; i < UNIT_ELEMENTS; i++)
        if (!has(result, (enum unit_figure)(UNIT_U1 + i)))
            return false;
    return true;
}

static void check_index(struct check *check, const struct unit_result *result)
{
    long index = result->figures[UNIT_INDEX], sum = 0;
    char printed[HUNDREDTHS_TEXT], mean[HUNDREDTHS_TEXT];
    if (!has(result, UNIT_INDEX) || !has_all_elements(result))
        return;
    for (int i = 0; i < UNIT_ELEMENTS; i++)
        sum += result->figures[UNIT_U1 + i];
    if (labs(UNIT_ELEMENTS * index - sum) < UNIT_ELEMENTS)
        return;
    find(check, result, FLAW_INDEX,
         g_strdup_printf(
             _("indeks tercetak %s, rata-rata sembilan unsurnya %s"),
             hundredths_text(index, check->point, printed),
             hundredths_text((2 * sum + UNIT_ELEMENTS) / (2 * UNIT_ELEMENTS), check->point, mean)));
}

static void check_attainment(struct check *check, const struct unit_result *result)
{
    long printed = result->figures[UNIT_ATTAINMENT], target = result->figures[UNIT_TARGET_FROM];
    long computed = unit_result_attainment(result);
    char texts[2][HUNDREDTHS_TEXT];
    if (printed == HUNDREDTHS_NONE || computed == HUNDREDTHS_NONE ||
        2 * labs(printed * target - TOP * result->figures[UNIT_INDEX]) < TOP + target)
        return;
    find(check, result, FLAW_ATTAINMENT,
         g_strdup_printf(_("capaian tercetak %s, indeks dibagi target %s"),
                         hundredths_text(printed, check->point, texts[0]),
                         hundredths_text(computed, check->point, texts[1])));
}

static void check_change(struct check *check, const struct unit_result *result)
{
    const struct unit_result *before =
        unit_results_find(check->results, result->key, result->year - 1);
    long printed = result->figures[UNIT_CHANGE], computed = unit_result_change(result, before);
    char texts[2][HUNDREDTHS_TEXT];
    if (printed == HUNDREDTHS_NONE || computed == HUNDREDTHS_NONE || labs(printed - computed) < 2)
        return;
    find(check, result, FLAW_CHANGE,
         g_strdup_printf(_("perubahan tercetak %s, selisih kedua indeks %s"),
                         hundredths_text(printed, check->point, texts[0]),
                         hundredths_text(computed, check->point, texts[1])));
}

static void check_category(struct check *check, const struct unit_result *result)
{
    const struct form_band *band = form_band_of(check->form, result->figures[UNIT_INDEX]);
    char text[HUNDREDTHS_TEXT];
    if (!*result->category || !band || g_ascii_strcasecmp(result->category, band->grade) == 0 ||
        g_ascii_strcasecmp(result->category, band->words) == 0)
        return;
    find(check, result, FLAW_CATEGORY,
         g_strdup_printf(_("kategori tercetak %s, indeks %s adalah %s (%s)"), result->category,
                         hundredths_text(result->figures[UNIT_INDEX], check->point, text),
                         band->grade, band->words));
}

static void check_range(struct check *check, const struct unit_result *result)
{
    char from[HUNDREDTHS_TEXT], to[HUNDREDTHS_TEXT];
    if (!has(result, UNIT_TARGET_TO) || result->figures[UNIT_TARGET_TO] <= TOP)
        return;
    find(check, result, FLAW_RANGE,
         g_strdup_printf(_("target %s–%s berakhir di atas 100"),
                         hundredths_text(result->figures[UNIT_TARGET_FROM], check->point, from),
                         hundredths_text(result->figures[UNIT_TARGET_TO], check->point, to)));
}

static bool are_twins(const struct unit_result *one, const struct unit_result *other)
{
    return one->year == other->year && has_all_elements(one) &&
           memcmp(one->figures, other->figures, UNIT_ELEMENTS * sizeof one->figures[0]) == 0;
}

/* The later of the two names the earlier. */
static void check_twins(struct check *check, guint position)
{
    const struct unit_result *result = g_ptr_array_index(check->results, position);
    for (guint i = 0; i < position; i++) {
        const struct unit_result *other = g_ptr_array_index(check->results, i);
        if (are_twins(result, other))
            find(check, result, FLAW_TWINS,
                 g_strdup_printf(_("kesembilan nilai unsurnya sama dengan %s"), other->unit));
    }
}

/* --- sums --- */

struct sums {
    long rows, people, counted_people, weighted; /* the last: Σ respondents · index */
};

static bool is_summed(const struct unit_result *row, const struct unit_result *total)
{
    return !row->is_total && row->import == total->import && row->year == total->year &&
           (!*total->cluster || g_ascii_strcasecmp(row->cluster, total->cluster) == 0);
}

static struct sums sums_of(const GPtrArray *rows, const struct unit_result *total)
{
    struct sums sums = {0};
    for (guint i = 0; i < rows->len; i++) {
        const struct unit_result *row = g_ptr_array_index(rows, i);
        long people = row->figures[UNIT_RESPONDENTS];
        if (!is_summed(row, total) || people == HUNDREDTHS_NONE)
            continue;
        sums.rows++;
        sums.people += people;
        if (!unit_result_counts(row) || !has(row, UNIT_INDEX))
            continue;
        sums.counted_people += people;
        sums.weighted += people * row->figures[UNIT_INDEX];
    }
    return sums;
}

static void check_total(struct check *check, const struct unit_result *total, struct sums sums)
{
    long people = total->figures[UNIT_RESPONDENTS], index = total->figures[UNIT_INDEX];
    char printed[HUNDREDTHS_TEXT], mean[HUNDREDTHS_TEXT];
    if (people != HUNDREDTHS_NONE && people != sums.people)
        find(check, total, FLAW_SUM,
             g_strdup_printf(_("responden tercetak %ld, jumlah %ld barisnya %ld (yang dihitung "
                               "%ld)"),
                             people, sums.rows, sums.people, sums.counted_people));
    long count = sums.counted_people;
    if (index == HUNDREDTHS_NONE || count == 0 || labs(count * index - sums.weighted) < count)
        return;
    find(check, total, FLAW_SUM,
         g_strdup_printf(
             _("indeks tercetak %s, rata-rata berbobot responden barisnya %s"),
             hundredths_text(index, check->point, printed),
             hundredths_text((2 * sums.weighted + count) / (2 * count), check->point, mean)));
}

static void check_totals(struct check *check, const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const struct unit_result *row = g_ptr_array_index(rows, i);
        if (row->is_total)
            check_total(check, row, sums_of(rows, row));
    }
}

GPtrArray *unit_check(const GPtrArray *rows, const struct form *form, char point)
{
    g_autoptr(GPtrArray) results = unit_results_together(rows);
    struct check check = {form, point, results, g_ptr_array_new_with_free_func(free_finding)};
    for (guint i = 0; i < results->len; i++) {
        const struct unit_result *result = g_ptr_array_index(results, i);
        check_index(&check, result);
        check_attainment(&check, result);
        check_change(&check, result);
        check_category(&check, result);
        check_twins(&check, i);
        check_range(&check, result);
    }
    check_totals(&check, rows);
    return check.findings;
}
