#include "db/draft_store_private.h"

/* Which number a new sheet is given, and when it gives one up. */

static struct query begin(struct draft_store *store, size_t statement)
{
    struct query query = query_begin(store->statements, statement);
    query_bind_int(&query, ":survey", store->survey->id);
    return query;
}

/* Whether a batch tells the paper of that number as missing or rejected. */
static bool is_listed(struct draft_store *store, long number, bool *listed, struct error *error)
{
    struct query query = begin(store, LISTED);
    query_bind_int(&query, ":number", number);
    *listed = query_step(&query) && query_int(&query, 0);
    return query_end(&query, error);
}

/* --- the new sheets on disk --- */

/* A row of NEW_SHEETS. */
struct new_sheet {
    int64_t id;
    long number;
    bool open_elsewhere;
    bool holds; /* its number: what is keyed of it is not to be renumbered, nor what somebody has
                 * before him; the empty sheet of a program that has ended is nobody's */
};

static bool next_sheet(struct draft_store *store, struct query *query, struct new_sheet *sheet)
{
    if (!query_step(query))
        return false;
    sheet->id = query_int(query, 0);
    sheet->number = (long)query_int(query, 1);
    sheet->open_elsewhere = !claim_is_free(store->claims, sheet->id);
    sheet->holds = sheet->open_elsewhere || query_int(query, 2) != 0;
    return true;
}

/* The highest number in use. */
static bool find_last(struct draft_store *store, long *last, struct error *error)
{
    struct new_sheet sheet;
    struct query query = begin(store, SHEET_LAST);
    *last = query_step(&query) ? (long)query_int(&query, 0) : 0;
    if (!query_end(&query, error))
        return false;
    query = begin(store, NEW_SHEETS);
    while (next_sheet(store, &query, &sheet))
        if (sheet.holds)
            *last = MAX(*last, sheet.number);
    return query_end(&query, error);
}

/* Whether another sheet than DRAFT has its number. */
static bool is_taken(struct draft_store *store, const struct draft *draft, bool *taken,
                     struct error *error)
{
    bool is_free;
    struct new_sheet sheet;
    long number = sheet_number(draft->sheet);
    if (!sheet_store_number_is_free(store->sheets, number, 0, &is_free, error))
        return false;
    *taken = !is_free;
    struct query query = begin(store, NEW_SHEETS);
    while (next_sheet(store, &query, &sheet))
        *taken = *taken || (sheet.holds && sheet.number == number && sheet.id != draft->id);
    return query_end(&query, error);
}

bool draft_store_keyed_elsewhere(struct draft_store *store, long number, char **name,
                                 struct error *error)
{
    struct new_sheet sheet;
    struct query query = begin(store, NEW_SHEETS);
    *name = NULL;
    while (next_sheet(store, &query, &sheet))
        if (!*name && sheet.open_elsewhere && sheet.number == number)
            *name = g_strdup(query_text(&query, 3));
    return query_end(&query, error);
}

/* --- giving a number --- */

bool draft_store_next_number(struct draft_store *store, long after, long *number,
                             struct error *error)
{
    long last;
    bool listed = true;
    if (!find_last(store, &last, error))
        return false;
    for (*number = MAX(after, last) + 1; is_listed(store, *number, &listed, error); (*number)++)
        if (!listed)
            return true;
    return false;
}

bool draft_take_next_number(struct draft_store *store, struct draft *draft, struct error *error)
{
    long number;
    if (!draft_store_next_number(store, 0, &number, error))
        return false;
    sheet_set_number(draft->sheet, number);
    return true;
}

bool draft_give_way(struct draft_store *store, struct draft *draft, struct error *error)
{
    bool taken;
    if (draft->sheet_id || draft->numbered)
        return true;
    if (!is_taken(store, draft, &taken, error))
        return false;
    return !taken || draft_take_next_number(store, draft, error);
}

bool draft_renew_number(struct draft_store *store, struct draft *draft, struct error *error)
{
    bool listed, taken;
    if (draft->numbered)
        return true;
    if (!is_listed(store, sheet_number(draft->sheet), &listed, error) ||
        !is_taken(store, draft, &taken, error))
        return false;
    return !(listed || taken) || draft_take_next_number(store, draft, error);
}
