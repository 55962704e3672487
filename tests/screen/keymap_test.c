#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "src/text.h"
#include "ui/screen/action_calendar.h"
#include "ui/screen/action_card.h"
#include "ui/screen/action_doubts.h"
#include "ui/screen/action_import.h"
#include "ui/screen/action_timeline.h"
#include "ui/screen/all.h"
#include "ui/screen/answers.h"
#include "ui/screen/findings.h"
#include "ui/screen/home.h"
#include "ui/screen/index.h"
#include "ui/screen/matrix.h"
#include "ui/screen/question.h"
#include "ui/screen/recommendations.h"
#include "ui/screen/report.h"
#include "ui/screen/resolve.h"
#include "ui/screen/review.h"
#include "ui/screen/second.h"

/* One table per screen dispatches, fills the footer and the help: what must hold for each. */

#define KEYS_OF_A_BINDING 4

typedef void check_function(const struct screen_class *class, const struct binding *binding);

static void for_each_binding(check_function *check)
{
    for (const struct screen_class *const *class = all_screens; *class; class ++)
        for (size_t i = 0; i < (*class)->key_count; i++)
            check(*class, &(*class)->keys[i]);
}

/* How many bindings of the screen a key finds. */
static int count_bindings(const struct screen_class *class, uint32_t key)
{
    int count = 0;
    for (size_t i = 0; i < class->key_count; i++)
        count += keymap_find(&class->keys[i], 1, key) != NULL;
    return count;
}

static void check_keys_are_bound_once(const struct screen_class *class,
                                      const struct binding *binding)
{
    for (int k = 0; k < KEYS_OF_A_BINDING && binding->keys[k]; k++)
        if (count_bindings(class, binding->keys[k]) != 1)
            fail_msg("%s: key %#x of \"%s\" is bound twice", class->title, binding->keys[k],
                     binding->help);
}

static void no_key_is_bound_twice_on_a_screen(void **state)
{
    (void)state;
    for_each_binding(check_keys_are_bound_once);
}

static void check_explanation(const struct screen_class *class, const struct binding *binding)
{
    if (!binding->shown || !*binding->shown)
        fail_msg("%s: a binding does not show its keys", class->title);
    if (!binding->help || !*binding->help)
        fail_msg("%s: %s is not explained", class->title, binding->shown);
    if (binding->label && !*binding->label)
        fail_msg("%s: %s has an empty label", class->title, binding->shown);
}

static void every_binding_shows_its_keys_and_explains_them(void **state)
{
    (void)state;
    for_each_binding(check_explanation);
}

static void check_action(const struct screen_class *class, const struct binding *binding)
{
    if ((binding->action >= 0) != (binding->keys[0] != 0))
        fail_msg("%s: %s has keys without an action, or an action without keys", class->title,
                 binding->shown);
    if (binding->keys[0] && !class->act)
        fail_msg("%s: nothing acts on %s", class->title, binding->shown);
}

static void every_bound_key_has_an_action(void **state)
{
    (void)state;
    for_each_binding(check_action);
}

/* The help leads back by the keys that open it; a question takes Esc as its last option. */
static bool may_bind_keys_of_everywhere(const struct screen_class *class)
{
    return class->overlay || class == &home_class || count_bindings(class, KEY_OF_F1) == 1;
}

static void check_keys_of_everywhere(const struct screen_class *class,
                                     const struct binding *binding)
{
    for (int k = 0; k < KEYS_OF_A_BINDING && binding->keys[k]; k++) {
        uint32_t key = binding->keys[k];
        bool everywhere = key == KEY_OF_F1 || key == KEY_OF_ESCAPE || key == KEY_OF_QUIT ||
                          key == KEY_OF_CLOSE || key == KEY_OF_RESIZE || key == CTRL_KEY('l');
        if (everywhere && !may_bind_keys_of_everywhere(class))
            fail_msg("%s: %s means something else everywhere", class->title, binding->shown);
    }
}

static void keys_that_mean_the_same_everywhere_keep_their_meaning(void **state)
{
    (void)state;
    for_each_binding(check_keys_of_everywhere);
}

/* Where words are typed, no letter or digit may be a command, unless the screen says itself which
 * keys are typing. */
static bool is_for_menus(const struct screen_class *class)
{
    return class == &home_class || class == &index_class || class == &matrix_class ||
           class == &question_confirm_class || class == &question_seen_class ||
           class == &report_class || class == &findings_class || class == &second_class ||
           class == &resolve_class || class == &action_card_class ||
           class == &action_calendar_class || class == &action_timeline_class ||
           class == &action_doubts_class || class == &action_import_class ||
           class == &recommendations_class || class == &answers_class || class == &review_class ||
           class == &review_cross_class || class == &review_years_class ||
           class == &review_what_if_class || !class->type;
}

static void check_letters(const struct screen_class *class, const struct binding *binding)
{
    for (int k = 0; k < KEYS_OF_A_BINDING && binding->keys[k]; k++) {
        uint32_t key = binding->keys[k];
        bool typed = class->takes ? g_unichar_isalnum(key) || key == ' ' || key == '-'
                                  : key_is_character(key);
        if (key_is_character(key) && typed && !is_for_menus(class))
            fail_msg("%s: %s collides with typing", class->title, binding->shown);
    }
}

static void letters_and_digits_are_for_typing_where_there_is_something_to_type(void **state)
{
    (void)state;
    for_each_binding(check_letters);
}

/* Two blanks stand after each key, also the last. */
static int footer_width(const struct screen_class *class)
{
    int width = 1 + (class->overlay ? 0 : text_width(" F1 bantuan  Esc "));
    for (size_t i = 0; i < class->key_count; i++) {
        const struct binding *binding = &class->keys[i];
        if (binding->label)
            width += text_width(binding->shown) + 1 + text_width(binding->label) + 2;
    }
    return width;
}

static void every_footer_fits_into_80_columns(void **state)
{
    (void)state;
    for (const struct screen_class *const *class = all_screens; *class; class ++)
        if (footer_width(*class) > 80)
            fail_msg("%s: the footer needs %d columns", (*class)->title, footer_width(*class));
}

/* The help shows the keys on 16 columns from the third, then what they do. */
static void check_help_width(const struct screen_class *class, const struct binding *binding)
{
    if (text_width(binding->shown) > 16 || text_width(binding->help) > 80 - 19)
        fail_msg("%s: the help on %s is too wide", class->title, binding->shown);
}

static void every_explanation_fits_into_80_columns(void **state)
{
    (void)state;
    for_each_binding(check_help_width);
}

static void a_letter_is_found_in_either_case(void **state)
{
    (void)state;
    static const struct binding table[] = {{{'t'}, 1, "T", NULL, "t"},
                                           {{KEY_OF_F2, '+'}, 2, "F2 +", NULL, "+"}};
    assert_ptr_equal(keymap_find(table, 2, 't'), &table[0]);
    assert_ptr_equal(keymap_find(table, 2, 'T'), &table[0]);
    assert_ptr_equal(keymap_find(table, 2, '+'), &table[1]);
    assert_ptr_equal(keymap_find(table, 2, KEY_OF_F2), &table[1]);
    assert_null(keymap_find(table, 2, 'x'));
    assert_null(keymap_find(table, 2, KEY_OF_F3));
    assert_null(keymap_find(NULL, 0, 't'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_key_is_bound_twice_on_a_screen),
        cmocka_unit_test(every_binding_shows_its_keys_and_explains_them),
        cmocka_unit_test(every_bound_key_has_an_action),
        cmocka_unit_test(keys_that_mean_the_same_everywhere_keep_their_meaning),
        cmocka_unit_test(letters_and_digits_are_for_typing_where_there_is_something_to_type),
        cmocka_unit_test(every_footer_fits_into_80_columns),
        cmocka_unit_test(every_explanation_fits_into_80_columns),
        cmocka_unit_test(a_letter_is_found_in_either_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
