#include "db/suggestion_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "db/audit.h"
#include "src/suggestion_code.h"
#include "tests/store/office.h"

static struct office office;
static struct suggestion_store *store;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    assert_ok(store = suggestion_store_open(office.first.database, office.first.survey,
                                            office.first.person, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    suggestion_store_close(store);
    office_close(&office);
    return 0;
}

static int64_t add_suggestion(long number, const char *text)
{
    struct sheet *sheet = new_sheet(&office.first, number, "CDOB", "66666666666");
    set_value(sheet, "suggestion", text);
    int64_t id = add_sheet(&office.first, sheet, true, "");
    sheet_destroy(sheet);
    return id;
}

static int64_t add_action(const char *plan)
{
    struct action *action = action_create();
    action_set(&action->plan, plan);
    action_set(&action->element, "U4");
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    int64_t id = action->id;
    action_destroy(action);
    return id;
}

static GPtrArray *list(void)
{
    GPtrArray *all;
    assert_ok(all = suggestion_store_list(store, 0, &error));
    return all;
}

static const struct suggestion *at(const GPtrArray *all, guint position)
{
    return g_ptr_array_index(all, position);
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

static void only_sheets_with_a_suggestion_are_listed(void **state)
{
    (void)state;
    add_suggestion(1, "Biaya agar jelas\ndi depan loket");
    add_suggestion(2, "-");
    add_suggestion(3, "Terima kasih");
    GPtrArray *all = list();
    assert_int_equal(all->len, 2);
    assert_int_equal(at(all, 0)->number, 1);
    assert_string_equal(at(all, 0)->text, "Biaya agar jelas\ndi depan loket");
    assert_string_equal(at(all, 0)->codes, "");
    assert_int_equal(at(all, 1)->number, 3);
    g_ptr_array_unref(all);
}

static void those_of_one_keyer_are_listed(void **state)
{
    (void)state;
    add_suggestion(1, "Terima kasih");
    int64_t other = person_named(office.first.database, "Adi");
    g_autoptr(GPtrArray) own = suggestion_store_list(store, office.first.person, &error);
    g_autoptr(GPtrArray) of_other = suggestion_store_list(store, other, &error);
    assert_int_equal(own->len, 1);
    assert_int_equal(of_other->len, 0);
}

static void a_suggestion_is_coded_and_the_record_tells_who(void **state)
{
    (void)state;
    int64_t sheet = add_suggestion(1, "Biaya agar jelas");
    assert_ok(suggestion_store_code(store, sheet, "U4", NOON, &error));
    assert_ok(suggestion_store_code(store, sheet, "U1,U4", NOON, &error));
    assert_ok(suggestion_store_code(store, sheet, "U1,U4", NOON, &error));
    GPtrArray *all = list();
    assert_string_equal(at(all, 0)->codes, "U1,U4");
    g_ptr_array_unref(all);
    g_autofree char *entries =
        raw_text(office.path, "SELECT group_concat(field || ' ' || old || '>' || new, ' | ') FROM "
                              "record WHERE kind = 'suggestion'");
    assert_string_equal(entries, " > | codes >U4 | codes U4>U1,U4");
    assert_no_finding();
}

static void an_action_answers_several_suggestions_and_one_several_actions(void **state)
{
    (void)state;
    int64_t first = add_suggestion(1, "Biaya agar jelas"), second = add_suggestion(2, "Biaya");
    int64_t poster = add_action("Papan biaya"), leaflet = add_action("Selebaran");
    assert_ok(suggestion_store_link(store, first, poster, true, NOON, &error));
    assert_ok(suggestion_store_link(store, second, poster, true, NOON, &error));
    assert_ok(suggestion_store_link(store, second, leaflet, true, NOON, &error));
    assert_ok(suggestion_store_link(store, second, leaflet, true, NOON, &error));
    GPtrArray *all = list();
    assert_int_equal(at(all, 0)->actions, 1);
    assert_int_equal(at(all, 1)->actions, 2);
    g_ptr_array_unref(all);
    assert_ok(suggestion_store_link(store, second, poster, false, NOON, &error));
    all = list();
    assert_int_equal(at(all, 1)->actions, 1);
    g_ptr_array_unref(all);
    assert_no_finding();
}

static void an_action_that_is_gone_answers_nothing(void **state)
{
    (void)state;
    int64_t sheet = add_suggestion(1, "Biaya");
    assert_refused(suggestion_store_link(store, sheet, 99, true, NOON, &error),
                   "Rencana itu tidak ada lagi.");
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM suggestion"), 0);
}

static void a_coding_changed_behind_lembar_is_found(void **state)
{
    (void)state;
    static const char *const changes[] = {
        "UPDATE suggestion SET codes = 'praise'",
        "DELETE FROM suggestion_action",
    };
    int64_t entries;
    int64_t sheet = add_suggestion(7, "Biaya");
    assert_ok(suggestion_store_code(store, sheet, "U4", NOON, &error));
    assert_ok(suggestion_store_link(store, sheet, add_action("Papan"), true, NOON, &error));
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        GPtrArray *findings;
        raw_run(office.path, changes[i]);
        assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
        assert_int_equal(findings->len, 1);
        assert_string_equal(g_ptr_array_index(findings, 0),
                            "Kode saran lembar 7 (survei 2024) tidak sesuai dengan riwayatnya.");
        g_ptr_array_unref(findings);
    }
}

static void a_recommendation_is_declined_with_a_reason_and_taken_back(void **state)
{
    (void)state;
    int64_t service = service_id(&office.first, "CDOB");
    assert_ok(suggestion_store_decline(store, service, "U9", "di luar wewenang", NOON, &error));
    g_autofree char *why = suggestion_store_declined(store, service, "U9", &error);
    assert_string_equal(why, "di luar wewenang");
    g_autofree char *other = suggestion_store_declined(store, 0, "U9", &error);
    assert_string_equal(other, "");
    assert_ok(suggestion_store_decline(store, service, "U9", "gedung pinjaman", NOON, &error));
    assert_ok(suggestion_store_decline(store, service, "U9", "", NOON, &error));
    g_autofree char *none = suggestion_store_declined(store, service, "U9", &error);
    assert_string_equal(none, "");
    assert_no_finding();
}

static void dropped_actions_are_no_plan(void **state)
{
    (void)state;
    int64_t planned;
    add_action("Papan biaya");
    assert_ok(suggestion_store_planned(store, 0, "U4", &planned, &error));
    assert_int_equal(planned, 1);
    raw_run(office.path, "UPDATE action SET status = 'dropped'");
    assert_ok(suggestion_store_planned(store, 0, "U4", &planned, &error));
    assert_int_equal(planned, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(only_sheets_with_a_suggestion_are_listed),
        TEST(those_of_one_keyer_are_listed),
        TEST(a_suggestion_is_coded_and_the_record_tells_who),
        TEST(an_action_answers_several_suggestions_and_one_several_actions),
        TEST(an_action_that_is_gone_answers_nothing),
        TEST(a_coding_changed_behind_lembar_is_found),
        TEST(a_recommendation_is_declined_with_a_reason_and_taken_back),
        TEST(dropped_actions_are_no_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
