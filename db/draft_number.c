#include "db/draft_store_private.h"

/* Which number a new sheet is given, and when it gives one up. */

/* What STATEMENT answers about a number of the survey. */
static bool ask(struct draft_store *store, size_t statement, long number, bool *answer,
                struct error *error)
{
    struct query query = query_begin(store->statements, statement);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":number", number);
    *answer = query_step(&query) && query_int(&query, 0);
    return query_end(&query, error);
}

bool draft_store_next_number(struct draft_store *store, long after, long *number,
                             struct error *error)
{
    long last;
    bool listed = true;
    if (!sheet_store_last_number(store->sheets, &last, error))
        return false;
    for (*number = MAX(after, last) + 1; ask(store, LISTED, *number, &listed, error); (*number)++)
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
    if (!ask(store, NUMBER_TAKEN, sheet_number(draft->sheet), &taken, error))
        return false;
    return !taken || draft_take_next_number(store, draft, error);
}

bool draft_renew_number(struct draft_store *store, struct draft *draft, struct error *error)
{
    bool listed;
    if (draft->numbered)
        return true;
    if (!ask(store, LISTED, sheet_number(draft->sheet), &listed, error))
        return false;
    return !listed || draft_take_next_number(store, draft, error);
}
