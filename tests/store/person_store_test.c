#include "db/person_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/password_hash.h"
#include "tests/store/office.h"

/* People, their passwords and what is on the record of them. */

#define WRONG "Nama atau kata sandi salah; periksa Caps Lock, lalu ketik lagi."
#define LAST  "Rina satu-satunya administrator yang dapat masuk; tunjuk administrator lain dulu."

static struct office office;
static struct person_store *people;
static int64_t rina;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    rina = office.first.person;
    assert_ok(people = person_store_open(office.first.database, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    person_store_close(people);
    office_close(&office);
    return 0;
}

static void assert_record_is_true(void)
{
    int64_t entries;
    g_autoptr(GPtrArray) findings = NULL;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    if (findings->len)
        fail_msg("%s", (const char *)g_ptr_array_index(findings, 0));
}

static void switch_on(void)
{
    assert_ok(person_store_switch_sign_in(people, true, "rahasia satu", rina, NOON, &error));
}

static int64_t add(const char *name, enum role role)
{
    struct person person;
    assert_ok(person_store_add(people, name, role, "sandi awal", rina, NOON, &error));
    assert_ok(person_store_find(people, name, &person, &error));
    int64_t id = person.id;
    person_finish(&person);
    return id;
}

static bool sign_in(const char *name, const char *password, int64_t now)
{
    int64_t id;
    error = (struct error){0};
    return person_store_sign_in(people, name, password, now, &id, &error);
}

/* The last entry of a person: who, field, old, new, why. */
static void assert_last_entry(const char *expected)
{
    g_autofree char *entry = raw_text(
        office.path, "SELECT person.name || '|' || field || '|' || old || '|' || new || '|' || why "
                     "FROM record JOIN person ON person.id = person_id WHERE kind = 'person' "
                     "ORDER BY record.id DESC LIMIT 1");
    assert_string_equal(entry, expected);
}

/* --- people --- */

static void a_person_is_made_once_and_on_the_record(void **state)
{
    (void)state;
    int64_t first, again, other;
    assert_ok(person_store_ensure(people, "Siti", NOON, &first, &error));
    assert_ok(person_store_ensure(people, "Siti", NOON + 1, &again, &error));
    assert_ok(person_store_ensure(people, "Budi", NOON, &other, &error));
    assert_int_equal(first, again);
    assert_int_not_equal(first, other);
    assert_last_entry("Budi|||Budi|officer");
    assert_record_is_true();
}

static void a_person_gets_another_name_and_is_found_by_both(void **state)
{
    (void)state;
    int64_t found;
    int64_t siti = add("Siti", ROLE_OFFICER);
    assert_ok(person_store_rename(people, rina, "Rina Wati", rina, NOON, &error));
    assert_last_entry("Rina Wati|name|Rina|Rina Wati|");
    assert_ok(person_store_ensure(people, "Rina", NOON, &found, &error));
    assert_int_equal(found, rina);
    assert_ok(person_store_ensure(people, "Rina Wati", NOON, &found, &error));
    assert_int_equal(found, rina);
    assert_refused(person_store_rename(people, siti, "Rina", rina, NOON, &error),
                   "Petugas Rina sudah ada; pilih nama lain.");
    assert_refused(person_store_rename(people, siti, "Rina Wati", rina, NOON, &error),
                   "Petugas Rina Wati sudah ada; pilih nama lain.");
    assert_refused(person_store_rename(people, siti, " ", rina, NOON, &error),
                   "Nama petugas harus diisi.");
    assert_ok(person_store_rename(people, rina, "Rina", rina, NOON, &error));
    assert_ok(person_store_rename(people, rina, "Rina Wati", rina, NOON, &error));
    assert_record_is_true();
}

/* Who keys a sheet again must be somebody else: two spellings are not two people. */
static void another_spelling_of_a_name_is_no_other_person(void **state)
{
    (void)state;
    int64_t siti = add("Siti Aminah", ROLE_OFFICER);
    assert_refused(person_store_add(people, "siti  aminah", ROLE_OFFICER, "lain lagi", rina, NOON,
                                    &error),
                   "Petugas Siti Aminah sudah ada; pilih nama lain.");
    assert_refused(person_store_rename(people, rina, "SITI AMINAH", rina, NOON, &error),
                   "Petugas Siti Aminah sudah ada; pilih nama lain.");
    assert_ok(person_store_rename(people, siti, "Siti aminah", rina, NOON, &error));
    assert_last_entry("Rina|name|Siti Aminah|Siti aminah|");
    add("?", ROLE_OFFICER);
    add("!", ROLE_OFFICER);
    assert_record_is_true();
}

static void a_new_person_begins_as_an_officer_without_a_password(void **state)
{
    (void)state;
    struct person person;
    assert_ok(person_store_load(people, rina, &person, &error));
    assert_string_equal(person.name, "Rina");
    assert_int_equal(person.role, ROLE_OFFICER);
    assert_false(person.has_password || person.blocked || person.must_change);
    person_finish(&person);
    assert_false(sign_in("Rina", "", NOON));
    assert_string_equal(error.message, WRONG);
}

static void an_added_person_must_change_the_password(void **state)
{
    (void)state;
    struct person person;
    switch_on();
    int64_t siti = add("Siti", ROLE_SUPERVISOR);
    assert_last_entry("Rina|||Siti|supervisor");
    assert_ok(person_store_load(people, siti, &person, &error));
    assert_int_equal(person.role, ROLE_SUPERVISOR);
    assert_true(person.must_change && person.has_password);
    person_finish(&person);
    assert_true(sign_in("Siti", "sandi awal", NOON));
    assert_refused(person_store_add(people, "Siti", ROLE_OFFICER, "lain lagi", rina, NOON, &error),
                   "Petugas Siti sudah ada; pilih nama lain.");
    assert_refused(person_store_add(people, " ", ROLE_OFFICER, "lain lagi", rina, NOON, &error),
                   "Nama petugas harus diisi.");
    assert_record_is_true();
}

static void all_people_are_listed_by_name(void **state)
{
    (void)state;
    switch_on();
    add("Budi", ROLE_OFFICER);
    GPtrArray *list;
    assert_ok(list = person_store_list(people, &error));
    assert_int_equal(list->len, 2);
    assert_string_equal(((struct person *)g_ptr_array_index(list, 0))->name, "Budi");
    assert_string_equal(((struct person *)g_ptr_array_index(list, 1))->name, "Rina");
    g_ptr_array_unref(list);
}

/* --- signing in --- */

static void nobody_signs_in_before_it_is_switched_on(void **state)
{
    (void)state;
    bool on = true;
    assert_ok(person_store_signs_in(people, &on, &error));
    assert_false(on);
    switch_on();
    assert_ok(person_store_signs_in(people, &on, &error));
    assert_true(on);
    g_autofree char *who = raw_text(office.path, "SELECT role FROM person WHERE name = 'Rina'");
    assert_string_equal(who, "administrator");
    assert_ok(person_store_switch_sign_in(people, false, NULL, rina, NOON, &error));
    assert_ok(person_store_signs_in(people, &on, &error));
    assert_false(on);
    assert_int_equal(raw_number(office.path,
                                "SELECT count(*) FROM record WHERE field = 'sign_in' OR (kind = "
                                "'setting' AND field = '')"),
                     2);
    assert_record_is_true();
}

static void switching_on_takes_a_good_password_or_changes_nothing(void **state)
{
    (void)state;
    bool on = true;
    assert_refused(person_store_switch_sign_in(people, true, "pendek", rina, NOON, &error),
                   "Kata sandi paling sedikit 8 huruf atau angka; pilih yang lebih panjang.");
    assert_ok(person_store_signs_in(people, &on, &error));
    assert_false(on);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record"), OFFICE_ENTRIES);
}

static void the_right_password_lets_in_and_a_wrong_one_does_not(void **state)
{
    (void)state;
    switch_on();
    assert_true(sign_in("Rina", "rahasia satu", NOON));
    assert_false(sign_in("Rina", "RAHASIA RINA", NOON));
    assert_string_equal(error.message, WRONG);
    assert_false(sign_in("Tiada", "rahasia satu", NOON));
    assert_string_equal(error.message, WRONG);
}

static void the_hash_is_argon2id_with_a_salt_and_never_on_the_record(void **state)
{
    (void)state;
    switch_on();
    g_autofree char *first = raw_text(office.path, "SELECT password FROM person WHERE id = 1");
    assert_true(g_str_has_prefix(first, "$argon2id$v=19$m=65536,t=2,p=1$"));
    assert_ok(person_store_set_password(people, rina, "rahasia satu", false, rina, NOON, &error));
    g_autofree char *second = raw_text(office.path, "SELECT password FROM person WHERE id = 1");
    assert_string_not_equal(first, second);
    assert_last_entry("Rina|password|||");
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record WHERE old LIKE '%argon%' "
                                             "OR new LIKE '%argon%' OR why LIKE '%argon%'"),
                     0);
    assert_record_is_true();
}

static void three_wrong_tries_are_free_then_the_waits_double(void **state)
{
    (void)state;
    switch_on();
    for (int i = 0; i < 3; i++)
        assert_false(sign_in("Rina", "salah", NOON));
    assert_string_equal(error.message, WRONG);
    assert_false(sign_in("Rina", "rahasia satu", NOON + 1000));
    assert_string_equal(error.message, "Kata sandi sudah 3 kali salah; coba lagi 1 detik lagi.");
    assert_false(sign_in("Rina", "salah", NOON + 2000));
    assert_string_equal(error.message, WRONG);
    assert_false(sign_in("Rina", "rahasia satu", NOON + 2000));
    assert_string_equal(error.message, "Kata sandi sudah 4 kali salah; coba lagi 4 detik lagi.");
    assert_true(sign_in("Rina", "rahasia satu", NOON + 6000));
    assert_last_entry("Rina|wrong_tries|4|0|");
    assert_true(sign_in("Rina", "rahasia satu", NOON + 6000));
    assert_record_is_true();
}

static void the_wait_holds_in_another_program_too_and_for_that_person_alone(void **state)
{
    (void)state;
    int64_t id;
    switch_on();
    add("Siti", ROLE_OFFICER);
    for (int i = 0; i < 3; i++)
        assert_false(sign_in("Rina", "salah", NOON));
    struct program second = program_open(&office, "Budi");
    struct person_store *there;
    assert_ok(there = person_store_open(second.database, &error));
    assert_refused(person_store_sign_in(there, "Rina", "rahasia satu", NOON, &id, &error),
                   "Kata sandi sudah 3 kali salah; coba lagi 2 detik lagi.");
    assert_ok(person_store_sign_in(there, "Siti", "sandi awal", NOON, &id, &error));
    person_store_close(there);
    program_close(&second);
}

static void a_reset_ends_the_wait_and_asks_for_another_password(void **state)
{
    (void)state;
    struct person person;
    switch_on();
    int64_t siti = add("Siti", ROLE_OFFICER);
    for (int i = 0; i < 5; i++)
        sign_in("Siti", "salah", NOON);
    assert_ok(person_store_set_password(people, siti, "sandi baru", true, rina, NOON, &error));
    assert_last_entry("Rina|password|||reset");
    assert_true(sign_in("Siti", "sandi baru", NOON));
    assert_false(sign_in("Siti", "sandi awal", NOON));
    assert_ok(person_store_set_password(people, siti, "sandi sendiri", false, siti, NOON, &error));
    assert_ok(person_store_load(people, siti, &person, &error));
    assert_false(person.must_change);
    person_finish(&person);
    assert_refused(person_store_set_password(people, siti, " siti ", false, siti, NOON, &error),
                   "Kata sandi paling sedikit 8 huruf atau angka; pilih yang lebih panjang.");
    assert_record_is_true();
}

static void a_blocked_person_is_told_so_only_with_the_right_password(void **state)
{
    (void)state;
    switch_on();
    int64_t siti = add("Siti", ROLE_OFFICER);
    assert_ok(person_store_set_blocked(people, siti, true, "pindah tugas", rina, NOON, &error));
    assert_last_entry("Rina|blocked|0|1|pindah tugas");
    assert_false(sign_in("Siti", "salah sama sekali", NOON));
    assert_string_equal(error.message, WRONG);
    assert_false(sign_in("Siti", "sandi awal", NOON));
    assert_string_equal(error.message, "Nama ini diblokir; minta administrator membukanya.");
    assert_ok(person_store_set_blocked(people, siti, false, "kembali", rina, NOON, &error));
    assert_true(sign_in("Siti", "sandi awal", NOON));
    assert_record_is_true();
}

/* --- the last administrator --- */

static void one_administrator_who_can_sign_in_always_remains(void **state)
{
    (void)state;
    switch_on();
    int64_t siti = add("Siti", ROLE_ADMINISTRATOR);
    assert_ok(person_store_set_blocked(people, siti, true, NULL, rina, NOON, &error));
    assert_refused(person_store_set_role(people, rina, ROLE_OFFICER, rina, NOON, &error), LAST);
    assert_refused(person_store_set_blocked(people, rina, true, NULL, rina, NOON, &error), LAST);
    assert_ok(person_store_set_blocked(people, siti, false, NULL, rina, NOON, &error));
    assert_ok(person_store_set_role(people, rina, ROLE_OFFICER, siti, NOON, &error));
    assert_last_entry("Siti|role|administrator|officer|");
    assert_record_is_true();
}

static void what_is_so_already_is_no_change(void **state)
{
    (void)state;
    switch_on();
    long before = raw_number(office.path, "SELECT count(*) FROM record");
    assert_ok(person_store_set_role(people, rina, ROLE_ADMINISTRATOR, rina, NOON, &error));
    assert_ok(person_store_set_blocked(people, rina, false, "x", rina, NOON, &error));
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record"), before);
    assert_refused(person_store_set_role(people, 99, ROLE_OFFICER, rina, NOON, &error),
                   "Petugas itu tidak ada.");
}

static void a_made_password_is_one_that_may_be_chosen_and_each_is_another(void **state)
{
    (void)state;
    char first[PASSWORD_MADE_SIZE], second[PASSWORD_MADE_SIZE];
    password_make(first);
    password_make(second);
    assert_string_not_equal(first, second);
    assert_int_equal(strspn(first, "abcdefghjkmnpqrstuvwxyz23456789-"), 14);
    assert_int_equal(first[4], '-');
    assert_int_equal(first[9], '-');
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_person_is_made_once_and_on_the_record),
        TEST(a_person_gets_another_name_and_is_found_by_both),
        TEST(another_spelling_of_a_name_is_no_other_person),
        TEST(a_new_person_begins_as_an_officer_without_a_password),
        TEST(an_added_person_must_change_the_password),
        TEST(all_people_are_listed_by_name),
        TEST(nobody_signs_in_before_it_is_switched_on),
        TEST(switching_on_takes_a_good_password_or_changes_nothing),
        TEST(the_right_password_lets_in_and_a_wrong_one_does_not),
        TEST(the_hash_is_argon2id_with_a_salt_and_never_on_the_record),
        TEST(three_wrong_tries_are_free_then_the_waits_double),
        TEST(the_wait_holds_in_another_program_too_and_for_that_person_alone),
        TEST(a_reset_ends_the_wait_and_asks_for_another_password),
        TEST(a_blocked_person_is_told_so_only_with_the_right_password),
        TEST(one_administrator_who_can_sign_in_always_remains),
        TEST(what_is_so_already_is_no_change),
        TEST(a_made_password_is_one_that_may_be_chosen_and_each_is_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
