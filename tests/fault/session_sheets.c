#include "tests/fault/session_private.h"

#include "db/batch_store.h"
#include "db/report_text_store.h"
#include "db/second_store.h"

/* --- keying --- */

/* "KEY=VALUE" into the sheet; the cursor goes behind it. */
static void take_field(struct draft *draft, const char *argument)
{
    g_auto(GStrv) words = g_strsplit(argument, "=", 2);
    set_value(draft->sheet, words[0], words[1]);
    draft->at = (size_t)form_find_item(draft->sheet->form, words[0]) + 1;
}

bool key_field(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    struct draft_store *drafts = session->office.first.drafts;
    bool ok = draft_store_open_new(drafts, &draft, why);
    if (ok) {
        take_field(&draft, argument);
        ok = draft_store_keep(drafts, &draft, why);
    }
    draft_finish(&draft);
    return ok;
}

bool park(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    (void)argument;
    bool ok = draft_store_open_new(session->office.first.drafts, &draft, why) &&
              draft_store_park(session->office.first.drafts, &draft, why);
    draft_finish(&draft);
    return ok;
}

bool discard(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    (void)argument;
    bool ok = draft_store_open_new(session->office.first.drafts, &draft, why) &&
              draft_store_discard(session->office.first.drafts, &draft, why);
    draft_finish(&draft);
    return ok;
}

/* With the answers in ARGUMENT. */
bool store_sheet(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    bool ok = draft_store_open_new(session->office.first.drafts, &draft, why);
    if (ok) {
        sheet_unpack_answers(draft.sheet, argument);
        ok = draft_store_save(session->office.first.drafts, &draft, NOON + 1000, why);
    }
    draft_finish(&draft);
    return ok;
}

/* --- correcting --- */

bool begin_correction(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    bool ok = draft_store_open_sheet(session->office.first.drafts, 1, &draft, why);
    if (ok) {
        take_field(&draft, argument);
        ok = draft_store_keep(session->office.first.drafts, &draft, why);
    }
    draft_finish(&draft);
    return ok;
}

bool store_correction(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    (void)argument;
    bool ok = draft_store_open_sheet(session->office.first.drafts, 1, &draft, why) &&
              draft_store_save(session->office.first.drafts, &draft, NOON + 2000, why);
    draft_finish(&draft);
    return ok;
}

bool set_aside(struct session *session, const char *argument, struct error *why)
{
    return sheet_store_set_counted(session->office.first.sheets, 2, false, argument, NOON + 3000,
                                   why);
}

bool bring_back(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    return sheet_store_set_counted(session->office.first.sheets, 2, true, "", NOON + 4000, why);
}

bool forget(struct session *session, const char *argument, struct error *why)
{
    return sheet_store_erase_personal(session->office.first.sheets, 1, argument, NOON + 5000, why);
}

static bool add_sheets(const struct program *program, long first, long last, struct error *why)
{
    bool ok = true;
    for (long number = first; ok && number <= last; number++) {
        struct sheet *sheet = new_sheet(program, number, "CPKB", "123456123456123");
        set_value(sheet, "name", "Ani");
        ok = sheet_store_add(program->sheets, sheet, true, "", NOON, NULL, why);
        sheet_destroy(sheet);
    }
    return ok;
}

/* "FIRST-LAST", all or none. */
bool import(struct session *session, const char *argument, struct error *why)
{
    long first, last;
    const struct program *program = &session->office.first;
    assert_int_equal(sscanf(argument, "%ld-%ld", &first, &last), 2);
    if (!database_begin(program->database, why))
        return false;
    bool ok = sheet_store_begin_import(program->sheets, why) &&
              add_sheets(program, first, last, why) &&
              sheet_store_end_import(program->sheets, "data.csv", NOON, why) &&
              sheet_store_flush(program->sheets, why);
    ok = database_end(program->database, ok, why);
    if (!ok)
        sheet_store_forget(program->sheets);
    return ok;
}

/* --- actions and choices --- */

bool plan_action(struct session *session, const char *argument, struct error *why)
{
    struct action *action = action_create();
    action_set(&action->plan, argument);
    action_set_due(action, "TW III 2024", 2024);
    bool ok = action_store_save(session->office.first.actions, action, false, NOON, why);
    action_destroy(action);
    return ok;
}

bool finish_action(struct session *session, const char *argument, struct error *why)
{
    struct action_store *store = session->office.first.actions;
    g_autoptr(GPtrArray) actions = action_store_list(store, why);
    if (!actions)
        return false;
    struct action *action = g_ptr_array_index(actions, 0);
    action_set(&action->realisation, argument);
    action_set(&action->evidence, "Foto loket");
    action->status = ACTION_DONE;
    action->done_day = (struct day){2024, 9, 1};
    return action_store_save(store, action, false, NOON + 1, why);
}

bool set_target(struct session *session, const char *argument, struct error *why)
{
    return survey_store_set_target(session->office.first.surveys, session->office.survey,
                                   atol(argument), NOON, why);
}

bool publish(struct session *session, const char *argument, struct error *why)
{
    return survey_store_publish(session->office.first.surveys, session->office.first.survey, 2023,
                                "", "", atol(argument), NOON, why);
}

bool write_preface(struct session *session, const char *argument, struct error *why)
{
    const struct program *program = &session->office.first;
    struct report_text_store *store =
        report_text_store_open(program->database, program->survey, program->person, why);
    bool ok = store && report_text_store_save(store, REPORT_PREFACE, argument, NOON, why);
    report_text_store_close(store);
    return ok;
}

/* --- batches and second keying --- */

static struct batch_store *open_batches(struct session *session, struct error *why)
{
    struct program *program = &session->office.first;
    return batch_store_open(program->database, program->survey, program->person, why);
}

bool register_batch(struct session *session, const char *argument, struct error *why)
{
    struct batch_store *store = open_batches(session, why);
    struct batch *batch = batch_create();
    batch->number = 1;
    batch->ledger.declared = 1;
    batch->day = (struct day){2024, 6, 24};
    g_free(batch->handed_by);
    batch->handed_by = g_strdup(argument);
    bool ok = store && batch_store_save(store, batch, NOON, why);
    batch_destroy(batch);
    batch_store_close(store);
    return ok;
}

bool reject_paper(struct session *session, const char *argument, struct error *why)
{
    struct batch_store *store = open_batches(session, why);
    bool ok = store && batch_store_reject(store, 1, REJECTION_BLANK, atol(argument), NOON, why);
    batch_store_close(store);
    return ok;
}

bool close_batch(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    struct batch_store *store = open_batches(session, why);
    bool ok = store && batch_store_close_batch(store, 1, NOON, why);
    batch_store_close(store);
    return ok;
}

static struct second_store *open_second(struct session *session, struct error *why)
{
    struct program *program = &session->office.first;
    return second_store_open(program->database, program->survey, program->sheets, program->person,
                             true, why);
}

bool ask_for_second_keying(struct session *session, const char *argument, struct error *why)
{
    size_t asked;
    const int64_t sheets[] = {atol(argument)};
    struct second_store *store = open_second(session, why);
    bool ok = store && second_store_ask(store, sheets, 1, NOON, &asked, why);
    second_store_close(store);
    return ok;
}

/* "KEY=VALUE" into the pass that waits. */
bool key_second(struct session *session, const char *argument, struct error *why)
{
    struct second_pass pass = {0};
    g_auto(GStrv) words = g_strsplit(argument, "=", 2);
    struct second_store *store = open_second(session, why);
    bool ok = store && second_store_take(store, 2, &pass, NOON, why);
    if (ok && pass.id) {
        set_value(pass.sheet, words[0], words[1]);
        ok = second_store_keep(store, &pass, why);
    }
    second_pass_finish(&pass);
    second_store_close(store);
    return ok;
}

/* The whole sheet as it is stored, but for its first answer. */
bool store_second(struct session *session, const char *argument, struct error *why)
{
    struct second_outcome outcome;
    struct second_pass pass = {0};
    struct second_store *store = open_second(session, why);
    bool ok = store && second_store_take(store, 2, &pass, NOON, why);
    struct sheet *stored =
        ok && pass.id ? sheet_store_load(session->office.first.sheets, pass.sheet_id, why) : NULL;
    for (size_t i = 0; stored && i < stored->form->item_count; i++)
        sheet_set(pass.sheet, i, stored->values[i]);
    if (stored)
        set_value(pass.sheet, "q1", argument);
    ok = stored && second_store_finish(store, &pass, NOON, &outcome, why);
    sheet_destroy(stored);
    second_pass_finish(&pass);
    second_store_close(store);
    return ok;
}
