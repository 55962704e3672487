#include "db/audit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/office.h"
#include "tests/store/truth.h"

/* Two programs take turns at random changes, some of them rolled back: what they leave is always
 * true to its record. Seeds are fixed. */

#define STEPS 120

static struct office office;
static struct program programs[2];
static GRand *dice;
static long last_number;

static int roll(int sides)
{
    return g_rand_int_range(dice, 0, sides);
}

static const char *any_text(void)
{
    static const char *const texts[] = {"",         "-",   "Antrean\npanjang", "é中🙂",
                                        "\xff\xfe", "a'b", "\"; DROP --",      "x\x1ey",
                                        "0",        "   "};
    return texts[roll(G_N_ELEMENTS(texts))];
}

static void fill(struct sheet *sheet)
{
    static const char *const services[] = {"CDOB", "CPKB", "PENGADUAN", "-", "tidak ada"};
    static const char *const days[] = {"2024-06-24", "-", "2024-01-01"};
    static const char *const keys[] = {"age", "suggestion", "name", "phone", "workplace"};
    char answers[20] = "";
    for (int i = 0; i < 19; i++)
        answers[i] = "123456-"[roll(7)];
    sheet_unpack_answers(sheet, answers);
    set_value(sheet, "service", services[roll(G_N_ELEMENTS(services))]);
    set_value(sheet, "date", days[roll(G_N_ELEMENTS(days))]);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (roll(2))
            set_value(sheet, keys[i], any_text());
}

static int64_t any_sheet(void)
{
    return raw_number(office.path,
                      "SELECT coalesce((SELECT id FROM sheet ORDER BY random() LIMIT 1), 0)");
}

/* --- changes within a transaction --- */

static void add(struct program *program)
{
    struct sheet *sheet = new_sheet(program, ++last_number, "CPKB", "");
    fill(sheet);
    bool counted = roll(3) > 0;
    assert_ok(sheet_store_add(program->sheets, sheet, counted, counted ? "" : "ganda",
                              NOON + roll(9), NULL, &error));
    sheet_destroy(sheet);
}

static void add_some(struct program *program)
{
    for (int i = roll(4); i >= 0; i--)
        add(program);
    assert_ok(sheet_store_flush(program->sheets, &error));
}

/* Also right after sheets that were keyed, and of nothing. */
static void import_some(struct program *program)
{
    if (roll(2))
        add(program);
    assert_ok(sheet_store_begin_import(program->sheets, &error));
    for (int i = roll(5); i > 0; i--)
        add(program);
    assert_ok(sheet_store_end_import(program->sheets, any_text(), NOON, &error));
    assert_ok(sheet_store_flush(program->sheets, &error));
}

static void correct_any(struct program *program)
{
    int64_t id = any_sheet();
    if (!id)
        return;
    struct sheet *sheet;
    assert_ok(sheet = sheet_store_load(program->sheets, id, &error));
    fill(sheet);
    assert_ok(sheet_store_correct(program->sheets, id, sheet, "", NOON + roll(9), &error));
    sheet_destroy(sheet);
}

static void save_action(struct program *program)
{
    GPtrArray *actions;
    assert_ok(actions = action_store_list(program->actions, &error));
    bool fresh = actions->len == 0 || roll(2);
    struct action *action =
        fresh ? action_create()
              : action_copy(g_ptr_array_index(actions, (guint)roll((int)actions->len)));
    action->service_id = roll(2) ? service_id(program, "CPKB") : 0;
    g_autofree char *plan = g_strconcat("p", any_text(), NULL);
    action_set(&action->plan, plan);
    action_set(&action->realisation, "r");
    action_set(&action->evidence, "e");
    action_set(&action->reason, roll(2) ? "a" : "b");
    action_set(&action->why, "w");
    action->quarters = (unsigned)roll(16);
    action->done_day = (struct day){2024, 9, 1};
    action_set_due(action, roll(2) ? "TW III 2024" : any_text(), 2024);
    if (action->status < ACTION_DONE)
        action->status = (enum action_status)roll(ACTION_STATUSES);
    action_set(&action->obstacles, any_text());
    assert_ok(action_store_save(program->actions, action, true, NOON, &error));
    action_destroy(action);
    g_ptr_array_unref(actions);
}

static void change_within(struct program *program)
{
    static void (*const changes[])(struct program *) = {add_some, import_some, correct_any,
                                                        save_action};
    assert_ok(database_begin(program->database, &error));
    for (int i = roll(3); i >= 0; i--)
        changes[roll(G_N_ELEMENTS(changes))](program);
    if (roll(3)) {
        assert_ok(database_end(program->database, true, &error));
        return;
    }
    database_rollback(program->database);
    sheet_store_forget(program->sheets);
}

/* A rollback in the middle, before the flush. */
static void break_off(struct program *program)
{
    assert_ok(database_begin(program->database, &error));
    if (roll(2))
        assert_ok(sheet_store_begin_import(program->sheets, &error));
    add(program);
    database_rollback(program->database);
    sheet_store_forget(program->sheets);
}

/* --- changes with a transaction of their own --- */

static void key_one(struct program *program)
{
    struct draft draft;
    assert_ok(draft_store_open_new(program->drafts, &draft, &error));
    sheet_set_number(draft.sheet, ++last_number);
    fill(draft.sheet);
    assert_ok(draft_store_save(program->drafts, &draft, NOON, &error));
    assert_ok(draft_store_park(program->drafts, &draft, &error));
    draft_finish(&draft);
}

static void set_counted(struct program *program)
{
    int64_t id = any_sheet();
    if (id)
        assert_ok(sheet_store_set_counted(program->sheets, id, roll(2), any_text(), NOON, &error));
}

static void forget(struct program *program)
{
    int64_t id = any_sheet();
    if (id)
        assert_ok(sheet_store_erase_personal(program->sheets, id, any_text(), NOON, &error));
}

/* --- the tests --- */

static void play(guint32 seed)
{
    static void (*const changes[])(struct program *) = {change_within, change_within, break_off,
                                                        key_one,       set_counted,   forget};
    dice = g_rand_new_with_seed(seed);
    for (int i = 0; i < STEPS; i++) {
        changes[roll(G_N_ELEMENTS(changes))](&programs[roll(2)]);
        assert_true_to_its_record(programs[roll(2)].database);
    }
    g_rand_free(dice);
    assert_figures_are_right(&programs[0]);
}

static void two_programs_in_turns_stay_true_to_the_record(void **state)
{
    (void)state;
    for (guint32 seed = 1; seed <= 6; seed++) {
        office_open(&office);
        programs[0] = office.first;
        programs[1] = program_open(&office, "Budi");
        last_number = 0;
        play(seed);
        program_close(&programs[1]);
        office_close(&office);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_programs_in_turns_stay_true_to_the_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
