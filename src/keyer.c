#include "src/keyer.h"

#include <gmp.h>

#include "src/fraction.h"

#define MOST_ITEMS 1000
#define LONGEST    (INT64_C(1000) * 3600 * 1000000) /* µs; no sheet takes longer */
#define MOST_KEYS  INT64_C(1000000000)
#define LATEST     INT64_C(7258118399999)

void pace_finish(struct pace *pace)
{
    if (pace->items)
        g_array_unref(pace->items);
    *pace = (struct pace){0};
}

struct pace pace_copy(const struct pace *pace)
{
    struct pace copy = *pace;
    copy.items = pace->items ? g_array_copy(pace->items) : NULL;
    return copy;
}

static int64_t *item_time(struct pace *pace, size_t item)
{
    if (!pace->items)
        pace->items = g_array_new(FALSE, TRUE, sizeof(int64_t));
    if (pace->items->len <= item)
        g_array_set_size(pace->items, (guint)item + 1);
    return &g_array_index(pace->items, int64_t, item);
}

void pace_key(struct pace *pace, size_t item, int64_t now)
{
    int64_t gap = pace->last ? now - pace->last : 0;
    pace->keys++;
    pace->last = now;
    if (gap <= 0 || gap > PACE_PAUSE_US || item >= MOST_ITEMS)
        return;
    pace->active += gap;
    *item_time(pace, item) += gap;
}

void pace_next(struct pace *pace)
{
    int64_t last = pace->last;
    pace_finish(pace);
    pace->last = last;
}

int64_t pace_of_field(const struct pace *pace, size_t fields)
{
    return fields ? pace->active / (int64_t)fields : 0;
}

/* --- as text --- */

char *pace_pack(const struct pace *pace)
{
    GString *text = g_string_new(NULL);
    if (pace->keys == 0)
        return g_string_free(text, FALSE);
    g_string_printf(text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                    pace->begun, pace->active, pace->keys);
    for (guint i = 0; pace->items && i < pace->items->len; i++)
        g_string_append_printf(text, " %" G_GINT64_FORMAT, g_array_index(pace->items, int64_t, i));
    return g_string_free(text, FALSE);
}

/* The next number of *TEXT, from 0 to MOST; -1 where there is none. */
static int64_t next_number(const char **text, int64_t most)
{
    char *end;
    gint64 number = g_ascii_strtoll(*text, &end, 10);
    if (end == *text)
        return -1;
    *text = end;
    return CLAMP(number, 0, most);
}

void pace_unpack(struct pace *pace, const char *text)
{
    pace_finish(pace);
    int64_t begun = next_number(&text, LATEST), active = next_number(&text, LONGEST);
    int64_t keys = next_number(&text, MOST_KEYS), time;
    if (begun < 0 || active < 0 || keys < 0)
        return;
    *pace = (struct pace){.begun = begun, .active = active, .keys = keys};
    for (size_t i = 0; i < MOST_ITEMS && (time = next_number(&text, LONGEST)) >= 0; i++)
        *item_time(pace, i) = time;
}

char *pace_pack_items(const struct pace *pace)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; pace->items && i < pace->items->len; i++)
        g_string_append_printf(text, "%s%" G_GINT64_FORMAT, i ? " " : "",
                               g_array_index(pace->items, int64_t, i) / 1000);
    return g_string_free(text, FALSE);
}

void pace_add_items(const char *text, int64_t *sums, int64_t *times, size_t count)
{
    int64_t time;
    for (size_t i = 0; i < count && (time = next_number(&text, LONGEST / 1000)) >= 0; i++) {
        sums[i] += time;
        times[i] += time > 0;
    }
}

/* --- figures --- */

void keyer_add(struct keyer_figures *sum, const struct keyer_figures *figures)
{
    sum->sheets += figures->sheets;
    sum->keys += figures->keys;
    sum->fields += figures->fields;
    sum->active += figures->active;
    sum->verified += figures->verified;
    sum->wrong += figures->wrong;
}

long keyer_ratio(int64_t value, int64_t factor, int64_t base)
{
    mpq_t ratio;
    if (base <= 0)
        return HUNDREDTHS_NONE;
    mpq_init(ratio);
    mpz_set_si(mpq_numref(ratio), value);
    mpz_mul_si(mpq_numref(ratio), mpq_numref(ratio), factor);
    mpz_set_si(mpq_denref(ratio), base);
    mpq_canonicalize(ratio);
    long hundredths = fraction_to_hundredths(ratio);
    mpq_clear(ratio);
    return hundredths;
}

long keyer_sheets_per_hour(const struct keyer_figures *figures)
{
    return keyer_ratio(figures->sheets, 3600 * 1000, figures->active);
}

long keyer_keys_per_hour(const struct keyer_figures *figures)
{
    return keyer_ratio(figures->keys, 3600 * 1000, figures->active);
}

long keyer_keys_per_sheet(const struct keyer_figures *figures)
{
    return keyer_ratio(figures->keys, 1, figures->sheets);
}

/* Hundredths of a hundredth are whole. */
long keyer_whole_sheets_per_hour(const struct keyer_figures *figures)
{
    return keyer_ratio(figures->sheets, 3600 * 10, figures->active);
}

long keyer_whole_keys_per_hour(const struct keyer_figures *figures)
{
    return keyer_ratio(figures->keys, 3600 * 10, figures->active);
}

long keyer_whole_keys_per_sheet(const struct keyer_figures *figures)
{
    return keyer_ratio(figures->keys, 1, figures->sheets * 100);
}

long keyer_errors_per_thousand(const struct keyer_figures *figures)
{
    return keyer_ratio(figures->wrong, 1000, figures->verified);
}

long keyer_seconds_per_field(const struct keyer_figures *figures)
{
    return figures->active ? keyer_ratio(figures->active, 1, figures->fields * 1000)
                           : HUNDREDTHS_NONE;
}
