#include "db/draft_store.h"

#include "db/claim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "tests/store/office.h"

#define OPEN_ELSEWHERE "Lembar ini sedang dibuka oleh Rina. Tunggu sampai selesai."

static struct office office;

static struct draft open_new(const struct program *program)
{
    struct draft draft;
    assert_ok(draft_store_open_new(program->drafts, &draft, &error));
    return draft;
}

static struct draft open_sheet(const struct program *program, int64_t sheet)
{
    struct draft draft;
    assert_ok(draft_store_open_sheet(program->drafts, sheet, &draft, &error));
    return draft;
}

/* As the keying screen does after each accepted item. */
static void key(const struct program *program, struct draft *draft, const char *item,
                const char *value)
{
    set_value(draft->sheet, item, value);
    draft->numbered = draft->numbered || g_str_equal(item, "sheet");
    draft->at = (size_t)form_find_item(draft->sheet->form, item) + 1;
    assert_ok(draft_store_keep(program->drafts, draft, &error));
}

static void key_some(const struct program *program, struct draft *draft)
{
    key(program, draft, "service", "CPKB");
    key(program, draft, "date", "2024-06-24");
    key(program, draft, "age", "34");
    key(program, draft, "q1", "6");
}

static void save(const struct program *program, struct draft *draft)
{
    assert_ok(draft_store_save(program->drafts, draft, NOON, &error));
}

static long drafts_on_disk(void)
{
    return raw_number(office.path, "SELECT count(*) FROM draft");
}

static void assert_waiting(const struct program *program, enum draft_found expected, long number)
{
    enum draft_found found;
    long waiting = 0;
    assert_ok(draft_store_waiting(program->drafts, &found, &waiting, &error));
    assert_int_equal(found, expected);
    if (expected != DRAFT_NONE)
        assert_int_equal(waiting, number);
}

/* --- a new sheet --- */

static void the_first_sheet_is_number_1_and_not_yet_on_disk(void **state)
{
    (void)state;
    struct draft draft = open_new(&office.first);
    assert_int_equal(draft.id, 0);
    assert_int_equal(sheet_number(draft.sheet), 1);
    assert_int_equal(draft.at, 1);
    assert_int_equal(drafts_on_disk(), 0);
    assert_waiting(&office.first, DRAFT_NONE, 0);
    draft_finish(&draft);
}

static void each_accepted_item_is_on_disk(void **state)
{
    (void)state;
    struct draft draft = open_new(&office.first);
    key(&office.first, &draft, "service", "CPKB");
    g_autofree char *fields = raw_text(office.path, "SELECT fields FROM draft");
    assert_true(g_str_has_prefix(fields, "1\x1f"
                                         "CPKB\x1f\x1f"));
    assert_int_equal(raw_number(office.path, "SELECT at_item FROM draft"), 2);
    assert_int_equal(raw_number(office.path, "SELECT begun FROM draft"), 0);
    key(&office.first, &draft, "q1", "6");
    key(&office.first, &draft, "q2", VALUE_BLANK);
    g_autofree char *answers = raw_text(office.path, "SELECT answers FROM draft");
    assert_string_equal(answers, "6-.................");
    assert_int_equal(raw_number(office.path, "SELECT begun FROM draft"), 1);
    assert_int_equal(drafts_on_disk(), 1);
    draft_finish(&draft);
}

/* The program ends without a word to its store. */
static void crash(struct program *program)
{
    draft_store_close(program->drafts);
    program->drafts = NULL;
}

static void after_a_crash_the_sheet_opens_at_the_same_item(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft draft = open_new(&second);
    key_some(&second, &draft);
    key(&second, &draft, "name", "Siti");
    crash(&second);
    assert_waiting(&office.first, DRAFT_INTERRUPTED, 1);
    struct draft again = open_new(&office.first);
    assert_int_equal(again.id, draft.id);
    assert_int_equal(again.at, draft.at);
    assert_same_sheet(again.sheet, draft.sheet);
    draft_finish(&draft);
    draft_finish(&again);
    program_close(&second);
}

static void a_draft_that_is_open_is_not_offered_to_another_program(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft mine = open_new(&office.first);
    key_some(&office.first, &mine);
    assert_waiting(&second, DRAFT_NONE, 0);
    struct draft yours = open_new(&second);
    assert_int_equal(yours.id, 0);
    assert_int_equal(sheet_number(yours.sheet), 2);
    key_some(&second, &yours);
    assert_int_not_equal(yours.id, mine.id);
    draft_finish(&yours);
    program_close(&second);
    assert_waiting(&office.first, DRAFT_INTERRUPTED, 1);
    draft_finish(&mine);
}

static void it_comes_free_when_that_program_ends(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft mine = open_new(&second);
    key_some(&second, &mine);
    crash(&second);
    struct draft yours = open_new(&office.first);
    assert_int_equal(yours.id, mine.id);
    draft_finish(&yours);
    draft_finish(&mine);
    program_close(&second);
}

/* SQLite gives the number of the saved draft to the one that follows it. */
static void the_sheet_that_follows_is_not_offered_to_another_program(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft mine = open_new(&office.first);
    for (int sheet = 0; sheet < 3; sheet++) {
        key_some(&office.first, &mine);
        save(&office.first, &mine);
        key(&office.first, &mine, "age", "50");
        assert_waiting(&second, DRAFT_NONE, 0);
        struct draft yours = open_new(&second);
        assert_int_equal(yours.id, 0);
        draft_finish(&yours);
    }
    draft_finish(&mine);
    program_close(&second);
}

/* A program removes its draft first and drops the claim after; meanwhile SQLite would give the id
 * to the next draft, which then stayed without a claim of its own. */
static void a_new_draft_never_takes_an_id_that_is_still_claimed(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct claims *leaving;
    assert_ok(leaving = claims_open(office.path, &error));
    assert_true(claim_take(leaving, 1));
    struct draft mine = open_new(&office.first);
    key_some(&office.first, &mine);
    claims_close(leaving);
    assert_waiting(&second, DRAFT_NONE, 0);
    struct draft yours = open_new(&second);
    assert_int_equal(yours.id, 0);
    draft_finish(&yours);
    draft_finish(&mine);
    program_close(&second);
}

static void a_draft_left_on_purpose_waits_as_such(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft draft = open_new(&office.first);
    key_some(&office.first, &draft);
    assert_ok(draft_store_park(office.first.drafts, &draft, &error));
    assert_waiting(&second, DRAFT_PARKED, 1);
    struct draft taken = open_new(&second);
    assert_same_sheet(taken.sheet, draft.sheet);
    key(&second, &taken, "q2", "5");
    draft_finish(&taken);
    program_close(&second);
    assert_waiting(&office.first, DRAFT_INTERRUPTED, 1);
    draft_finish(&draft);
}

static void parking_or_discarding_what_is_not_on_disk_is_fine(void **state)
{
    (void)state;
    struct draft draft = open_new(&office.first);
    assert_ok(draft_store_park(office.first.drafts, &draft, &error));
    assert_ok(draft_store_discard(office.first.drafts, &draft, &error));
    assert_int_equal(drafts_on_disk(), 0);
    draft_finish(&draft);
}

static void a_discarded_draft_is_gone(void **state)
{
    (void)state;
    struct draft draft = open_new(&office.first);
    key_some(&office.first, &draft);
    assert_ok(draft_store_discard(office.first.drafts, &draft, &error));
    assert_int_equal(draft.id, 0);
    assert_int_equal(drafts_on_disk(), 0);
    draft_finish(&draft);
    draft = open_new(&office.first);
    assert_int_equal(sheet_keyed(draft.sheet), 1);
    draft_finish(&draft);
}

static void a_draft_that_vanished_is_written_anew(void **state)
{
    (void)state;
    struct draft draft = open_new(&office.first);
    key_some(&office.first, &draft);
    raw_run(office.path, "DELETE FROM draft");
    key(&office.first, &draft, "q2", "5");
    assert_int_equal(drafts_on_disk(), 1);
    g_autofree char *answers = raw_text(office.path, "SELECT answers FROM draft");
    assert_string_equal(answers, "65.................");
    draft_finish(&draft);
}

/* --- saving --- */

static void saving_stores_the_sheet_and_opens_the_next(void **state)
{
    (void)state;
    int64_t id;
    struct draft draft = open_new(&office.first);
    key_some(&office.first, &draft);
    save(&office.first, &draft);
    assert_ok(sheet_store_last(office.first.sheets, &id, &error));
    struct sheet *stored = sheet_store_load(office.first.sheets, id, &error);
    assert_int_equal(sheet_number(stored), 1);
    assert_string_equal(value_of(stored, "q1"), "6");
    assert_string_equal(value_of(stored, "q2"), VALUE_BLANK);
    sheet_destroy(stored);
    assert_int_equal(sheet_number(draft.sheet), 2);
    assert_string_equal(value_of(draft.sheet, "service"), "CPKB");
    assert_string_equal(value_of(draft.sheet, "date"), "2024-06-24");
    assert_string_equal(value_of(draft.sheet, "age"), "");
    assert_int_equal(draft.at, form_find_item(draft.sheet->form, "age"));
    assert_int_equal(drafts_on_disk(), 1);
    assert_waiting(&office.first, DRAFT_NONE, 0);
    assert_figures_are_right(&office.first);
    draft_finish(&draft);
}

static void two_programs_get_different_next_numbers(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft mine = open_new(&office.first);
    key_some(&office.first, &mine);
    struct draft yours = open_new(&second);
    key_some(&second, &yours);
    for (long sheet = 0; sheet < 5; sheet++) {
        save(&office.first, &mine);
        save(&second, &yours);
        assert_int_not_equal(sheet_number(mine.sheet), sheet_number(yours.sheet));
        key_some(&office.first, &mine);
        key_some(&second, &yours);
    }
    assert_int_equal(raw_number(office.path, "SELECT count(DISTINCT number) FROM sheet"), 10);
    assert_figures_are_right(&second);
    draft_finish(&mine);
    draft_finish(&yours);
    program_close(&second);
}

static void of_two_new_sheets_with_one_number_the_second_to_key_takes_the_next(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft mine = open_new(&office.first), yours = open_new(&second);
    assert_int_equal(sheet_number(yours.sheet), sheet_number(mine.sheet));
    key_some(&office.first, &mine);
    key_some(&second, &yours);
    assert_int_equal(sheet_number(mine.sheet), 1);
    assert_int_equal(sheet_number(yours.sheet), 2);
    draft_finish(&mine);
    draft_finish(&yours);
    program_close(&second);
}

static void a_counted_number_that_another_has_keyed_gives_way_when_it_is_saved(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft mine = open_new(&office.first), yours = open_new(&second);
    key_some(&office.first, &mine);
    key(&second, &yours, "sheet", "1");
    save(&second, &yours);
    assert_int_equal(yours.saved, 1);
    save(&office.first, &mine);
    assert_int_equal(mine.saved, 3); /* 2 is the one that Budi keys now */
    assert_int_equal(sheet_number(mine.sheet), 4);
    draft_finish(&mine);
    draft_finish(&yours);
    program_close(&second);
}

static void a_keyed_number_stays_a_keyed_one_after_a_crash(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft draft = open_new(&second);
    key(&second, &draft, "sheet", "5");
    key_some(&second, &draft);
    draft_finish(&draft);
    crash(&second);
    draft = open_new(&office.first);
    assert_int_equal(sheet_number(draft.sheet), 5);
    add_new_sheet(&second, 5, "CDOB", NULL);
    assert_refused(draft_store_save(office.first.drafts, &draft, NOON, &error),
                   "Lembar nomor 5 sudah ada. Ganti nomornya. (F07)");
    draft_finish(&draft);
    program_close(&second);
}

static void a_number_that_is_taken_is_refused_and_the_draft_stays(void **state)
{
    (void)state;
    add_new_sheet(&office.first, 5, "CDOB", NULL);
    struct draft draft = open_new(&office.first);
    assert_int_equal(sheet_number(draft.sheet), 6);
    key_some(&office.first, &draft);
    key(&office.first, &draft, "sheet", "5");
    struct sheet *before = sheet_copy(draft.sheet);
    int64_t id = draft.id;
    assert_refused(draft_store_save(office.first.drafts, &draft, NOON, &error),
                   "Lembar nomor 5 sudah ada. Ganti nomornya. (F07)");
    assert_int_equal(draft.id, id);
    assert_same_sheet(draft.sheet, before);
    assert_int_equal(drafts_on_disk(), 1);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet"), 1);
    sheet_destroy(before);
    key(&office.first, &draft, "sheet", "7");
    save(&office.first, &draft);
    assert_int_equal(sheet_number(draft.sheet), 8);
    draft_finish(&draft);
}

static void a_sheet_never_kept_before_can_be_saved(void **state)
{
    (void)state;
    struct draft draft = open_new(&office.first);
    set_value(draft.sheet, "service", "CPKB");
    save(&office.first, &draft);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet"), 1);
    draft_finish(&draft);
}

/* Saving fails at the statement that TRIGGER names: all is as before, and can be saved later. */
static void assert_failing_save_changes_nothing(const char *trigger)
{
    struct program second = program_open(&office, "Budi");
    struct draft draft = open_new(&office.first);
    key_some(&office.first, &draft);
    key(&office.first, &draft, "name", "Siti");
    struct sheet *before = sheet_copy(draft.sheet);
    int64_t id = draft.id;
    size_t at = draft.at;
    raw_run(office.path, trigger);
    error = (struct error){0};
    assert_false(draft_store_save(office.first.drafts, &draft, NOON, &error));
    assert_non_null(strstr(error.message, "macet"));
    assert_int_equal(draft.id, id);
    assert_int_equal(draft.at, at);
    assert_same_sheet(draft.sheet, before);
    assert_int_equal(drafts_on_disk(), 1);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet"), 0);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet_count"), 0);
    assert_waiting(&second, DRAFT_NONE, 0);
    raw_run(office.path, "DROP TRIGGER trouble");
    save(&office.first, &draft);
    assert_figures_are_right(&office.first);
    assert_int_equal(raw_number(office.path, "SELECT sum(keyed) FROM sheet_count"), 1);
    sheet_destroy(before);
    draft_finish(&draft);
    program_close(&second);
}

static void a_save_that_fails_at_the_sheet_changes_nothing(void **state)
{
    (void)state;
    assert_failing_save_changes_nothing("CREATE TRIGGER trouble AFTER INSERT ON sheet "
                                        "BEGIN SELECT RAISE(ABORT, 'macet'); END");
}

static void a_save_that_fails_at_personal_data_changes_nothing(void **state)
{
    (void)state;
    assert_failing_save_changes_nothing("CREATE TRIGGER trouble BEFORE INSERT ON sheet_personal "
                                        "BEGIN SELECT RAISE(ABORT, 'macet'); END");
}

static void a_save_that_fails_at_the_figures_changes_nothing(void **state)
{
    (void)state;
    assert_failing_save_changes_nothing("CREATE TRIGGER trouble AFTER INSERT ON sheet_count "
                                        "BEGIN SELECT RAISE(ABORT, 'macet'); END");
}

static void a_save_that_fails_at_the_next_draft_changes_nothing(void **state)
{
    (void)state;
    assert_failing_save_changes_nothing("CREATE TRIGGER trouble AFTER INSERT ON draft "
                                        "BEGIN SELECT RAISE(ABORT, 'macet'); END");
}

/* --- correcting --- */

static void a_correction_is_kept_and_saved_like_a_new_sheet(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct draft draft = open_sheet(&office.first, id);
    assert_int_equal(draft.sheet_id, id);
    assert_int_equal(draft.at, 0);
    assert_int_equal(drafts_on_disk(), 0);
    key(&office.first, &draft, "q1", "1");
    assert_int_equal(drafts_on_disk(), 1);
    assert_waiting(&office.first, DRAFT_NONE, 0);
    save(&office.first, &draft);
    assert_int_equal(drafts_on_disk(), 0);
    struct sheet *stored = sheet_store_load(office.first.sheets, id, &error);
    assert_string_equal(value_of(stored, "q1"), "1");
    sheet_destroy(stored);
    g_autoptr(GPtrArray) changes = sheet_store_changes(office.first.sheets, id, &error);
    assert_int_equal(changes->len, 1);
    assert_figures_are_right(&office.first);
    draft_finish(&draft);
}

static void an_interrupted_correction_opens_where_it_was(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct program second = program_open(&office, "Budi");
    struct draft draft = open_sheet(&second, id);
    key(&second, &draft, "q2", "1");
    crash(&second);
    struct draft again = open_sheet(&office.first, id);
    assert_int_equal(again.id, draft.id);
    assert_int_equal(again.sheet_id, id);
    assert_int_equal(again.at, draft.at);
    assert_same_sheet(again.sheet, draft.sheet);
    draft_finish(&draft);
    draft_finish(&again);
    program_close(&second);
}

static void a_discarded_correction_leaves_the_sheet_as_it_was(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct draft draft = open_sheet(&office.first, id);
    key(&office.first, &draft, "q1", "1");
    assert_ok(draft_store_discard(office.first.drafts, &draft, &error));
    draft_finish(&draft);
    draft = open_sheet(&office.first, id);
    assert_string_equal(value_of(draft.sheet, "q1"), "6");
    draft_finish(&draft);
}

static void a_correction_to_a_number_that_is_taken_is_refused(void **state)
{
    (void)state;
    add_new_sheet(&office.first, 4, "CDOB", NULL);
    struct draft draft = open_sheet(&office.first, add_new_sheet(&office.first, 5, "CDOB", NULL));
    key(&office.first, &draft, "sheet", "4");
    assert_refused(draft_store_save(office.first.drafts, &draft, NOON, &error),
                   "Lembar nomor 4 sudah ada. Ganti nomornya. (F07)");
    key(&office.first, &draft, "sheet", "5");
    save(&office.first, &draft);
    draft_finish(&draft);
}

static void a_sheet_that_another_program_corrects_is_refused(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct program second = program_open(&office, "Budi");
    struct draft mine = open_sheet(&office.first, id), yours = {0};
    key(&office.first, &mine, "q1", "1");
    assert_refused(draft_store_open_sheet(second.drafts, id, &yours, &error), OPEN_ELSEWHERE);
    save(&office.first, &mine);
    yours = open_sheet(&second, id);
    assert_string_equal(value_of(yours.sheet, "q1"), "1");
    draft_finish(&mine);
    draft_finish(&yours);
    program_close(&second);
}

static void assert_holder(const struct program *program, int64_t sheet, const char *expected)
{
    g_autofree char *name = NULL;
    assert_ok(draft_store_holder(program->drafts, sheet, &name, &error));
    if (expected)
        assert_string_equal(name, expected);
    else
        assert_null(name);
}

static void who_corrects_a_sheet_is_known_to_the_others(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct program second = program_open(&office, "Budi"), third = program_open(&office, "Siti");
    struct draft draft = open_sheet(&second, id);
    assert_holder(&office.first, id, NULL);
    key(&second, &draft, "q1", "1");
    assert_holder(&office.first, id, "Budi");
    assert_holder(&second, id, NULL);
    draft_finish(&draft);
    crash(&second);
    assert_holder(&office.first, id, NULL);
    draft = open_sheet(&third, id);
    assert_holder(&office.first, id, "Siti");
    save(&third, &draft);
    assert_holder(&office.first, id, NULL);
    draft_finish(&draft);
    program_close(&second);
    program_close(&third);
}

static void of_two_who_opened_a_sheet_the_first_to_key_has_it(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct program second = program_open(&office, "Budi");
    struct draft mine = open_sheet(&office.first, id), yours = open_sheet(&second, id);
    key(&office.first, &mine, "q1", "1");
    set_value(yours.sheet, "q2", "2");
    assert_refused(draft_store_keep(second.drafts, &yours, &error), OPEN_ELSEWHERE);
    assert_refused(draft_store_save(second.drafts, &yours, NOON, &error), OPEN_ELSEWHERE);
    assert_int_equal(yours.id, 0);
    assert_int_equal(drafts_on_disk(), 1);
    draft_finish(&mine);
    draft_finish(&yours);
    program_close(&second);
}

static void a_correction_never_takes_back_that_of_another(void **state)
{
    (void)state;
    const char *sentence = "Lembar ini baru saja dikoreksi orang lain. Buka lagi.";
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct program second = program_open(&office, "Budi");
    struct draft mine = open_sheet(&office.first, id), yours = open_sheet(&second, id);
    key(&office.first, &mine, "q1", "1");
    save(&office.first, &mine);
    set_value(yours.sheet, "q2", "2");
    assert_refused(draft_store_keep(second.drafts, &yours, &error), sentence);
    assert_refused(draft_store_save(second.drafts, &yours, NOON, &error), sentence);
    struct sheet *stored = sheet_store_load(office.first.sheets, id, &error);
    assert_string_equal(value_of(stored, "q1"), "1");
    assert_string_equal(value_of(stored, "q2"), "6");
    sheet_destroy(stored);
    draft_finish(&mine);
    draft_finish(&yours);
    program_close(&second);
}

static void setting_a_sheet_aside_does_not_stop_its_correction(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct draft draft = open_sheet(&office.first, id);
    assert_ok(sheet_store_set_counted(office.first.sheets, id, false, "ganda", NOON, &error));
    key(&office.first, &draft, "q1", "1");
    save(&office.first, &draft);
    assert_figures_are_right(&office.first);
    draft_finish(&draft);
}

static void a_correction_that_fails_midway_changes_nothing(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct draft draft = open_sheet(&office.first, id);
    key(&office.first, &draft, "q1", "1");
    raw_run(office.path, "CREATE TRIGGER trouble BEFORE UPDATE ON tally "
                         "BEGIN SELECT RAISE(ABORT, 'macet'); END");
    assert_false(draft_store_save(office.first.drafts, &draft, NOON, &error));
    assert_int_equal(drafts_on_disk(), 1);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record WHERE field <> ''"), 0);
    assert_figures_are_right(&office.first);
    raw_run(office.path, "DROP TRIGGER trouble");
    save(&office.first, &draft);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record WHERE field <> ''"), 1);
    assert_figures_are_right(&office.first);
    draft_finish(&draft);
}

static void a_saved_correction_is_not_a_draft_any_more(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 5, "CDOB", "666");
    struct draft draft = open_sheet(&office.first, id);
    key(&office.first, &draft, "q1", "1");
    save(&office.first, &draft);
    assert_int_equal(draft.id, 0);
    assert_int_equal(draft.sheet_id, id);
    draft_finish(&draft);
}

static void a_sheet_that_is_gone_cannot_be_corrected(void **state)
{
    (void)state;
    struct draft draft;
    assert_refused(draft_store_open_sheet(office.first.drafts, 99, &draft, &error),
                   "Lembar itu tidak ada lagi.");
}

/* --- two programs at once ----------------------------------------------------------------------
 */

#define ROUNDS 40

/* A file of one byte for each sheet that was begun. */
static void count_begun(void)
{
    g_autofree char *path = g_build_filename(office.folder, "begun", NULL);
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    assert_int_equal(write(file, "x", 1), 1);
    close(file);
}

static long begun(void)
{
    struct stat status;
    g_autofree char *path = g_build_filename(office.folder, "begun", NULL);
    assert_int_equal(stat(path, &status), 0);
    return (long)status.st_size;
}

/* Marks each sheet that it begins, and saves, leaves or goes on as chance has it. */
static void key_many(const char *person, guint32 seed)
{
    struct program program = program_open(&office, person);
    GRand *random = g_rand_new_with_seed(seed);
    for (int round = 0; round < ROUNDS; round++) {
        struct draft draft = open_new(&program);
        g_autofree char *mark = g_strdup_printf("%s-%d", person, round);
        set_value(draft.sheet, "service", "CPKB");
        if (!*value_of(draft.sheet, "suggestion")) {
            key(&program, &draft, "suggestion", mark);
            count_begun();
        }
        if (g_rand_boolean(random)) {
            /* Programs that were forked need different times: they go on with the same
             * identifiers. */
            assert_ok(draft_store_save(program.drafts, &draft, NOON + seed, &error));
            assert_ok(draft_store_discard(program.drafts, &draft, &error));
        } else {
            assert_ok(draft_store_park(program.drafts, &draft, &error));
        }
        draft_finish(&draft);
    }
    g_rand_free(random);
    program_close(&program);
}

static pid_t start(const char *person, guint32 seed)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        key_many(person, seed);
        _exit(0);
    }
    return child;
}

/* SQLite's handles do not survive a fork: the office is closed meanwhile. */
static void two_programs_at_once_neither_lose_nor_double_a_sheet(void **state)
{
    (void)state;
    int status[2];
    program_close(&office.first);
    pid_t children[] = {start("Rina", 1), start("Budi", 2)};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(waitpid(children[i], &status[i], 0), children[i]);
        assert_int_equal(status[i], 0);
    }
    office.first = program_open(&office, "Rina");
    struct draft draft;
    for (draft = open_new(&office.first); draft.id; draft = open_new(&office.first)) {
        save(&office.first, &draft);
        assert_ok(draft_store_discard(office.first.drafts, &draft, &error));
        draft_finish(&draft);
    }
    draft_finish(&draft);
    assert_int_equal(raw_number(office.path, "SELECT count(*) - count(DISTINCT fields) FROM sheet"),
                     0);
    assert_int_equal(raw_number(office.path, "SELECT count(*) - count(DISTINCT number) FROM sheet"),
                     0);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet"), begun());
    assert_figures_are_right(&office.first);
}

static void nothing_is_kept_in_a_file_that_is_gone(void **state)
{
    (void)state;
    struct draft draft = open_new(&office.first);
    assert_ok(draft_store_keep(office.first.drafts, &draft, &error));
    assert_int_equal(g_unlink(office.path), 0);
    assert_false(draft_store_keep(office.first.drafts, &draft, &error));
    assert_non_null(strstr(error.message, "dihapus atau diganti; tidak ada yang disimpan"));
    assert_true(database_begin(office.first.database, &error));
    assert_false(database_end(office.first.database, true, &error));
    assert_non_null(strstr(error.message, "dihapus atau diganti"));
    draft_finish(&draft);
}

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    office_close(&office);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* --- where people sign in --- */

static void kept_apart_a_new_sheet_waits_only_for_who_keyed_it(void **state)
{
    (void)state;
    enum draft_found found;
    long number;
    struct draft draft = open_new(&office.first);
    key_some(&office.first, &draft);
    draft_finish(&draft);
    program_close(&office.first);
    office.first = program_open(&office, "Siti");
    draft_store_keep_apart(office.first.drafts, true);
    assert_ok(draft_store_waiting(office.first.drafts, &found, &number, &error));
    assert_int_equal(found, DRAFT_NONE);
    draft = open_new(&office.first);
    assert_int_equal(sheet_number(draft.sheet), 2);
    assert_int_equal(draft.id, 0);
    draft_finish(&draft);
    program_close(&office.first);
    office.first = program_open(&office, "Rina");
    draft_store_keep_apart(office.first.drafts, true);
    assert_ok(draft_store_waiting(office.first.drafts, &found, &number, &error));
    assert_int_equal(found, DRAFT_INTERRUPTED);
    assert_int_equal(number, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_first_sheet_is_number_1_and_not_yet_on_disk),
        TEST(each_accepted_item_is_on_disk),
        TEST(after_a_crash_the_sheet_opens_at_the_same_item),
        TEST(a_draft_that_is_open_is_not_offered_to_another_program),
        TEST(it_comes_free_when_that_program_ends),
        TEST(the_sheet_that_follows_is_not_offered_to_another_program),
        TEST(a_new_draft_never_takes_an_id_that_is_still_claimed),
        TEST(a_draft_left_on_purpose_waits_as_such),
        TEST(parking_or_discarding_what_is_not_on_disk_is_fine),
        TEST(a_discarded_draft_is_gone),
        TEST(a_draft_that_vanished_is_written_anew),
        TEST(saving_stores_the_sheet_and_opens_the_next),
        TEST(two_programs_get_different_next_numbers),
        TEST(of_two_new_sheets_with_one_number_the_second_to_key_takes_the_next),
        TEST(a_counted_number_that_another_has_keyed_gives_way_when_it_is_saved),
        TEST(a_keyed_number_stays_a_keyed_one_after_a_crash),
        TEST(who_corrects_a_sheet_is_known_to_the_others),
        TEST(a_number_that_is_taken_is_refused_and_the_draft_stays),
        TEST(a_sheet_never_kept_before_can_be_saved),
        TEST(a_save_that_fails_at_the_sheet_changes_nothing),
        TEST(a_save_that_fails_at_personal_data_changes_nothing),
        TEST(a_save_that_fails_at_the_figures_changes_nothing),
        TEST(a_save_that_fails_at_the_next_draft_changes_nothing),
        TEST(a_correction_is_kept_and_saved_like_a_new_sheet),
        TEST(an_interrupted_correction_opens_where_it_was),
        TEST(a_discarded_correction_leaves_the_sheet_as_it_was),
        TEST(a_correction_to_a_number_that_is_taken_is_refused),
        TEST(a_sheet_that_another_program_corrects_is_refused),
        TEST(of_two_who_opened_a_sheet_the_first_to_key_has_it),
        TEST(a_correction_never_takes_back_that_of_another),
        TEST(setting_a_sheet_aside_does_not_stop_its_correction),
        TEST(a_correction_that_fails_midway_changes_nothing),
        TEST(a_saved_correction_is_not_a_draft_any_more),
        TEST(a_sheet_that_is_gone_cannot_be_corrected),
        TEST(two_programs_at_once_neither_lose_nor_double_a_sheet),
        TEST(nothing_is_kept_in_a_file_that_is_gone),
        TEST(kept_apart_a_new_sheet_waits_only_for_who_keyed_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
