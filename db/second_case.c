#include "db/second_private.h"

#include "src/i18n.h"

/* What the passes over a sheet say, what was decided of it, and who erred. */

void second_case_finish(struct second_case *decision)
{
    for (int pass = 0; pass < PASSES; pass++) {
        sheet_destroy(decision->passes[pass]);
        g_free(decision->keyers[pass]);
    }
    sheet_destroy(decision->seen);
    sheet_destroy(decision->decided);
    g_free(decision->items);
    g_free(decision->third_items);
    g_free(decision->corrected_by);
    g_clear_pointer(&decision->differences, g_array_unref);
    *decision = (struct second_case){0};
}

/* --- reading --- */

static struct sheet *unpack(const struct second_store *store, const char *fields,
                            const char *answers)
{
    struct sheet *sheet = sheet_create(store->survey->form);
    sheet_unpack_fields(sheet, fields);
    sheet_unpack_answers(sheet, answers);
    return sheet;
}

static void read_pass(const struct second_store *store, const struct query *query,
                      struct second_case *decision, int64_t *compared_at)
{
    int pass = query_int(query, 0) == 2 ? PASS_SECOND : PASS_THIRD;
    decision->passes[pass] = unpack(store, query_text(query, 4), query_text(query, 5));
    decision->keyers[pass] = g_strdup(query_text(query, 1));
    decision->standing[pass] = second_standing_from_name(query_text(query, 2));
    if (pass == PASS_THIRD) {
        decision->third_items = g_strdup(query_text(query, 3));
        return;
    }
    decision->items = g_strdup(query_text(query, 3));
    decision->seen = unpack(store, query_text(query, 6), query_text(query, 7));
    *compared_at = query_int(query, 8);
}

static bool read_passes(struct second_store *store, struct second_case *decision,
                        int64_t *compared_at, struct error *error)
{
    struct query query = second_begin(store, CASE_PASSES);
    query_bind_int(&query, ":id", decision->id);
    while (query_step(&query))
        read_pass(store, &query, decision, compared_at);
    return query_end(&query, error) &&
           (decision->items ||
            error_set(error, ERROR_INPUT, _("Lembar ini belum dientri untuk kedua kalinya.")));
}

static bool read_first(struct second_store *store, struct second_case *decision,
                       struct error *error)
{
    struct sheet_info info;
    decision->passes[PASS_FIRST] = sheet_store_load(store->sheets, decision->sheet_id, error);
    if (!decision->passes[PASS_FIRST] ||
        !sheet_store_info(store->sheets, decision->sheet_id, &info, error))
        return false;
    decision->keyers[PASS_FIRST] = g_strdup(info.keyed_by);
    sheet_info_finish(&info);
    return true;
}

static bool find_last(struct second_store *store, int64_t sheet, int64_t *last, struct error *error)
{
    struct query query = second_begin(store, CASE_LAST);
    query_bind_int(&query, ":id", sheet);
    *last = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

/* Whether a field that was compared is another one by now. */
static bool was_corrected(const struct second_case *decision)
{
    const struct sheet *now = decision->passes[PASS_FIRST];
    for (size_t i = 0; i < now->form->item_count; i++)
        if (comparison_has(decision->items, i) &&
            !comparison_is_equal(&now->form->items[i], now->values[i], decision->seen->values[i]))
            return true;
    return false;
}

static bool find_corrector(struct second_store *store, struct second_case *decision,
                           int64_t compared_at, struct error *error)
{
    struct query query = second_begin(store, CASE_CORRECTED);
    query_bind_int(&query, ":sheet", decision->sheet_id);
    query_bind_int(&query, ":since", compared_at);
    if (query_step(&query)) {
        decision->corrected_by = g_strdup(query_text(&query, 0));
        decision->corrected_at = query_int(&query, 1);
    }
    return query_end(&query, error);
}

/* What two passes agree on is decided, as long as nobody says otherwise. */
static void decide_by_default(struct second_case *decision)
{
    decision->decided = sheet_copy(decision->passes[PASS_FIRST]);
    decision->differences =
        comparison_find(decision->passes[PASS_FIRST], decision->passes[PASS_SECOND],
                        decision->passes[PASS_THIRD], decision->items, decision->third_items);
    for (guint i = 0; i < decision->differences->len; i++) {
        const struct difference *difference =
            &g_array_index(decision->differences, struct difference, i);
        if (difference->winner != PASS_NONE)
            sheet_set(decision->decided, difference->item, difference->values[difference->winner]);
    }
}

bool second_load_case(struct second_store *store, int64_t id, int64_t sheet,
                      struct second_case *decision, struct error *error)
{
    int64_t compared_at = 0;
    *decision = (struct second_case){.id = id, .sheet_id = sheet};
    if (!read_passes(store, decision, &compared_at, error) || !read_first(store, decision, error) ||
        !find_last(store, sheet, &decision->last, error) ||
        (was_corrected(decision) && !find_corrector(store, decision, compared_at, error)))
        return false;
    decide_by_default(decision);
    return true;
}

/* A case of which another program has decided since it was listed stays closed. */
static bool open_claimed(struct second_store *store, const struct second_waiting *waiting,
                         struct second_case *decision, struct error *error)
{
    enum second_state state;
    if (!second_state_of(store, waiting->id, &state, error))
        return false;
    return state != SECOND_DECISION ||
           second_load_case(store, waiting->id, waiting->sheet_id, decision, error);
}

bool second_store_next_case(struct second_store *store, struct second_case *decision,
                            struct error *error)
{
    g_autoptr(GPtrArray) list = second_store_list(store, error);
    bool ok = list != NULL;
    *decision = (struct second_case){0};
    for (guint i = 0; ok && i < list->len && !decision->id; i++) {
        const struct second_waiting *waiting = g_ptr_array_index(list, i);
        if (waiting->state != SECOND_DECISION || !second_claim(store, waiting->id))
            continue;
        ok = open_claimed(store, waiting, decision, error);
        if (!ok)
            second_case_finish(decision);
        if (!decision->id)
            second_drop(store, waiting->id);
    }
    return ok;
}

bool second_store_reload(struct second_store *store, struct second_case *decision,
                         struct error *error)
{
    struct second_case anew;
    if (!second_load_case(store, decision->id, decision->sheet_id, &anew, error)) {
        second_case_finish(&anew);
        return false;
    }
    second_case_finish(decision);
    *decision = anew;
    return true;
}

void second_store_drop_case(struct second_store *store, const struct second_case *decision)
{
    if (decision->id)
        second_drop(store, decision->id);
}

/* --- settling --- */

static bool is_given_answer(const struct sheet *first, size_t item)
{
    return first->form->items[item].element >= 0 && value_is_given(first->values[item]);
}

size_t second_count_answers(const struct sheet *first, const char *items)
{
    size_t count = 0;
    for (size_t i = 0; i < first->form->item_count; i++)
        count += comparison_has(items, i) && is_given_answer(first, i);
    return count;
}

/* What each pass keyed of an item, NULL where it did not, and what was decided of it. */
struct settled {
    const struct form_item *item;
    const char *keyed[PASSES];
    const char *decided;
    bool erred[PASSES];
    bool any; /* erred, or the first two differed */
};

static struct settled settle_item(const struct second_case *decision, size_t i)
{
    const struct sheet *third = decision->passes[PASS_THIRD];
    bool keyed = third && comparison_has(decision->third_items, i);
    struct settled settled = {
        .item = &decision->decided->form->items[i],
        .keyed = {decision->seen->values[i], decision->passes[PASS_SECOND]->values[i],
                  keyed ? third->values[i] : NULL},
        .decided = decision->decided->values[i],
    };
    for (int pass = 0; pass < PASSES; pass++) {
        settled.erred[pass] = comparison_erred(settled.item, settled.keyed[pass], settled.decided);
        settled.any = settled.any || settled.erred[pass];
    }
    return settled;
}

static bool write_difference(struct second_store *store, int64_t id, const struct settled *settled,
                             struct error *error)
{
    static const char *const names[PASSES] = {":first", ":second", ":third"};
    static const char *const erred[PASSES] = {":first_erred", ":second_erred", ":third_erred"};
    bool personal = settled->item->personal;
    struct query query = second_begin(store, SETTLE_DIFFERENCE);
    query_bind_int(&query, ":id", id);
    query_bind_text(&query, ":field", settled->item->key);
    for (int pass = 0; pass < PASSES; pass++) {
        const char *keyed = settled->keyed[pass];
        query_bind_text(&query, names[pass], !keyed ? "" : personal ? "…" : keyed);
    }
    query_bind_text(&query, ":decided", personal ? "…" : settled->decided);
    for (int pass = 0; pass < PASSES; pass++)
        query_bind_int(&query, erred[pass], settled->erred[pass]);
    return query_run(&query, error);
}

static bool write_differences(struct second_store *store, const struct second_case *decision,
                              int64_t *wrong, int64_t *wrong_answers, struct error *error)
{
    *wrong = *wrong_answers = 0;
    for (size_t i = 0; i < decision->decided->form->item_count; i++) {
        if (!comparison_has(decision->items, i))
            continue;
        struct settled settled = settle_item(decision, i);
        *wrong += settled.erred[PASS_FIRST];
        *wrong_answers += settled.erred[PASS_FIRST] && is_given_answer(decision->seen, i);
        if (settled.any && !write_difference(store, decision->id, &settled, error))
            return false;
    }
    return true;
}

bool second_settle(struct second_store *store, const struct second_case *decision, int64_t now,
                   struct error *error)
{
    int64_t wrong, answers;
    if (!sheet_store_correct(store->sheets, decision->sheet_id, decision->decided, "entri kedua",
                             now, error) ||
        !write_differences(store, decision, &wrong, &answers, error))
        return false;
    struct query query = second_begin(store, KEYING_SETTLE);
    query_bind_int(&query, ":wrong", wrong);
    query_bind_int(&query, ":answers", answers);
    query_bind_text(&query, ":verified", decision->items);
    query_bind_int(&query, ":id", decision->id);
    return query_run(&query, error) && second_run(store, SETTLE_ERASE, decision->id, error) &&
           second_run(store, SETTLE_DRAFTS, decision->id, error);
}

/* --- deciding --- */

/* A correction that is being keyed knows the sheet as it was, and would put that back. */
static bool check_nobody_corrects(struct second_store *store, int64_t sheet, struct error *error)
{
    struct query query = second_begin(store, CASE_CORRECTING);
    query_bind_int(&query, ":id", sheet);
    g_autofree char *name = query_step(&query) ? g_strdup(query_text(&query, 0)) : NULL;
    if (!query_end(&query, error))
        return false;
    return !name || error_set(error, ERROR_INPUT,
                              _("Lembar ini sedang dikoreksi oleh %s. Putuskan sesudah koreksi "
                                "itu selesai."),
                              name);
}

static bool check_current(struct second_store *store, const struct second_case *decision,
                          struct error *error)
{
    int64_t last;
    enum second_state state;
    if (!second_state_of(store, decision->id, &state, error) ||
        !find_last(store, decision->sheet_id, &last, error))
        return false;
    if (state != SECOND_DECISION)
        return error_set(error, ERROR_INPUT, _("Lembar ini sudah diputuskan orang lain."));
    return last == decision->last ||
           error_set(error, ERROR_INPUT,
                     _("Lembar ini baru saja dikoreksi; periksa nilai yang sekarang, lalu "
                       "putuskan."));
}

bool second_store_decide(struct second_store *store, struct second_case *decision, int64_t now,
                         struct error *error)
{
    struct kept_row row;
    if (!database_begin(store->database, error))
        return false;
    bool ok = check_current(store, decision, error) &&
              check_nobody_corrects(store, decision->sheet_id, error) &&
              second_look(store, decision->id, &row, error) &&
              second_settle(store, decision, now, error) &&
              second_record_state(store, &row, SECOND_DECISION, SECOND_SETTLED, "", now, error);
    ok = second_end(store, ok, error);
    if (ok)
        second_drop(store, decision->id);
    return ok;
}
