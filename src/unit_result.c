#include "src/unit_result.h"

#include <string.h>

#include "src/i18n.h"
#include "src/rollup.h"
#include "src/unit_name.h"

static const char *const names[UNIT_FIGURES] = {
    "u1", "u2",  "u3",          "u4",     "u5",     "u6",     "u7",         "u8",
    "u9", "ikm", "respondents", "counts", "target", "target", "attainment", "change",
};

const char *unit_figure_name(enum unit_figure figure)
{
    return names[figure];
}

struct unit_result *unit_result_create(const char *unit, int year)
{
    struct unit_result *result = g_new0(struct unit_result, 1);
    result->unit = g_strdup(unit);
    result->key = unit_key(unit);
    result->is_total = unit_is_total(unit);
    result->cluster = g_strdup("");
    result->category = g_strdup("");
    result->source = g_strdup("");
    result->year = year;
    for (int i = 0; i < UNIT_FIGURES; i++)
        result->figures[i] = HUNDREDTHS_NONE;
    return result;
}

void unit_result_destroy(struct unit_result *result)
{
    if (!result)
        return;
    g_free(result->unit);
    g_free(result->key);
    g_free(result->cluster);
    g_free(result->category);
    g_free(result->source);
    g_free(result);
}

bool unit_result_is_empty(const struct unit_result *result)
{
    for (int i = 0; i < UNIT_FIGURES; i++)
        if (result->figures[i] != HUNDREDTHS_NONE)
            return false;
    return !*result->category;
}

const char *unit_result_conflict(const struct unit_result *one, const struct unit_result *other)
{
    for (int i = 0; i < UNIT_FIGURES; i++)
        if (one->figures[i] != HUNDREDTHS_NONE && other->figures[i] != HUNDREDTHS_NONE &&
            one->figures[i] != other->figures[i])
            return names[i];
    bool differs = *one->category && *other->category &&
                   g_ascii_strcasecmp(one->category, other->category) != 0;
    return differs ? "category" : NULL;
}

/* --- together --- */

static void take_text(char **text, const char *other)
{
    if (**text || !*other)
        return;
    g_free(*text);
    *text = g_strdup(other);
}

static void take_over(struct unit_result *result, const struct unit_result *row)
{
    for (int i = 0; i < UNIT_FIGURES; i++)
        if (result->figures[i] == HUNDREDTHS_NONE)
            result->figures[i] = row->figures[i];
    take_text(&result->cluster, row->cluster);
    take_text(&result->category, row->category);
    take_text(&result->source, row->source);
}

static void destroy_result(void *result)
{
    unit_result_destroy(result);
}

static int compare(const void *left, const void *right)
{
    const struct unit_result *a = *(struct unit_result *const *)left;
    const struct unit_result *b = *(struct unit_result *const *)right;
    int order = g_utf8_collate(a->cluster, b->cluster);
    if (order == 0)
        order = g_utf8_collate(a->unit, b->unit);
    return order ? order : a->year - b->year;
}

static char *index_of(const struct unit_result *row)
{
    return g_strdup_printf("%s %d", row->key, row->year);
}

/* The unit is in one cluster, whatever year it is said for. */
static void share_clusters(GPtrArray *results)
{
    g_autoptr(GHashTable) clusters = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < results->len; i++) {
        struct unit_result *result = g_ptr_array_index(results, i);
        if (*result->cluster)
            g_hash_table_insert(clusters, result->key, result->cluster);
    }
    for (guint i = 0; i < results->len; i++) {
        struct unit_result *result = g_ptr_array_index(results, i);
        const char *cluster = g_hash_table_lookup(clusters, result->key);
        take_text(&result->cluster, cluster ? cluster : "");
    }
}

GPtrArray *unit_results_together(const GPtrArray *rows)
{
    GPtrArray *results = g_ptr_array_new_with_free_func(destroy_result);
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < rows->len; i++) {
        const struct unit_result *row = g_ptr_array_index(rows, i);
        char *index = index_of(row);
        struct unit_result *result = g_hash_table_lookup(known, index);
        if (!result && !row->is_total) {
            result = unit_result_create(row->unit, row->year);
            g_ptr_array_add(results, result);
            g_hash_table_insert(known, g_steal_pointer(&index), result);
        }
        if (result)
            take_over(result, row);
        g_free(index);
    }
    share_clusters(results);
    g_ptr_array_sort(results, compare);
    return results;
}

const struct unit_result *unit_results_find(const GPtrArray *results, const char *key, int year)
{
    for (guint i = 0; i < results->len; i++) {
        const struct unit_result *result = g_ptr_array_index(results, i);
        if (result->year == year && strcmp(result->key, key) == 0)
            return result;
    }
    return NULL;
}

int unit_results_last_year(const GPtrArray *results)
{
    int year = 0;
    for (guint i = 0; i < results->len; i++) {
        const struct unit_result *result = g_ptr_array_index(results, i);
        if (result->figures[UNIT_INDEX] != HUNDREDTHS_NONE)
            year = MAX(year, result->year);
    }
    return year;
}

/* --- what follows from the figures --- */

bool unit_result_counts(const struct unit_result *result)
{
    return result->figures[UNIT_COUNTS] != 0;
}

long unit_result_attainment(const struct unit_result *result)
{
    if (result->figures[UNIT_TARGET_FROM] != result->figures[UNIT_TARGET_TO])
        return HUNDREDTHS_NONE;
    return hundredths_percent(result->figures[UNIT_INDEX], result->figures[UNIT_TARGET_FROM]);
}

long unit_result_change(const struct unit_result *result, const struct unit_result *before)
{
    if (!before || before->figures[UNIT_INDEX] == HUNDREDTHS_NONE ||
        result->figures[UNIT_INDEX] == HUNDREDTHS_NONE)
        return HUNDREDTHS_NONE;
    return result->figures[UNIT_INDEX] - before->figures[UNIT_INDEX];
}

const char *attainment_words(long attainment)
{
    if (attainment == HUNDREDTHS_NONE)
        return "";
    if (attainment < 5000)
        return _("sangat kurang");
    if (attainment < 7000)
        return _("kurang");
    if (attainment < 9000)
        return _("cukup");
    if (attainment < 11000)
        return _("baik");
    return attainment <= 12000 ? _("sangat baik") : _("tidak dapat disimpulkan");
}

/* --- roll-up --- */

static bool is_in(const struct unit_result *result, const char *cluster)
{
    return !cluster || strcmp(result->cluster, cluster) == 0;
}

static long mean_of(const GPtrArray *results, const char *cluster, int year,
                    struct unit_rollup *counts)
{
    struct rollup rollup;
    rollup_init(&rollup);
    for (guint i = 0; i < results->len; i++) {
        const struct unit_result *result = g_ptr_array_index(results, i);
        long value = result->figures[UNIT_INDEX];
        long people = MAX(result->figures[UNIT_RESPONDENTS], 0);
        if (result->year != year || !is_in(result, cluster) || value == HUNDREDTHS_NONE)
            continue;
        counts->units++;
        counts->reported += people;
        if (unit_result_counts(result) && people > 0)
            rollup_add_published(&rollup, value, people);
    }
    counts->counted = rollup.units;
    counts->respondents = rollup.respondents;
    long mean = rollup_value(&rollup);
    rollup_finish(&rollup);
    return mean;
}

/* That of the newest table with a single one. */
static long target_of(const GPtrArray *rows, const char *cluster, int year)
{
    long target = HUNDREDTHS_NONE;
    for (guint i = 0; i < rows->len; i++) {
        const struct unit_result *row = g_ptr_array_index(rows, i);
        if (row->is_total && row->year == year &&
            g_ascii_strcasecmp(row->cluster, cluster ? cluster : "") == 0 &&
            row->figures[UNIT_TARGET_FROM] != HUNDREDTHS_NONE &&
            row->figures[UNIT_TARGET_FROM] == row->figures[UNIT_TARGET_TO])
            target = row->figures[UNIT_TARGET_FROM];
    }
    return target;
}

static void add_rollup(GArray *rollups, const GPtrArray *results, const GPtrArray *rows,
                       const char *cluster, int year)
{
    struct unit_rollup rollup = {.cluster = g_strdup(cluster)}, before = {0};
    rollup.target = cluster && !*cluster ? HUNDREDTHS_NONE : target_of(rows, cluster, year);
    rollup.value = mean_of(results, cluster, year, &rollup);
    rollup.before = mean_of(results, cluster, year - 1, &before);
    if (rollup.units > 0 || !cluster)
        g_array_append_val(rollups, rollup);
    else
        g_free(rollup.cluster);
}

static void clear_rollup(void *rollup)
{
    g_free(((struct unit_rollup *)rollup)->cluster);
}

GArray *unit_results_rollup(const GPtrArray *results, const GPtrArray *rows, int year)
{
    const char *last = NULL;
    GArray *rollups = g_array_new(FALSE, TRUE, sizeof(struct unit_rollup));
    g_array_set_clear_func(rollups, clear_rollup);
    for (guint i = 0; i < results->len; i++) {
        const struct unit_result *result = g_ptr_array_index(results, i);
        if (!last || strcmp(last, result->cluster) != 0)
            add_rollup(rollups, results, rows, result->cluster, year);
        last = result->cluster;
    }
    add_rollup(rollups, results, rows, NULL, year);
    return rollups;
}

long unit_rollup_change(const struct unit_rollup *rollup)
{
    return rollup->value == HUNDREDTHS_NONE || rollup->before == HUNDREDTHS_NONE
               ? HUNDREDTHS_NONE
               : rollup->value - rollup->before;
}

long unit_rollup_attainment(const struct unit_rollup *rollup)
{
    return hundredths_percent(rollup->value, rollup->target);
}
