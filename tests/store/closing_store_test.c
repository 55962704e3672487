#include "db/closing_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/office_key.h"
#include "db/query.h"
#include "tests/store/office.h"

/* Locking a survey: its data refuse every change, by Lembar and by any other program. */

#define LOCKED                                                                                     \
    "Survei ini sudah dikunci, datanya tidak dapat diubah. Penyelia dapat membuka kuncinya "       \
    "dengan alasan."

static struct office office;
static struct closing_store *closing;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    assert_ok(closing = closing_store_open(office.first.database, office.first.survey,
                                           office.first.person, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    closing_store_close(closing);
    office_close(&office);
    return 0;
}

static char *write_short(const struct record_head *head, void *context, struct error *why)
{
    (void)why;
    g_autofree char *body = g_strdup_printf("%ld\n", (long)head->entries);
    return signed_text_make(body, context);
}

static char *write_nothing(const struct record_head *head, void *context, struct error *why)
{
    (void)head;
    (void)context;
    error_set(why, ERROR_STORAGE, "no paper");
    return NULL;
}

static bool lock_despite(const char *reason)
{
    struct key_pair pair;
    return office_key_load(office.first.database, office.first.person, NOON, &pair, &error) &&
           closing_store_lock(closing, reason, NOON, write_short, &pair, &error);
}

static void lock(void)
{
    assert_ok(lock_despite(""));
}

static bool is_locked(void)
{
    struct closing_state state;
    assert_ok(closing_store_state(closing, &state, &error));
    bool locked = state.locked;
    closing_state_finish(&state);
    return locked;
}

static void assert_no_finding(void)
{
    int64_t entries;
    GPtrArray *findings;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    if (findings->len)
        fail_msg("%s", (const char *)g_ptr_array_index(findings, 0));
    g_ptr_array_unref(findings);
}

static void a_survey_is_open_until_it_is_locked(void **state)
{
    (void)state;
    assert_false(is_locked());
    lock();
    assert_true(is_locked());
    assert_refused(lock_despite(""), "Survei ini sudah dikunci.");
}

/* With a rejected and a missing sheet. */
static void add_open_batch(void)
{
    struct batch_store *batches = office.first.batches;
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(long));
    g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(long));
    struct batch *batch = batch_create();
    long serial = 4;
    batch->number = 2;
    batch->ledger.declared = 5;
    batch->day = (struct day){2024, 6, 24};
    g_array_append_val(missing, serial);
    assert_ok(batch_store_save(batches, batch, NOON, &error));
    assert_ok(batch_store_reject(batches, batch->id, REJECTION_BLANK, 0, NOON, &error));
    assert_ok(batch_store_set_missing(batches, batch->id, seen, missing, NOON, &error));
    batch_destroy(batch);
}

/* Each with another program, which knows nothing of Lembar. */
static void locked_data_refuse_every_change(void **state)
{
    (void)state;
    static const char *const changes[] = {
        "UPDATE sheet SET answers = replace(answers, '6', '1')",
        "UPDATE sheet SET counted = 0",
        "UPDATE sheet SET number = 99",
        "UPDATE sheet SET fields = ''",
        "UPDATE sheet SET keyed_at = 0",
        "UPDATE sheet SET accepted = 'W01'",
        "DELETE FROM sheet_personal; DELETE FROM sheet",
        "INSERT INTO sheet SELECT 9, randomblob(16), survey_id, 9, service_id, day, fields, "
        "answers, counted, reason, keyed_by, keyed_at, imported, seal, batch_id, control_total, "
        "accepted FROM sheet LIMIT 1",
        "INSERT INTO sheet_personal SELECT id, 'phone', '1', randomblob(16), '' FROM sheet",
        "UPDATE service SET name = 'x'",
        "DELETE FROM service WHERE code = 'CPOTB'",
        "INSERT INTO service VALUES (99, randomblob(16), 1, 'X', 'X', NULL)",
        "UPDATE survey SET target = 1",
        "UPDATE form SET text = ''",
        "UPDATE tally SET sheets = sheets + 1",
        "DELETE FROM tally",
        "UPDATE sheet_count SET counted = 0",
        "DELETE FROM sheet_count",
        "DELETE FROM survey_lock",
        "INSERT INTO batch VALUES (1, randomblob(16), 1, 1, 5, 'Siti', '2024-06-24', NULL, 0, 0, "
        "NULL, NULL)",
        "UPDATE batch SET declared = 6",
        "INSERT INTO rejected VALUES (9, 1, 'blank', NULL, 1, 0)",
        "UPDATE rejected SET reason = 'double'",
        "DELETE FROM rejected",
        "INSERT INTO missing VALUES (1, 9)",
        "UPDATE missing SET serial = 10",
        "DELETE FROM missing",
    };
    add_new_sheet(&office.first, 1, "CDOB", "66666666666");
    add_open_batch();
    lock_despite("masih terbuka");
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        sqlite3 *raw = raw_open(office.path);
        int code = sqlite3_exec(raw, changes[i], NULL, NULL, NULL);
        if (code != SQLITE_CONSTRAINT)
            fail_msg("%s: %d %s", changes[i], code, sqlite3_errmsg(raw));
        assert_string_equal(sqlite3_errmsg(raw), "survey is locked");
        assert_int_equal(sqlite3_close(raw), SQLITE_OK);
    }
    assert_no_finding();
    assert_figures_are_right(&office.first);
}

static void lembar_tells_that_the_survey_is_locked(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 1, "CDOB", "66666666666");
    struct sheet *sheet = new_sheet(&office.first, 1, "CDOB", "16666666666");
    struct draft draft;
    lock();
    assert_refused(correct_sheet(&office.first, id, sheet, NOON), LOCKED);
    assert_refused(sheet_store_set_counted(office.first.sheets, id, false, "x", NOON, &error),
                   LOCKED);
    assert_ok(draft_store_open_new(office.first.drafts, &draft, &error));
    assert_refused(draft_store_keep(office.first.drafts, &draft, &error), LOCKED);
    draft_finish(&draft);
    sheet_destroy(sheet);
}

static void a_locked_survey_refuses_an_import(void **state)
{
    (void)state;
    lock();
    assert_ok(database_begin(office.first.database, &error));
    assert_refused(sheet_store_begin_import(office.first.sheets, &error), LOCKED);
    database_rollback(office.first.database);
}

/* How the sheet 1 would be changed by hand, through the very connection that imports. */
static bool update_sheet(void)
{
    const char *const sql[] = {"UPDATE sheet SET answers = '' WHERE number = 1"};
    struct statements *statements =
        statements_prepare(office.first.database, sql, G_N_ELEMENTS(sql), &error);
    struct query query = query_begin(statements, 0);
    bool ok = query_run(&query, &error);
    statements_finish(statements);
    return ok;
}

/* An import asks once for all its sheets whether the survey takes them. */
static void a_lock_after_an_import_holds_as_any_other(void **state)
{
    (void)state;
    struct sheet *sheet = new_sheet(&office.first, 1, "CDOB", "66666666666");
    struct sheet_store *store = office.first.sheets;
    assert_ok(database_begin(office.first.database, &error));
    assert_ok(sheet_store_begin_import(store, &error));
    assert_ok(sheet_store_add(store, sheet, true, "", NOON, NULL, &error));
    assert_ok(sheet_store_end_import(store, "data.csv", NOON, &error));
    assert_ok(sheet_store_flush(store, &error));
    assert_ok(database_end(office.first.database, true, &error));
    lock();
    assert_refused(update_sheet(), LOCKED);
    sheet_destroy(sheet);
}

static void a_lock_after_an_import_that_was_taken_back_holds_as_any_other(void **state)
{
    (void)state;
    add_new_sheet(&office.first, 1, "CDOB", "66666666666");
    assert_ok(database_begin(office.first.database, &error));
    assert_ok(sheet_store_begin_import(office.first.sheets, &error));
    database_rollback(office.first.database);
    sheet_store_forget(office.first.sheets);
    lock();
    assert_refused(update_sheet(), LOCKED);
}

static void personal_data_of_a_locked_survey_may_be_forgotten(void **state)
{
    (void)state;
    struct sheet *sheet = new_sheet(&office.first, 1, "CDOB", "66666666666");
    set_value(sheet, "name", "Budi");
    int64_t id = add_sheet(&office.first, sheet, true, "");
    lock();
    assert_ok(sheet_store_erase_personal(office.first.sheets, id, "permintaan", NOON, &error));
    assert_int_equal(
        raw_number(office.path, "SELECT count(*) FROM sheet_personal WHERE value IS NOT NULL"), 0);
    assert_no_finding();
    sheet_destroy(sheet);
}

static void an_unlocked_survey_takes_changes_again(void **state)
{
    (void)state;
    lock();
    assert_refused(closing_store_unlock(closing, "", NOON, &error),
                   "Sebut alasan membuka kunci survei.");
    assert_ok(closing_store_unlock(closing, "satu lembar tertinggal", NOON + 1, &error));
    assert_false(is_locked());
    add_new_sheet(&office.first, 1, "CDOB", "66666666666");
    g_autofree char *why = raw_text(
        office.path, "SELECT why FROM record WHERE kind = 'survey_lock' ORDER BY id DESC LIMIT 1");
    assert_string_equal(why, "satu lembar tertinggal");
    assert_refused(closing_store_unlock(closing, "lagi", NOON, &error),
                   "Survei ini tidak dikunci.");
    assert_no_finding();
}

static void what_is_unsettled_is_locked_only_with_a_reason(void **state)
{
    (void)state;
    struct draft draft;
    struct closing_unsettled unsettled;
    struct closing_state now;
    assert_ok(draft_store_open_new(office.first.drafts, &draft, &error));
    set_value(draft.sheet, "age", "34");
    assert_ok(draft_store_keep(office.first.drafts, &draft, &error));
    assert_ok(closing_store_unsettled(closing, &unsettled, &error));
    assert_int_equal(unsettled.drafts, 1);
    assert_int_equal(unsettled.batches, 0);
    assert_false(unsettled.keyed_twice);
    assert_refused(lock_despite(""),
                   "Masih ada yang belum beres. Bereskan, atau sebut alasan mengapa survei tetap "
                   "dikunci.");
    assert_refused(closing_store_may_lock(closing, "", &error),
                   "Masih ada yang belum beres. Bereskan, atau sebut alasan mengapa survei tetap "
                   "dikunci.");
    assert_ok(closing_store_may_lock(closing, "kertasnya hilang", &error));
    assert_false(is_locked());
    assert_ok(lock_despite("kertasnya hilang"));
    assert_ok(closing_store_state(closing, &now, &error));
    assert_string_equal(now.despite, "kertasnya hilang");
    closing_state_finish(&now);
    draft_finish(&draft);
}

static void without_a_statement_nothing_is_locked(void **state)
{
    (void)state;
    assert_refused(closing_store_lock(closing, "", NOON, write_nothing, NULL, &error), "no paper");
    assert_false(is_locked());
    assert_no_finding();
    g_autofree char *text = closing_store_statement(closing, &error);
    assert_string_equal(text, "");
}

static void assert_one_finding(const char *sentence)
{
    int64_t entries;
    g_autoptr(GPtrArray) findings = NULL;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    assert_int_equal(findings->len, 1);
    assert_string_equal(g_ptr_array_index(findings, 0), sentence);
}

static void a_lock_turned_behind_lembar_is_found(void **state)
{
    (void)state;
    add_new_sheet(&office.first, 1, "CDOB", "66666666666");
    lock();
    raw_run(office.path, "UPDATE survey_lock SET locked = 0");
    assert_one_finding("Kunci (survei 2024) tidak sesuai dengan riwayatnya.");
}

static void a_lock_dated_back_behind_lembar_is_found(void **state)
{
    (void)state;
    lock();
    raw_run(office.path, "UPDATE survey_lock SET at = at - 1");
    assert_one_finding("Kunci survei 2024: waktu atau orangnya tidak sesuai dengan catatan.");
}

static void a_statement_taken_away_behind_lembar_is_found(void **state)
{
    (void)state;
    lock();
    assert_ok(closing_store_unlock(closing, "satu tertinggal", NOON, &error));
    lock();
    assert_no_finding();
    raw_run(office.path, "DROP TRIGGER statement_stays;"
                         "DELETE FROM statement WHERE id = (SELECT min(id) FROM statement)");
    assert_one_finding("Pernyataan survei 2024 yang sudah ditandatangani hilang: 1.");
}

static void sheets_set_aside_are_counted_by_reason(void **state)
{
    (void)state;
    for (long number = 1; number <= 3; number++) {
        struct sheet *sheet = new_sheet(&office.first, number, "CDOB", "66666666666");
        add_sheet(&office.first, sheet, false, number < 3 ? "ganda" : "kosong");
        sheet_destroy(sheet);
    }
    GPtrArray *list = closing_store_set_aside(closing, &error);
    assert_int_equal(list->len, 2);
    const struct set_aside *first = g_ptr_array_index(list, 0);
    assert_string_equal(first->reason, "ganda");
    assert_int_equal(first->sheets, 2);
    g_ptr_array_unref(list);
}

/* --- signatures --- */

static void a_signed_text_verifies_until_a_byte_changes(void **state)
{
    (void)state;
    struct key_pair pair;
    unsigned char seed[KEY_SIZE], key[KEY_SIZE];
    key_pair_new(&pair, seed);
    g_autofree char *text = signed_text_make("Indeks 93,70\n", &pair);
    assert_ok(signed_text_verify(text, key, &error));
    assert_memory_equal(key, pair.public_key, KEY_SIZE);
    for (size_t i = 0; text[i]; i++) {
        text[i] ^= 1;
        if (signed_text_verify(text, key, &error))
            fail_msg("byte %zu was changed and nobody noticed", i);
        text[i] ^= 1;
    }
    assert_ok(signed_text_verify(text, key, &error));
}

static void a_signed_text_takes_nothing_after_its_end(void **state)
{
    (void)state;
    struct key_pair pair;
    unsigned char seed[KEY_SIZE], key[KEY_SIZE];
    key_pair_new(&pair, seed);
    g_autofree char *text = signed_text_make("a\n", &pair);
    g_autofree char *longer = g_strconcat(text, "b\n", NULL);
    assert_false(signed_text_verify(longer, key, &error));
    assert_false(signed_text_verify("", key, &error));
    assert_false(signed_text_verify("-- ed25519 --\n", key, &error));
}

/* RFC 8032, section 7.1, test 1. */
static void a_key_is_that_of_the_standard(void **state)
{
    (void)state;
    struct key_pair pair;
    static const unsigned char seed[KEY_SIZE] =
        "\x9d\x61\xb1\x9d\xef\xfd\x5a\x60\xba\x84\x4a\xf4\x92\xec\x2c\xc4"
        "\x44\x49\xc5\x69\x7b\x32\x69\x19\x70\x3b\xac\x03\x1c\xae\x7f\x60";
    static const unsigned char expected[KEY_SIZE] =
        "\xd7\x5a\x98\x01\x82\xb1\x0a\xb7\xd5\x4b\xfe\xd3\xc9\x64\x07\x3a"
        "\x0e\xe1\x72\xf3\xda\xa6\x23\x25\xaf\x02\x1a\x68\xf7\x07\x51\x1a";
    key_pair_from_seed(&pair, seed);
    assert_memory_equal(pair.public_key, expected, KEY_SIZE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_survey_is_open_until_it_is_locked),
        TEST(locked_data_refuse_every_change),
        TEST(lembar_tells_that_the_survey_is_locked),
        TEST(a_locked_survey_refuses_an_import),
        TEST(a_lock_after_an_import_holds_as_any_other),
        TEST(a_lock_after_an_import_that_was_taken_back_holds_as_any_other),
        TEST(personal_data_of_a_locked_survey_may_be_forgotten),
        TEST(an_unlocked_survey_takes_changes_again),
        TEST(what_is_unsettled_is_locked_only_with_a_reason),
        TEST(without_a_statement_nothing_is_locked),
        TEST(a_lock_turned_behind_lembar_is_found),
        TEST(a_lock_dated_back_behind_lembar_is_found),
        TEST(a_statement_taken_away_behind_lembar_is_found),
        TEST(sheets_set_aside_are_counted_by_reason),
        cmocka_unit_test(a_signed_text_verifies_until_a_byte_changes),
        cmocka_unit_test(a_signed_text_takes_nothing_after_its_end),
        cmocka_unit_test(a_key_is_that_of_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
