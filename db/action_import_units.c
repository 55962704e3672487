#include "db/action_import_private.h"

#include <string.h>

#include "src/i18n.h"
#include "src/pairs.h"
#include "src/text.h"
#include "src/unit_match.h"
#include "src/unit_name.h"

/* Which unit a row is about, and the survey of that unit and year. */

/* --- spellings --- */

void action_spelling_destroy(void *pointer)
{
    struct action_spelling *spelling = pointer;
    g_free(spelling->written);
    g_free(spelling->key);
    g_free(spelling->unit);
    g_ptr_array_unref(spelling->proposals);
    g_free(spelling);
}

bool action_spelling_asks(const struct action_spelling *spelling)
{
    return spelling->state == SPELLING_OPEN && spelling->rows > 0;
}

static void mean(struct action_spelling *spelling, enum spelling_state state, const char *unit)
{
    spelling->state = state;
    spelling->unit = g_strdup(unit);
}

/* A name of its own is without the asterisk of new units. */
static char *unit_name_of(const char *written)
{
    g_autofree char *clean = text_clean(written, false);
    g_strdelimit(clean, "*", ' ');
    return text_clean(g_strstrip(clean), false);
}

static struct action_spelling *new_spelling(const struct action_import *import, const char *written,
                                            char *key)
{
    struct action_spelling *spelling = g_new0(struct action_spelling, 1);
    const char *known = unit_match_find(written, import->units);
    spelling->written = text_clean(written, false);
    spelling->key = key;
    spelling->remembered = spelling_find(import->remembered, written);
    spelling->proposals = known ? g_ptr_array_new() : unit_match_propose(written, import->units);
    if (known)
        mean(spelling, SPELLING_KNOWN, known);
    else if (spelling->remembered)
        mean(spelling, SPELLING_REMEMBERED, spelling->remembered->unit);
    else
        spelling->state = spelling->proposals->len ? SPELLING_OPEN : SPELLING_NEW;
    return spelling;
}

static void find_spelling(struct action_import *import, struct listed_row *row, GHashTable *keys)
{
    const char *written = row->cells[ACTION_COLUMN_UNIT];
    g_autofree char *key = unit_key(written ? written : "");
    if (!*key)
        return;
    gpointer known = g_hash_table_lookup(keys, key); /* one more than its position */
    if (!known) {
        struct action_spelling *made = new_spelling(import, written, g_steal_pointer(&key));
        g_ptr_array_add(import->spellings, made);
        known = GUINT_TO_POINTER(import->spellings->len);
        g_hash_table_insert(keys, made->key, known);
    }
    row->spelling = (int)GPOINTER_TO_UINT(known) - 1;
}

/* A new spelling is held against all units: where there are many of both that takes long. */
static bool find_spellings(struct action_import *import, struct error *error)
{
    struct progress *progress = database_progress(import->place.database);
    g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
    progress_begin(progress, _("Mencari unit"), import->rows->len);
    for (guint i = 0; i < import->rows->len; i++) {
        struct listed_row *row = g_ptr_array_index(import->rows, i);
        guint known = import->spellings->len;
        if (!row->skipped && !row->broken)
            find_spelling(import, row, keys);
        if ((import->spellings->len > known && !progress_look(progress)) ||
            !progress_add(progress, 1))
            return progress_refuse(error);
    }
    return true;
}

/* That of the unit which the row is about, or NULL. */
static struct action_spelling *spelling_of(const struct action_import *import,
                                           const struct listed_row *row)
{
    const struct listed_row *above = row->above[ACTION_COLUMN_UNIT];
    int position = import->options.merged && above ? above->spelling : row->spelling;
    return position < 0 ? NULL : g_ptr_array_index(import->spellings, position);
}

void action_import_count_units(struct action_import *import)
{
    for (guint i = 0; i < import->spellings->len; i++)
        ((struct action_spelling *)g_ptr_array_index(import->spellings, i))->rows = 0;
    for (guint i = 0; i < import->rows->len; i++) {
        const struct listed_row *row = g_ptr_array_index(import->rows, i);
        struct action_spelling *spelling = spelling_of(import, row);
        if (!spelling || listed_row_skipped(import, row))
            continue;
        if (spelling->rows++ == 0)
            spelling->line = row->line;
    }
}

bool action_import_read_units(struct action_import *import, struct error *error)
{
    import->units = spelling_store_units(import->spelled, error);
    import->remembered = import->units ? spelling_store_list(import->spelled, error) : NULL;
    if (!import->remembered || !find_spellings(import, error))
        return false;
    action_import_count_units(import);
    return true;
}

/* A unit that is known goes by its own name. */
void action_import_confirm(struct action_import *import, guint at, const char *unit)
{
    struct action_spelling *spelling = g_ptr_array_index(import->spellings, at);
    const char *known = unit ? unit_match_find(unit, import->units) : NULL;
    g_autofree char *name = unit && !known ? unit_name_of(unit) : g_strdup(known);
    struct confirmed confirmed = {spelling, spelling->state, spelling->unit};
    g_array_append_val(import->confirmed, confirmed);
    mean(spelling, unit ? SPELLING_CONFIRMED : SPELLING_OPEN, name);
}

/* The last confirmed is taken back first. */
void action_import_settle_units(struct action_import *import, bool stays)
{
    for (guint i = import->confirmed->len; i-- > 0;) {
        struct confirmed *confirmed = &g_array_index(import->confirmed, struct confirmed, i);
        char *given_up = stays ? confirmed->unit : confirmed->spelling->unit;
        if (!stays) {
            confirmed->spelling->state = confirmed->state;
            confirmed->spelling->unit = confirmed->unit;
        }
        g_free(given_up);
    }
    g_array_set_size(import->confirmed, 0);
}

static void confirm_key(struct action_import *import, const char *key, const char *unit)
{
    for (guint i = 0; i < import->spellings->len; i++) {
        const struct action_spelling *spelling = g_ptr_array_index(import->spellings, i);
        if (strcmp(spelling->key, key) == 0 && spelling->state != SPELLING_KNOWN)
            action_import_confirm(import, i, unit);
    }
}

/* Whether somebody has said so, beside that he knows no unit where none was proposed to him. */
static bool was_decided(const struct action_spelling *spelling)
{
    bool is_doubted = spelling->remembered || spelling->proposals->len == 0;
    return spelling->state == SPELLING_CONFIRMED ||
           (spelling->state == SPELLING_OPEN && is_doubted);
}

void action_import_confirm_as(struct action_import *import, const struct action_import *before)
{
    for (guint i = 0; i < before->spellings->len; i++) {
        const struct action_spelling *spelling = g_ptr_array_index(before->spellings, i);
        if (was_decided(spelling))
            confirm_key(import, spelling->key, spelling->unit);
    }
}

static bool confirm_pair(struct action_import *import, const struct pair *pair, const char *path,
                         struct error *error)
{
    g_autofree char *key = unit_key(pair->written), *meant = unit_key(pair->meant);
    if (!*key || !*meant)
        return error_set(error, ERROR_INPUT, _("%s: baris %ld: \"%s\" bukan nama unit"), path,
                         pair->line, *key ? pair->meant : pair->written);
    confirm_key(import, key, pair->meant);
    return true;
}

bool action_import_confirm_file(struct action_import *import, const char *path, struct error *error)
{
    g_autoptr(GPtrArray) pairs = pairs_read_file(path, "spelling", "unit", error);
    for (guint i = 0; pairs && i < pairs->len; i++)
        if (!confirm_pair(import, g_ptr_array_index(pairs, i), path, error))
            return false;
    return pairs != NULL;
}

bool action_import_remember(struct action_import *import, struct error *error)
{
    for (guint i = 0; i < import->spellings->len; i++) {
        const struct action_spelling *spelling = g_ptr_array_index(import->spellings, i);
        if (spelling->state == SPELLING_CONFIRMED &&
            !spelling_store_remember(import->spelled, spelling->written, spelling->unit,
                                     import->now, error))
            return false;
    }
    return true;
}

/* --- surveys --- */

void listed_survey_destroy(void *pointer)
{
    struct listed_survey *listed = pointer;
    g_free(listed->key);
    survey_destroy(listed->survey);
    g_free(listed->refusal);
    g_free(listed);
}

/* The survey at hand, else one of its form, else the only one; 0 where there is none, -1 where
 * there are several. */
static int64_t choose_survey(const struct survey *at_hand, const GPtrArray *titles, const char *key,
                             int year)
{
    int64_t found = 0, of_form = 0;
    for (guint i = 0; i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        g_autofree char *known = unit_key(title->unit);
        if (title->year != year || strcmp(known, key) != 0)
            continue;
        if (title->id == at_hand->id)
            return title->id;
        if (strcmp(title->form_key, at_hand->form->id) == 0)
            of_form = title->id;
        found = found ? -1 : title->id;
    }
    return of_form ? of_form : found;
}

static bool add_survey(struct action_import *import, const char *unit, int year, int64_t *id,
                       struct error *error)
{
    g_ptr_array_add(import->result.remarks, g_strdup_printf(_("survei baru: %s %d"), unit, year));
    return survey_store_create(import->surveys, unit, import->place.survey->form, year, import->now,
                               id, error);
}

/* Finds or makes the survey; a refusal where there is none. */
static bool settle_survey(struct action_import *import, struct listed_survey *listed,
                          const char *unit, struct error *error)
{
    g_autoptr(GPtrArray) titles = survey_store_list(import->surveys, error);
    if (!titles)
        return false;
    int64_t id = choose_survey(import->place.survey, titles, listed->key, listed->year);
    if (id < 0)
        listed->refusal = g_strdup_printf(_("%s punya beberapa survei tahun %d; buka dulu salah "
                                            "satunya"),
                                          unit, listed->year);
    if (id == 0 && !import->options.add_surveys)
        listed->refusal = g_strdup_printf(_("survei %s tahun %d belum ada di basis data ini"), unit,
                                          listed->year);
    if (id == 0 && import->options.add_surveys &&
        !add_survey(import, unit, listed->year, &id, error))
        return false;
    if (id > 0)
        listed->survey = survey_store_load(import->surveys, id, import->place.language, error);
    return listed->survey || listed->refusal;
}

static const struct listed_survey *survey_of(struct action_import *import, const char *unit,
                                             int year, struct error *error)
{
    g_autofree char *key = unit_key(unit);
    for (guint i = 0; i < import->found->len; i++) {
        const struct listed_survey *known = g_ptr_array_index(import->found, i);
        if (known->year == year && strcmp(known->key, key) == 0)
            return known;
    }
    struct listed_survey *listed = g_new0(struct listed_survey, 1);
    listed->key = g_steal_pointer(&key);
    listed->year = year;
    g_ptr_array_add(import->found, listed);
    return settle_survey(import, listed, unit, error) ? listed : NULL;
}

static char *why_unknown(const struct action_spelling *spelling)
{
    if (spelling->state == SPELLING_NEW)
        return g_strdup_printf(_("unit \"%s\" tidak dikenal"), spelling->written);
    if (spelling->proposals->len == 0)
        return g_strdup_printf(_("unit \"%s\" belum dipastikan"), spelling->written);
    return g_strdup_printf(_("unit \"%s\" belum dipastikan; mungkin %s"), spelling->written,
                           (char *)g_ptr_array_index(spelling->proposals, 0));
}

/* The name of the unit that the row is about; NULL with a refusal. */
static char *unit_of(const struct action_import *import, const struct listed_row *row,
                     char **refusal)
{
    if (import->columns.positions[ACTION_COLUMN_UNIT] < 0)
        return g_strdup(import->place.survey->unit);
    const struct action_spelling *spelling = spelling_of(import, row);
    if (!spelling) {
        *refusal = g_strdup(_("unit kosong; mungkin selnya digabung dengan baris di atas"));
        return NULL;
    }
    if (spelling->unit)
        return g_strdup(spelling->unit);
    if (spelling->state == SPELLING_NEW && import->options.add_surveys)
        return unit_name_of(spelling->written);
    *refusal = why_unknown(spelling);
    return NULL;
}

/* 0 with a refusal where it is not known. */
static int year_of(const struct action_import *import, const struct listed_row *row, char **refusal)
{
    const char *cell = listed_row_cell(import, row, ACTION_COLUMN_YEAR);
    int otherwise = import->options.year ? import->options.year : import->place.survey->year;
    if (import->columns.positions[ACTION_COLUMN_YEAR] < 0 ||
        (import->options.year && listed_is_empty(cell)))
        return otherwise;
    int year = listed_year(cell);
    g_autofree char *written = listed_excerpt(cell);
    if (listed_is_empty(cell))
        *refusal = g_strdup(_("tahun survei kosong; mungkin selnya digabung dengan baris di "
                              "atas"));
    else if (!year)
        *refusal = g_strdup_printf(_("tahun survei \"%s\" tidak terbaca"), written);
    return year;
}

bool action_import_find_survey(struct action_import *import, const struct listed_row *row,
                               struct survey **survey, int *year, char **refusal,
                               struct error *error)
{
    *survey = NULL;
    *refusal = NULL;
    g_autofree char *unit = unit_of(import, row, refusal);
    *year = unit ? year_of(import, row, refusal) : 0;
    if (*refusal)
        return true;
    const struct listed_survey *listed = survey_of(import, unit, *year, error);
    if (!listed)
        return false;
    *survey = listed->survey;
    *refusal = g_strdup(listed->refusal);
    return true;
}
