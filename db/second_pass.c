#include "db/second_private.h"

#include "src/entry.h"
#include "src/i18n.h"
#include "src/setting.h"

/* The second and the third pass: opened, kept on disk as they are keyed, compared. */

void second_pass_finish(struct second_pass *pass)
{
    sheet_destroy(pass->sheet);
    g_free(pass->items);
    g_free(pass->service);
    g_free(pass->instead_of);
    *pass = (struct second_pass){0};
}

/* What a pass does not key stands as blank: nothing there waits to be keyed. */
static void blank_the_rest(struct sheet *sheet, const char *items)
{
    for (size_t i = 1; i < sheet->form->item_count; i++)
        if (!comparison_has(items, i))
            sheet_set(sheet, i, VALUE_BLANK);
}

static bool has_texts(const struct form *form, const char *items)
{
    g_autofree char *plain = comparison_items(form, false);
    for (size_t i = 0; i < form->item_count; i++)
        if (comparison_has(items, i) && !comparison_has(plain, i))
            return true;
    return false;
}

/* --- opening --- */

/* The pass as it was left; SHEET stays NULL where there is none. */
static bool read_pass(struct second_store *store, struct second_pass *pass, struct error *error)
{
    struct query query = second_begin(store, PASS_READ);
    query_bind_int(&query, ":id", pass->id);
    query_bind_int(&query, ":number", pass->number);
    if (query_step(&query)) {
        pass->sheet = sheet_create(store->survey->form);
        pass->items = g_strdup(query_text(&query, 0));
        sheet_unpack_fields(pass->sheet, query_text(&query, 1));
        sheet_unpack_answers(pass->sheet, query_text(&query, 2));
        pass->at = MIN((size_t)query_int(&query, 3), store->survey->form->item_count);
        pass->on_disk = true;
    }
    return query_end(&query, error);
}

/* What a fresh pass keys: all that is compared, or what the two passes before differ in. */
static bool find_items(struct second_store *store, struct second_pass *pass, struct error *error)
{
    long with_text;
    struct second_case passes;
    if (pass->number == 2) {
        if (!second_setting(store, SETTING_SECOND_TEXT, &with_text, error))
            return false;
        pass->items = comparison_items(store->survey->form, with_text != 0);
        return true;
    }
    bool ok = second_load_case(store, pass->id, pass->sheet_id, &passes, error);
    if (ok)
        pass->items = comparison_items_in_doubt(passes.passes[PASS_FIRST],
                                                passes.passes[PASS_SECOND], passes.items);
    second_case_finish(&passes);
    return ok;
}

static bool begin_pass(struct second_store *store, const struct second_waiting *waiting,
                       struct second_pass *pass, struct error *error)
{
    if (!find_items(store, pass, error))
        return false;
    pass->sheet = sheet_create(store->survey->form);
    sheet_set_number(pass->sheet, waiting->number);
    blank_the_rest(pass->sheet, pass->items);
    pass->at = entry_first_open(pass->sheet);
    return true;
}

static bool find_name(struct second_store *store, int64_t person, char **name, struct error *error)
{
    struct query query = second_begin(store, SECOND_NAME);
    query_bind_int(&query, ":id", person);
    *name = query_step(&query) ? g_strdup(query_text(&query, 0)) : NULL;
    return query_end(&query, error);
}

/* Of what is claimed: another program may have gone on with it since it was listed. */
static bool open_claimed(struct second_store *store, const struct second_waiting *waiting,
                         struct second_pass *pass, struct error *error)
{
    enum second_state state;
    if (!second_state_of(store, waiting->id, &state, error))
        return false;
    if (state != waiting->state)
        return true;
    *pass = (struct second_pass){.id = waiting->id,
                                 .sheet_id = waiting->sheet_id,
                                 .number = waiting->state == SECOND_WAITS ? 2 : 3,
                                 .service = g_strdup(waiting->service),
                                 .standing = waiting->standing};
    if (waiting->begun_by == store->person && !read_pass(store, pass, error))
        return false;
    if (pass->sheet)
        return true;
    return (!waiting->begun_by || find_name(store, waiting->begun_by, &pass->instead_of, error)) &&
           begin_pass(store, waiting, pass, error);
}

/* A third pass for which nothing is left to key: the sheet was corrected, and agrees. */
static bool settle_agreeing(struct second_store *store, struct second_pass *pass, int64_t now,
                            struct error *error)
{
    struct second_outcome outcome;
    return second_store_finish(store, pass, now, &outcome, error);
}

static bool try_to_open(struct second_store *store, const struct second_waiting *waiting,
                        struct second_pass *pass, int64_t now, struct error *error)
{
    if (!second_claim(store, waiting->id))
        return true;
    bool ok = open_claimed(store, waiting, pass, error);
    if (ok && pass->id && comparison_count(pass->items) > 0)
        return true;
    if (ok && pass->id)
        ok = settle_agreeing(store, pass, now, error);
    second_drop(store, waiting->id);
    second_pass_finish(pass);
    return ok;
}

static bool is_wanted(const struct second_waiting *waiting, int number, bool own, int64_t person)
{
    if (waiting->state == SECOND_DECISION || waiting->standing == STANDING_REFUSED)
        return false;
    if (own)
        return waiting->begun_by == person && !waiting->parked;
    return waiting->state == (number == 2 ? SECOND_WAITS : SECOND_THIRD);
}

static bool take(struct second_store *store, int number, bool own, struct second_pass *pass,
                 int64_t now, struct error *error)
{
    g_autoptr(GPtrArray) list = second_store_list(store, error);
    bool ok = list != NULL;
    *pass = (struct second_pass){0};
    for (guint i = 0; ok && i < list->len && !pass->id; i++) {
        const struct second_waiting *waiting = g_ptr_array_index(list, i);
        if (is_wanted(waiting, number, own, store->person))
            ok = try_to_open(store, waiting, pass, now, error);
    }
    return ok;
}

bool second_store_take(struct second_store *store, int number, struct second_pass *pass,
                       int64_t now, struct error *error)
{
    return take(store, number, false, pass, now, error);
}

bool second_store_take_interrupted(struct second_store *store, struct second_pass *pass,
                                   int64_t now, struct error *error)
{
    return take(store, 0, true, pass, now, error);
}

/* --- keeping --- */

static bool write_pass(struct second_store *store, const struct second_pass *pass,
                       struct error *error)
{
    g_autofree char *fields = sheet_pack_fields(pass->sheet, false);
    g_autofree char *answers = sheet_pack_answers(pass->sheet);
    struct query query = second_begin(store, PASS_KEEP);
    query_bind_int(&query, ":id", pass->id);
    query_bind_int(&query, ":number", pass->number);
    query_bind_int(&query, ":person", store->person);
    query_bind_text(&query, ":standing", second_standing_name(pass->standing));
    query_bind_text(&query, ":items", pass->items);
    query_bind_text(&query, ":fields", fields);
    query_bind_text(&query, ":answers", answers);
    query_bind_int(&query, ":at", (int64_t)pass->at);
    query_bind_int(&query, ":personal", has_texts(store->survey->form, pass->items));
    return query_run(&query, error);
}

bool second_store_keep(struct second_store *store, struct second_pass *pass, struct error *error)
{
    if (!database_check_there(store->database, error) || !write_pass(store, pass, error))
        return false;
    pass->on_disk = true;
    return true;
}

bool second_store_park(struct second_store *store, struct second_pass *pass, struct error *error)
{
    if (pass->on_disk && !second_run(store, PASS_PARK, pass->id, error))
        return false;
    second_drop(store, pass->id);
    return true;
}

bool second_store_discard(struct second_store *store, struct second_pass *pass, struct error *error)
{
    if (pass->on_disk && !second_run(store, PASS_DISCARD, pass->id, error))
        return false;
    second_drop(store, pass->id);
    return true;
}

bool second_store_differs(struct second_store *store, const struct second_pass *pass, size_t item,
                          bool *differs, struct error *error)
{
    struct sheet *first = sheet_store_load(store->sheets, pass->sheet_id, error);
    *differs = first && !comparison_is_equal(&first->form->items[item], first->values[item],
                                             pass->sheet->values[item]);
    bool ok = first != NULL;
    sheet_destroy(first);
    return ok;
}

/* --- comparing --- */

/* The pass is keyed; SEEN is the sheet that it was compared with, or NULL. */
static bool close_pass(struct second_store *store, const struct second_pass *pass,
                       const struct sheet *seen, int64_t now, struct error *error)
{
    g_autofree char *fields = seen ? sheet_pack_fields(seen, false) : g_strdup("");
    g_autofree char *answers = seen ? sheet_pack_answers(seen) : g_strdup("");
    if (!write_pass(store, pass, error))
        return false;
    struct query query = second_begin(store, PASS_DONE);
    query_bind_int(&query, ":now", now);
    query_bind_text(&query, ":fields", fields);
    query_bind_text(&query, ":answers", answers);
    query_bind_int(&query, ":id", pass->id);
    query_bind_int(&query, ":number", pass->number);
    return query_run(&query, error);
}

static bool write_comparison(struct second_store *store, const struct second_pass *pass,
                             const struct sheet *first, const char *doubtful, struct error *error)
{
    struct query query = second_begin(store, KEYING_COMPARED);
    query_bind_int(&query, ":compared", (int64_t)comparison_count(pass->items));
    query_bind_int(&query, ":answers", (int64_t)second_count_answers(first, pass->items));
    query_bind_int(&query, ":wrong", (int64_t)comparison_count(doubtful));
    query_bind_int(&query, ":wrong_answers", (int64_t)second_count_answers(first, doubtful));
    query_bind_int(&query, ":id", pass->id);
    return query_run(&query, error);
}

/* All passes agree: settled without anybody's decision. */
static bool settle_now(struct second_store *store, const struct second_pass *pass, int64_t now,
                       struct error *error)
{
    struct second_case passes;
    bool ok = second_load_case(store, pass->id, pass->sheet_id, &passes, error) &&
              second_settle(store, &passes, now, error);
    second_case_finish(&passes);
    return ok;
}

/* Only what is compared is kept of the sheet that was seen. */
static struct sheet *seen_part(const struct sheet *first, const char *items)
{
    struct sheet *seen = sheet_copy(first);
    for (size_t i = 0; i < seen->form->item_count; i++)
        if (!comparison_has(items, i))
            sheet_set(seen, i, "");
    return seen;
}

static bool finish_second(struct second_store *store, const struct second_pass *pass,
                          const struct sheet *first, int64_t now, struct second_outcome *outcome,
                          struct error *error)
{
    g_autofree char *doubtful = comparison_items_in_doubt(first, pass->sheet, pass->items);
    struct sheet *seen = seen_part(first, pass->items);
    outcome->differing = comparison_count(doubtful);
    outcome->state = outcome->differing ? SECOND_THIRD : SECOND_SETTLED;
    bool ok = close_pass(store, pass, seen, now, error) &&
              write_comparison(store, pass, first, doubtful, error) &&
              (outcome->differing || settle_now(store, pass, now, error));
    sheet_destroy(seen);
    return ok;
}

static bool set_state(struct second_store *store, int64_t id, enum second_state state,
                      struct error *error)
{
    struct query query = second_begin(store, KEYING_STATE);
    query_bind_text(&query, ":state", second_state_name(state));
    query_bind_int(&query, ":id", id);
    return query_run(&query, error);
}

/* Adds to the pass what differs by now and it has not keyed. */
static size_t add_items(struct second_pass *pass, const char *doubtful)
{
    size_t added = 0;
    for (size_t i = 0; doubtful[i]; i++)
        if (comparison_has(doubtful, i) && !comparison_has(pass->items, i)) {
            pass->items[i] = '1';
            sheet_set(pass->sheet, i, "");
            added++;
        }
    return added;
}

static bool finish_third(struct second_store *store, struct second_pass *pass,
                         const struct sheet *first, int64_t now, struct second_outcome *outcome,
                         struct error *error)
{
    struct second_case passes;
    bool ok = second_load_case(store, pass->id, pass->sheet_id, &passes, error);
    g_autofree char *doubtful =
        ok ? comparison_items_in_doubt(first, passes.passes[PASS_SECOND], passes.items)
           : g_strdup("");
    second_case_finish(&passes);
    outcome->differing = comparison_count(doubtful);
    outcome->more = add_items(pass, doubtful);
    outcome->state = outcome->more        ? SECOND_THIRD
                     : outcome->differing ? SECOND_DECISION
                                          : SECOND_SETTLED;
    if (outcome->more)
        return ok && write_pass(store, pass, error);
    return ok && close_pass(store, pass, NULL, now, error) &&
           (outcome->differing ? set_state(store, pass->id, SECOND_DECISION, error)
                               : settle_now(store, pass, now, error));
}

static bool refuse_gone_on(struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     _("Lembar ini tidak menunggu entri ini lagi; kembali dengan Esc."));
}

static bool finish(struct second_store *store, struct second_pass *pass, int64_t now,
                   struct second_outcome *outcome, struct error *error)
{
    struct kept_row row;
    enum second_state before;
    enum second_state due = pass->number == 2 ? SECOND_WAITS : SECOND_THIRD;
    struct sheet *first = sheet_store_load(store->sheets, pass->sheet_id, error);
    bool ok = first && second_state_of(store, pass->id, &before, error) &&
              (before == due || refuse_gone_on(error)) &&
              second_look(store, pass->id, &row, error) &&
              (pass->number == 2 ? finish_second(store, pass, first, now, outcome, error)
                                 : finish_third(store, pass, first, now, outcome, error));
    sheet_destroy(first);
    return ok && (outcome->more ||
                  second_record_state(store, &row, before, outcome->state,
                                      second_standing_words(pass->standing), now, error));
}

static struct second_pass copy_pass(const struct second_pass *pass)
{
    struct second_pass copy = *pass;
    copy.sheet = sheet_copy(pass->sheet);
    copy.items = g_strdup(pass->items);
    copy.service = copy.instead_of = NULL;
    sheet_fill_blanks(copy.sheet);
    return copy;
}

bool second_store_finish(struct second_store *store, struct second_pass *pass, int64_t now,
                         struct second_outcome *outcome, struct error *error)
{
    struct second_pass work = copy_pass(pass);
    *outcome = (struct second_outcome){0};
    bool ok = database_begin(store->database, error);
    if (ok)
        ok = second_end(store, finish(store, &work, now, outcome, error), error);
    if (ok && outcome->more) {
        sheet_destroy(pass->sheet);
        g_free(pass->items);
        pass->sheet = g_steal_pointer(&work.sheet);
        pass->items = g_steal_pointer(&work.items);
        pass->at = entry_first_open(pass->sheet);
    } else if (ok) {
        second_drop(store, pass->id);
        pass->on_disk = false;
    }
    second_pass_finish(&work);
    return ok;
}
