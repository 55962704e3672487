#ifndef LEMBAR_TESTS_STORE_SECOND_STEPS_H
#define LEMBAR_TESTS_STORE_SECOND_STEPS_H

#include "db/second_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/setting_store.h"
#include "tests/store/office.h"

/* Rina keys first; Budi, Citra and Dewi key again, each in a program of their own. */

#define SHEET "6555555555555512345" /* all 19 answers */
#define OTHER "1555555555555512345" /* q1 differs */

static struct office office;

struct keyer {
    struct program program;
    struct second_store *second;
};

static struct keyer rina, budi, citra;

static inline void open_second(struct keyer *keyer, bool is_supervisor)
{
    assert_ok(keyer->second = second_store_open(keyer->program.database, keyer->program.survey,
                                                keyer->program.sheets, keyer->program.person,
                                                is_supervisor, &error));
}

static inline struct keyer keyer_open(const char *name, bool is_supervisor)
{
    struct keyer keyer = {.program = program_open(&office, name)};
    open_second(&keyer, is_supervisor);
    return keyer;
}

static inline void keyer_close(struct keyer *keyer)
{
    second_store_close(keyer->second);
    keyer->second = NULL;
    program_close(&keyer->program);
}

static inline void set_setting(const char *name, const char *value)
{
    struct setting_store *settings;
    struct database *database = office.first.database;
    assert_ok(settings = setting_store_open(database, &error));
    assert_ok(database_begin(database, &error));
    assert_ok(setting_store_set(settings, name, value, office.first.person, NOON, &error));
    assert_ok(database_end(database, true, &error));
    setting_store_close(settings);
}

static inline int set_up(void **state)
{
    (void)state;
    office_open(&office);
    set_setting("sign_in", "1");
    set_setting("second_share", "100");
    rina = (struct keyer){.program = office.first};
    open_second(&rina, false);
    budi = keyer_open("Budi", false);
    citra = keyer_open("Citra", true);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    keyer_close(&citra);
    keyer_close(&budi);
    second_store_close(rina.second);
    office_close(&office);
    return 0;
}

/* --- steps --- */

/* Keyed and stored as the keying screen does it. */
static inline void key_first(const struct keyer *keyer, const char *answers)
{
    struct draft draft;
    assert_ok(draft_store_open_new(keyer->program.drafts, &draft, &error));
    sheet_unpack_answers(draft.sheet, answers);
    set_value(draft.sheet, "service", "CDOB");
    set_value(draft.sheet, "date", "2024-06-24");
    set_value(draft.sheet, "age", "34");
    set_value(draft.sheet, "name", "Sari");
    set_value(draft.sheet, "suggestion", "Lebih cepat");
    assert_ok(draft_store_save(keyer->program.drafts, &draft, NOON, &error));
    assert_ok(draft_store_park(keyer->program.drafts, &draft, &error));
    draft_finish(&draft);
}

static inline struct second_pass take(const struct keyer *keyer, int number)
{
    struct second_pass pass;
    assert_ok(second_store_take(keyer->second, number, &pass, NOON, &error));
    return pass;
}

static inline void fill(struct second_pass *pass, const char *answers)
{
    g_autofree char *all = g_strdup(answers);
    for (size_t i = 0; i < pass->sheet->form->item_count; i++) {
        const struct form_item *item = &pass->sheet->form->items[i];
        char value[2] = {item->answer >= 0 ? all[item->answer] : '\0', '\0'};
        if (comparison_has(pass->items, i) && item->answer >= 0)
            sheet_set(pass->sheet, i, value);
    }
    if (pass->number == 3)
        return;
    set_value(pass->sheet, "service", "CDOB");
    set_value(pass->sheet, "date", "2024-06-24");
    set_value(pass->sheet, "age", "34");
}

static inline struct second_outcome finish(const struct keyer *keyer, struct second_pass *pass)
{
    struct second_outcome outcome;
    assert_ok(second_store_keep(keyer->second, pass, &error));
    assert_ok(second_store_finish(keyer->second, pass, NOON + 1000, &outcome, &error));
    return outcome;
}

/* A whole pass over the next sheet. */
static inline struct second_outcome key_pass(const struct keyer *keyer, int number,
                                             const char *answers)
{
    struct second_pass pass = take(keyer, number);
    assert_true(pass.id != 0);
    fill(&pass, answers);
    struct second_outcome outcome = finish(keyer, &pass);
    second_pass_finish(&pass);
    return outcome;
}

static inline void assert_nothing_to_take(const struct keyer *keyer, int number)
{
    struct second_pass pass = take(keyer, number);
    assert_int_equal(pass.id, 0);
    second_pass_finish(&pass);
}

static inline struct second_case next_case(const struct keyer *keyer)
{
    struct second_case decision;
    assert_ok(second_store_next_case(keyer->second, &decision, &error));
    return decision;
}

static inline void assert_chain_is_whole(void)
{
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    for (guint i = 0; i < findings->len; i++)
        print_error("%s\n", (char *)g_ptr_array_index(findings, i));
    assert_int_equal(findings->len, 0);
}

static inline void assert_stored(const char *answers)
{
    g_autofree char *stored = raw_text(office.path, "SELECT answers FROM sheet");
    assert_string_equal(stored, answers);
    assert_figures_are_right(&office.first);
    assert_chain_is_whole();
}

static inline void assert_counts(int64_t second, int64_t third, int64_t decision, int64_t settled)
{
    struct second_counts counts;
    assert_ok(second_store_counts(budi.second, &counts, &error));
    assert_int_equal(counts.sheets[SECOND_WAITS], second);
    assert_int_equal(counts.sheets[SECOND_THIRD], third);
    assert_int_equal(counts.sheets[SECOND_DECISION], decision);
    assert_int_equal(counts.sheets[SECOND_SETTLED], settled);
}

#endif
