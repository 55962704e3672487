#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/batch_steps.h"

/* Batches of paper: the ledger counted from the rows, closing and opening again, and what the
 * database itself refuses. */

/* Two sheets, one of them rejected; closed. */
static int64_t add_closed_batch(long number)
{
    int64_t id = add_batch(number, 2);
    assert_ok(key_sheet(desk, number * 10, id));
    assert_ok(reject(id, REJECTION_BLANK, 0));
    close_batch(id);
    return id;
}

static void a_slip_is_kept_as_it_was_written(void **state)
{
    (void)state;
    struct batch *slip = new_slip(3, 30);
    slip->service_id = service_id(desk, "PENGADUAN");
    slip->totals = true;
    assert_ok(batch_store_save(desk->batches, slip, NOON, &error));
    struct batch *batch = load(slip->id);
    assert_int_equal(batch->number, 3);
    assert_string_equal(batch->handed_by, "Sari");
    assert_int_equal(day_compare(batch->day, slip->day), 0);
    assert_int_equal(batch->service_id, slip->service_id);
    assert_true(batch->totals);
    assert_false(batch->closed);
    assert_ledger(slip->id, 30, 0, 0, 0);
    batch_destroy(batch);
    batch_destroy(slip);
    assert_int_equal(assert_true_to_its_record(desk->database) - entries_before, 1);
}

static void a_number_is_taken_once(void **state)
{
    (void)state;
    add_batch(3, 30);
    struct batch *second = new_slip(3, 10);
    assert_refused(batch_store_save(desk->batches, second, NOON, &error),
                   "Bundel nomor 3 sudah ada. Isi nomor lain.");
    assert_int_equal(second->id, 0);
    second->number = 4;
    assert_ok(batch_store_save(desk->batches, second, NOON, &error));
    second->number = 3;
    assert_refused(batch_store_save(desk->batches, second, NOON, &error),
                   "Bundel nomor 3 sudah ada. Isi nomor lain.");
    batch_destroy(second);
    assert_int_equal(assert_true_to_its_record(desk->database) - entries_before, 2);
}

static void of_two_who_change_a_slip_the_second_is_told(void **state)
{
    (void)state;
    int64_t id = add_batch(1, 10);
    struct batch *mine = load(id), *other = load(id);
    other->ledger.declared = 12;
    assert_ok(batch_store_save(desk->batches, other, NOON, &error));
    assert_ok(reject(id, REJECTION_BLANK, 0));
    mine->service_id = service_id(desk, "CPKB");
    assert_refused(batch_store_save(desk->batches, mine, NOON, &error),
                   "Slip bundel 1 baru saja diubah orang lain. Buka lagi slipnya.");
    other->ledger.declared = 13;
    assert_ok(batch_store_save(desk->batches, other, NOON, &error));
    assert_ledger(id, 13, 0, 1, 0);
    batch_destroy(mine);
    batch_destroy(other);
}

static void the_ledger_counts_keyed_rejected_and_missing_sheets(void **state)
{
    (void)state;
    int64_t id = add_batch(1, 10), other = add_batch(2, 10);
    assert_ok(key_sheet(desk, 1, id));
    assert_ok(key_sheet(desk, 2, id));
    assert_ok(key_sheet(desk, 3, 0));
    assert_ok(key_sheet(desk, 4, other));
    assert_ok(sheet_store_set_counted(desk->sheets, sheet_id(2), false, "ganda", NOON, &error));
    assert_ok(reject(id, REJECTION_BLANK, 0));
    assert_ok(reject(id, REJECTION_UNREADABLE, 17));
    assert_ok(reject(id, REJECTION_UNREADABLE, 0));
    assert_ok(set_missing(id, "", "21-23"));
    assert_ledger(id, 10, 2, 3, 3);
    assert_ledger(other, 10, 1, 0, 0);
    struct batch *batch = load(id);
    assert_int_equal(batch->rejections[REJECTION_BLANK], 1);
    assert_int_equal(batch->rejections[REJECTION_UNREADABLE], 2);
    batch_destroy(batch);
    assert_true_to_its_record(desk->database);
    assert_figures_are_right(desk);
}

static void a_batch_takes_no_more_than_its_slip_declares(void **state)
{
    (void)state;
    static const char full[] = "Bundel 1 sudah lengkap: 3 lembar menurut slip. Naikkan jumlah pada "
                               "slip, atau pilih bundel lain.";
    int64_t id = add_batch(1, 3);
    assert_ok(key_sheet(desk, 1, id));
    assert_ok(set_missing(id, "", "7"));
    assert_refused(set_missing(id, "7", "7, 8, 9"), full);
    assert_ok(reject(id, REJECTION_DOUBLE, 0));
    assert_refused(reject(id, REJECTION_DOUBLE, 0), full);
    assert_refused(key_sheet(desk, 2, id), full);
    assert_ok(key_sheet(desk, 2, 0));
    assert_refused(sheet_store_move(desk->sheets, sheet_id(2), id, NOON, &error), full);
    assert_ledger(id, 3, 1, 1, 1);
    struct batch *batch = load(id);
    batch->ledger.declared = 2;
    assert_refused(batch_store_save(desk->batches, batch, NOON, &error),
                   "Sudah 3 lembar dientri, ditolak, atau hilang; jumlah pada slip tidak dapat 2.");
    batch->ledger.declared = 4;
    assert_ok(batch_store_save(desk->batches, batch, NOON, &error));
    batch_destroy(batch);
    assert_ok(sheet_store_move(desk->sheets, sheet_id(2), id, NOON, &error));
    assert_ledger(id, 4, 2, 1, 1);
    assert_true_to_its_record(desk->database);
}

static void a_sheet_of_paper_is_in_the_ledger_once(void **state)
{
    (void)state;
    int64_t id = add_batch(1, 10);
    assert_ok(reject(id, REJECTION_UNREADABLE, 17));
    assert_refused(reject(id, REJECTION_BLANK, 17), "Lembar bernomor seri 17 sudah ditolak.");
    assert_refused(set_missing(id, "", "16-18"), "Lembar bernomor seri 17 sudah ditolak.");
    assert_ok(set_missing(id, "", "18"));
    assert_refused(reject(id, REJECTION_BLANK, 18),
                   "Lembar bernomor seri 18 tercatat hilang. Hapus dulu dari daftar yang hilang.");
    assert_refused(reject(id, REJECTION_BLANK, 1000000000), "Nomor seri dari 1 sampai 999999999.");
    assert_ledger(id, 10, 0, 1, 1);
}

static void missing_sheets_are_corrected_as_a_list(void **state)
{
    (void)state;
    int64_t id = add_batch(1, 10);
    assert_ok(set_missing(id, "", "4, 7-9"));
    assert_refused(set_missing(id, "", "5"),
                   "Daftar lembar hilang baru saja diubah orang lain. Periksa, lalu ulangi.");
    assert_ok(set_missing(id, "4, 7-9", "7 8"));
    g_autoptr(GArray) missing = batch_store_missing(desk->batches, id, &error);
    g_autofree char *text = serials_write(missing);
    assert_string_equal(text, "7, 8");
    assert_ok(set_missing(id, "7, 8", ""));
    assert_ledger(id, 10, 0, 0, 0);
    assert_int_equal(assert_true_to_its_record(desk->database) - entries_before, 4);
}

static void a_rejection_is_taken_back(void **state)
{
    (void)state;
    int64_t id = add_batch(1, 10);
    assert_ok(reject(id, REJECTION_BLANK, 0));
    assert_ok(reject(id, REJECTION_NOT_RESPONDENT, 12));
    g_autoptr(GPtrArray) rejected = batch_store_rejected(desk->batches, id, &error);
    assert_int_equal(rejected->len, 2);
    const struct rejected_sheet *newest = g_ptr_array_index(rejected, 0);
    assert_int_equal(newest->reason, REJECTION_NOT_RESPONDENT);
    assert_int_equal(newest->serial, 12);
    assert_string_equal(newest->person, "Rina");
    assert_ok(batch_store_accept(desk->batches, id, newest->id, NOON, &error));
    assert_ledger(id, 10, 0, 1, 0);
    assert_refused(batch_store_accept(desk->batches, id, newest->id, NOON, &error),
                   "Penolakan itu sudah dibatalkan.");
    assert_int_equal(assert_true_to_its_record(desk->database) - entries_before, 4);
}

static void a_batch_closes_only_when_its_ledger_balances(void **state)
{
    (void)state;
    int64_t id = add_batch(1, 3);
    assert_ok(key_sheet(desk, 1, id));
    assert_refused(batch_store_close_batch(desk->batches, id, NOON, &error),
                   "Bundel 1 belum seimbang: 2 dari 3 lembar belum dientri, ditolak, atau dicatat "
                   "hilang.");
    assert_ok(reject(id, REJECTION_BLANK, 0));
    assert_ok(set_missing(id, "", "9"));
    close_batch(id);
    struct batch *batch = load(id);
    assert_true(batch->closed);
    assert_string_equal(batch->closed_by, "Rina");
    assert_int_equal(batch->closed_at, NOON);
    batch_destroy(batch);
    assert_true_to_its_record(desk->database);
}

static void a_closed_batch_changes_in_nothing(void **state)
{
    (void)state;
    static const char closed[] =
        "Bundel 1 sudah ditutup. Minta penyelia membukanya, atau pilih bundel lain.";
    int64_t id = add_closed_batch(1), other = add_batch(2, 5);
    assert_ok(key_sheet(desk, 2, other));
    g_autoptr(GPtrArray) rejected = batch_store_rejected(desk->batches, id, &error);
    const struct rejected_sheet *first = g_ptr_array_index(rejected, 0);
    struct batch *batch = load(id);
    batch->ledger.declared = 9;
    assert_refused(batch_store_save(desk->batches, batch, NOON, &error), closed);
    batch_destroy(batch);
    assert_refused(key_sheet(desk, 1, id), closed);
    assert_refused(reject(id, REJECTION_BLANK, 0), closed);
    assert_refused(batch_store_accept(desk->batches, id, first->id, NOON, &error), closed);
    assert_refused(set_missing(id, "", "5"), closed);
    assert_refused(sheet_store_move(desk->sheets, sheet_id(2), id, NOON, &error), closed);
    assert_refused(sheet_store_move(desk->sheets, sheet_id(10), other, NOON, &error), closed);
    assert_refused(sheet_store_move(desk->sheets, sheet_id(10), 0, NOON, &error), closed);
    assert_refused(batch_store_close_batch(desk->batches, id, NOON, &error), closed);
    assert_ledger(id, 2, 1, 1, 0);
    assert_true_to_its_record(desk->database);
}

static void a_batch_is_opened_again_with_a_reason(void **state)
{
    (void)state;
    int64_t id = add_closed_batch(1);
    assert_refused(batch_store_reopen(desk->batches, id, "  ", NOON, &error),
                   "Tulis alasan mengapa bundel 1 dibuka lagi.");
    assert_ok(batch_store_reopen(desk->batches, id, "satu lembar ditemukan", NOON + 1, &error));
    assert_refused(batch_store_reopen(desk->batches, id, "lagi", NOON, &error),
                   "Bundel 1 masih terbuka.");
    struct batch *batch = load(id);
    assert_false(batch->closed);
    assert_string_equal(batch->closed_by, "");
    batch->ledger.declared = 3;
    assert_ok(batch_store_save(desk->batches, batch, NOON + 2, &error));
    batch_destroy(batch);
    assert_ok(key_sheet(desk, 11, id));
    close_batch(id);
    assert_true_to_its_record(desk->database);
}

static void assert_change(const GPtrArray *changes, guint i, const char *expected)
{
    const struct sheet_change *change = g_ptr_array_index(changes, i);
    g_autofree char *said = g_strdup_printf("%s|%s|%s|%s|%s", change->person, change->field,
                                            change->old_value, change->new_value, change->why);
    assert_string_equal(said, expected);
}

static void its_record_tells_all_that_became_of_it(void **state)
{
    (void)state;
    int64_t id = add_batch(1, 3);
    struct batch *batch = load(id);
    batch->ledger.declared = 2;
    batch->service_id = service_id(desk, "CPKB");
    assert_ok(batch_store_save(desk->batches, batch, NOON, &error));
    batch_destroy(batch);
    assert_ok(reject(id, REJECTION_UNREADABLE, 17));
    assert_ok(set_missing(id, "", "4"));
    close_batch(id);
    struct program second = program_open(&office, "Penyelia");
    assert_ok(batch_store_reopen(second.batches, id, "ditemukan", NOON, &error));
    program_close(&second);
    g_autoptr(GPtrArray) changes = batch_store_changes(desk->batches, id, &error);
    assert_int_equal(changes->len, 7);
    assert_change(changes, 0, "Rina||||");
    assert_change(changes, 1, "Rina|declared|3|2|");
    assert_change(changes, 2, "Rina|service||CPKB|");
    assert_change(changes, 3, "Rina|rejected||unreadable 17|");
    assert_change(changes, 4, "Rina|missing||4|");
    assert_change(changes, 5, "Rina|closed|0|1|");
    assert_change(changes, 6, "Penyelia|closed|1|0|ditemukan");
}

static void assert_last_used(const struct program *program, int64_t expected)
{
    int64_t id;
    assert_ok(batch_store_last_used(program->batches, &id, &error));
    assert_int_equal(id, expected);
}

static void each_person_goes_on_in_the_batch_he_keyed_in_last(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    assert_last_used(desk, 0);
    int64_t one = add_batch(1, 3), two = add_batch(2, 1), three = add_batch(3, 3);
    assert_last_used(desk, three);
    assert_ok(key_sheet(desk, 11, one));
    assert_ok(key_sheet(&second, 31, three));
    assert_last_used(desk, one);
    assert_last_used(&second, three);
    assert_ok(key_sheet(desk, 21, two)); /* which is full by that */
    assert_last_used(desk, one);
    assert_ok(set_missing(one, "", "12, 13"));
    close_batch(one);
    assert_last_used(desk, three);
    program_close(&second);
}

static void a_sheet_moves_from_batch_to_batch_and_tells_it(void **state)
{
    (void)state;
    int64_t one = add_batch(1, 2), two = add_batch(2, 2);
    assert_ok(key_sheet(desk, 5, one));
    assert_ok(sheet_store_move(desk->sheets, sheet_id(5), two, NOON, &error));
    assert_ok(sheet_store_move(desk->sheets, sheet_id(5), two, NOON, &error));
    assert_ledger(one, 2, 0, 0, 0);
    assert_ledger(two, 2, 1, 0, 0);
    assert_ok(sheet_store_move(desk->sheets, sheet_id(5), 0, NOON, &error));
    g_autoptr(GPtrArray) changes = sheet_store_changes(desk->sheets, sheet_id(5), &error);
    assert_int_equal(changes->len, 2);
    assert_change(changes, 0, "Rina|batch|1|2|");
    assert_change(changes, 1, "Rina|batch|2||");
    assert_true_to_its_record(desk->database);
}

static void a_sheet_of_a_closed_batch_is_corrected_with_a_reason_only(void **state)
{
    (void)state;
    struct draft draft;
    struct sheet_settled settled;
    int64_t one = add_batch(3, 1);
    assert_ok(key_sheet(desk, 5, one));
    assert_ok(sheet_store_settled(desk->sheets, sheet_id(5), &settled, &error));
    assert_int_equal(settled.by, SHEET_UNSETTLED);
    close_batch(one);
    assert_ok(sheet_store_settled(desk->sheets, sheet_id(5), &settled, &error));
    assert_int_equal(settled.by, SHEET_OF_CLOSED_BATCH);
    assert_int_equal(settled.batch, 3);
    assert_ok(draft_store_open_sheet(desk->drafts, sheet_id(5), &draft, &error));
    set_value(draft.sheet, "q1", "2");
    assert_ok(draft_store_keep(desk->drafts, &draft, &error));
    assert_refused(draft_store_save(desk->drafts, &draft, NOON, &error),
                   "Bundel 3 sudah ditutup; lembarnya hanya dikoreksi dengan alasan.");
    draft.why = g_strdup("kertas dibaca ulang");
    assert_ok(draft_store_save(desk->drafts, &draft, NOON, &error));
    draft_finish(&draft);
    g_autoptr(GPtrArray) changes = sheet_store_changes(desk->sheets, sheet_id(5), &error);
    assert_int_equal(changes->len, 1);
    assert_string_equal(((struct sheet_change *)changes->pdata[0])->why, "kertas dibaca ulang");
    assert_true_to_its_record(desk->database);
}

/* Opened and stored as it was, a sheet is not corrected. */
static void a_sheet_of_a_closed_batch_without_a_change_takes_no_reason(void **state)
{
    (void)state;
    struct draft draft;
    add_closed_batch(3);
    assert_ok(draft_store_open_sheet(desk->drafts, sheet_id(30), &draft, &error));
    assert_ok(draft_store_save(desk->drafts, &draft, NOON, &error));
    draft_finish(&draft);
}

/* Somebody corrects the sheet while another moves it. */
static void a_correction_does_not_move_a_sheet_back(void **state)
{
    (void)state;
    struct draft draft;
    int64_t one = add_batch(1, 2), two = add_batch(2, 2);
    assert_ok(key_sheet(desk, 5, one));
    assert_ok(draft_store_open_sheet(desk->drafts, sheet_id(5), &draft, &error));
    set_value(draft.sheet, "q1", "2");
    assert_ok(draft_store_keep(desk->drafts, &draft, &error));
    struct program second = program_open(&office, "Dewi");
    assert_ok(sheet_store_move(second.sheets, sheet_id(5), two, NOON, &error));
    program_close(&second);
    assert_ok(draft_store_save(desk->drafts, &draft, NOON, &error));
    draft_finish(&draft);
    assert_ledger(two, 2, 1, 0, 0);
    struct sheet *sheet = sheet_store_load(desk->sheets, sheet_id(5), &error);
    assert_string_equal(value_of(sheet, "q1"), "2");
    sheet_destroy(sheet);
    assert_true_to_its_record(desk->database);
}

static void assert_found_in(int64_t batch, const struct sheet_filter *filter, guint expected)
{
    struct sheet_filter wanted = *filter;
    wanted.batch_id = batch;
    g_autoptr(GArray) ids = sheet_store_find(desk->sheets, &wanted, &error);
    assert_non_null(ids);
    assert_int_equal(ids->len, expected);
}

static void the_sheets_of_a_batch_are_found(void **state)
{
    (void)state;
    int64_t one = add_batch(1, 5), two = add_batch(2, 5);
    assert_ok(key_sheet(desk, 1, one));
    assert_ok(key_sheet(desk, 2, two));
    assert_ok(key_sheet(desk, 12, one));
    assert_ok(key_sheet(desk, 4, 0));
    struct sheet_filter all = {.counted = -1, .element = -1};
    struct sheet_filter digits = {.counted = -1, .element = -1, .search = "1"};
    struct sheet_filter words = {.counted = -1, .element = -1, .search = "cpkb"};
    struct sheet_filter behind = {.counted = 1, .element = 0, .sort = SHEETS_BY_VALUE};
    assert_found_in(0, &all, 4);
    assert_found_in(one, &all, 2);
    assert_found_in(two, &all, 1);
    assert_found_in(one, &digits, 2);
    assert_found_in(one, &words, 2);
    assert_found_in(two, &behind, 1);
}

/* --- drafts --- */

static void a_new_sheet_of_a_batch_is_followed_by_another_of_it(void **state)
{
    (void)state;
    struct draft draft;
    int64_t id = add_batch(1, 5);
    assert_ok(draft_store_open_in(desk->drafts, id, &draft, &error));
    set_value(draft.sheet, "service", "CPKB");
    draft.sheet->control_total = 42;
    assert_ok(draft_store_keep(desk->drafts, &draft, &error));
    assert_ok(draft_store_save(desk->drafts, &draft, NOON, &error));
    assert_int_equal(draft.sheet->batch_id, id);
    assert_int_equal(draft.sheet->control_total, NO_TOTAL);
    draft_finish(&draft);
    assert_ledger(id, 5, 1, 0, 0);
    struct sheet *sheet = sheet_store_load(desk->sheets, sheet_id(1), &error);
    assert_int_equal(sheet->control_total, 42);
    sheet_destroy(sheet);
    assert_true_to_its_record(desk->database);
}

/* What was begun outside of the batch, or in another, waits for who left it. */
static void a_sheet_that_was_begun_elsewhere_does_not_join_a_batch(void **state)
{
    (void)state;
    struct draft loose, draft;
    int64_t one = add_batch(1, 5), two = add_batch(2, 5);
    assert_ok(draft_store_open_new(desk->drafts, &loose, &error));
    set_value(loose.sheet, "age", "34");
    assert_ok(draft_store_keep(desk->drafts, &loose, &error));
    assert_ok(draft_store_park(desk->drafts, &loose, &error));
    draft_finish(&loose);
    assert_ok(draft_store_open_in(desk->drafts, one, &draft, &error));
    assert_int_equal(draft.id, 0);
    assert_int_equal(draft.sheet->batch_id, one);
    set_value(draft.sheet, "age", "40");
    assert_ok(draft_store_keep(desk->drafts, &draft, &error));
    assert_ok(draft_store_park(desk->drafts, &draft, &error));
    draft_finish(&draft);
    assert_ok(draft_store_open_in(desk->drafts, two, &draft, &error));
    assert_int_equal(draft.id, 0);
    draft_finish(&draft);
    assert_ok(draft_store_open_in(desk->drafts, one, &draft, &error));
    assert_string_equal(value_of(draft.sheet, "age"), "40");
    draft_finish(&draft);
    assert_ok(draft_store_open_new(desk->drafts, &draft, &error));
    assert_string_equal(value_of(draft.sheet, "age"), "34");
    draft_finish(&draft);
}

static void a_refused_sheet_stays_on_the_screen(void **state)
{
    (void)state;
    struct draft draft;
    int64_t id = add_batch(1, 1);
    assert_ok(draft_store_open_in(desk->drafts, id, &draft, &error));
    set_value(draft.sheet, "service", "CPKB");
    assert_ok(draft_store_keep(desk->drafts, &draft, &error));
    assert_ok(key_sheet(desk, 7, id));
    assert_false(draft_store_save(desk->drafts, &draft, NOON, &error));
    assert_string_equal(value_of(draft.sheet, "service"), "CPKB");
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM draft"), 1);
    draft.sheet->batch_id = 0;
    assert_ok(draft_store_save(desk->drafts, &draft, NOON, &error));
    draft_finish(&draft);
    assert_ledger(id, 1, 1, 0, 0);
    assert_true_to_its_record(desk->database);
}

/* --- the database itself --- */

static void assert_database_refuses(const char *statement, const char *why)
{
    sqlite3 *raw = raw_open(office.path);
    char *message = NULL;
    assert_int_equal(sqlite3_exec(raw, statement, NULL, NULL, &message), SQLITE_CONSTRAINT);
    assert_string_equal(message, why);
    sqlite3_free(message);
    assert_int_equal(sqlite3_close(raw), SQLITE_OK);
}

static void the_database_guards_a_closed_batch(void **state)
{
    (void)state;
    static const char closed[] = "the batch is closed";
    static const char elsewhere[] = "the batch is not open here";
    add_closed_batch(1);
    add_batch(2, 5);
    assert_ok(key_sheet(desk, 99, 0));
    assert_database_refuses("UPDATE sheet SET batch_id = 1 WHERE number = 99", elsewhere);
    assert_database_refuses("UPDATE sheet SET batch_id = 2 WHERE number = 10", elsewhere);
    assert_database_refuses("UPDATE sheet SET batch_id = NULL WHERE number = 10", elsewhere);
    assert_database_refuses("DELETE FROM sheet WHERE number = 10", closed);
    assert_database_refuses(
        "INSERT INTO sheet (uid, survey_id, number, fields, answers, counted, keyed_by, keyed_at, "
        "seal, batch_id) SELECT randomblob(16), survey_id, 500, fields, answers, counted, "
        "keyed_by, keyed_at, seal, 1 FROM sheet WHERE number = 99",
        elsewhere);
    assert_database_refuses("INSERT INTO rejected (batch_id, reason, person_id, at) "
                            "VALUES (1, 'blank', 1, 0)",
                            closed);
    assert_database_refuses("UPDATE rejected SET reason = 'double'", closed);
    assert_database_refuses("DELETE FROM rejected", closed);
    assert_database_refuses("INSERT INTO missing (batch_id, serial) VALUES (1, 3)", closed);
    assert_database_refuses("UPDATE batch SET declared = 9 WHERE id = 1", closed);
    assert_database_refuses("DELETE FROM batch WHERE id = 1", closed);
    assert_database_refuses("UPDATE batch SET closed = 1, closed_by = 1, closed_at = 0 "
                            "WHERE id = 2",
                            "the ledger of the batch does not balance");
    assert_true_to_its_record(desk->database);
}

static void assert_tampering_is_found(const char *statement, const char *finding)
{
    int64_t entries;
    raw_run(office.path, statement);
    g_autoptr(GPtrArray) findings = findings_of(desk->database, &entries);
    if (!is_found(findings, finding))
        fail_msg("%s: not found", statement);
}

static void the_audit_finds_a_changed_slip(void **state)
{
    (void)state;
    add_batch(1, 5);
    assert_tampering_is_found("UPDATE batch SET declared = 6",
                              "Bundel 1 (survei 2024) tidak sesuai dengan riwayatnya.");
}

static void the_audit_finds_a_batch_closed_past_the_record(void **state)
{
    (void)state;
    add_batch(1, 1);
    assert_ok(key_sheet(desk, 1, 1));
    assert_tampering_is_found("UPDATE batch SET closed = 1, closed_by = 1, closed_at = 5",
                              "Bundel 1 (survei 2024) tidak sesuai dengan riwayatnya.");
}

static void the_audit_finds_an_added_or_removed_rejection(void **state)
{
    (void)state;
    int64_t id = add_batch(1, 5);
    assert_ok(reject(id, REJECTION_BLANK, 0));
    assert_tampering_is_found("UPDATE rejected SET reason = 'double'",
                              "Bundel 1 (survei 2024) tidak sesuai dengan riwayatnya.");
    raw_run(office.path, "UPDATE rejected SET reason = 'blank'");
    assert_true_to_its_record(desk->database);
    assert_tampering_is_found("DELETE FROM rejected",
                              "Bundel 1 (survei 2024) tidak sesuai dengan riwayatnya.");
}

static void the_audit_finds_a_changed_list_of_missing_sheets(void **state)
{
    (void)state;
    int64_t id = add_batch(1, 5);
    assert_ok(set_missing(id, "", "7"));
    assert_tampering_is_found("INSERT INTO missing (batch_id, serial) VALUES (1, 8)",
                              "Bundel 1 (survei 2024) tidak sesuai dengan riwayatnya.");
}

static void the_audit_finds_a_removed_and_a_made_up_batch(void **state)
{
    (void)state;
    add_batch(1, 5);
    assert_tampering_is_found(
        "INSERT INTO batch (uid, survey_id, number, declared, handed_by, day, totals, closed) "
        "VALUES (randomblob(16), 1, 8, 5, '', '2024-06-24', 0, 0)",
        "Bundel 8 (survei 2024) tidak mempunyai riwayat.");
    assert_tampering_is_found("DELETE FROM batch WHERE number = 1",
                              "Bundel yang disimpan pada catatan ");
}

static void the_audit_finds_a_sheet_moved_past_the_record(void **state)
{
    (void)state;
    add_batch(1, 5);
    add_batch(2, 5);
    assert_ok(key_sheet(desk, 3, 1));
    assert_tampering_is_found("UPDATE sheet SET batch_id = 2",
                              "Lembar 3 (survei 2024) tidak sesuai dengan riwayatnya.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_slip_is_kept_as_it_was_written),
        TEST(a_number_is_taken_once),
        TEST(of_two_who_change_a_slip_the_second_is_told),
        TEST(the_ledger_counts_keyed_rejected_and_missing_sheets),
        TEST(a_batch_takes_no_more_than_its_slip_declares),
        TEST(a_sheet_of_paper_is_in_the_ledger_once),
        TEST(missing_sheets_are_corrected_as_a_list),
        TEST(a_rejection_is_taken_back),
        TEST(a_batch_closes_only_when_its_ledger_balances),
        TEST(a_closed_batch_changes_in_nothing),
        TEST(a_batch_is_opened_again_with_a_reason),
        TEST(its_record_tells_all_that_became_of_it),
        TEST(each_person_goes_on_in_the_batch_he_keyed_in_last),
        TEST(a_sheet_moves_from_batch_to_batch_and_tells_it),
        TEST(a_sheet_of_a_closed_batch_is_corrected_with_a_reason_only),
        TEST(a_sheet_of_a_closed_batch_without_a_change_takes_no_reason),
        TEST(a_correction_does_not_move_a_sheet_back),
        TEST(the_sheets_of_a_batch_are_found),
        TEST(a_new_sheet_of_a_batch_is_followed_by_another_of_it),
        TEST(a_sheet_that_was_begun_elsewhere_does_not_join_a_batch),
        TEST(a_refused_sheet_stays_on_the_screen),
        TEST(the_database_guards_a_closed_batch),
        TEST(the_audit_finds_a_changed_slip),
        TEST(the_audit_finds_a_batch_closed_past_the_record),
        TEST(the_audit_finds_an_added_or_removed_rejection),
        TEST(the_audit_finds_a_changed_list_of_missing_sheets),
        TEST(the_audit_finds_a_removed_and_a_made_up_batch),
        TEST(the_audit_finds_a_sheet_moved_past_the_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
