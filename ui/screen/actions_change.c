#include <stdlib.h>
#include <string.h>

#include "src/action_life.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/action_form.h"
#include "ui/screen/actions_private.h"
#include "ui/screen/question.h"

/* Changing the selected action, or all that are marked: what, to which value, why where that must
 * be told, and one confirmation where there are several. */

void action_order_finish(struct action_order *order)
{
    g_free(order->value);
    g_free(order->why);
    *order = (struct action_order){0};
}

static bool are_several(const struct actions *actions)
{
    return g_hash_table_size(actions->marked) > 0;
}

static void free_action(void *action)
{
    action_destroy(action);
}

/* Those to be changed in the order of the list, read anew; what is gone since is left out. */
static GPtrArray *load_targets(struct actions *actions)
{
    struct error error;
    GPtrArray *targets = g_ptr_array_new_with_free_func(free_action);
    if (!are_several(actions)) {
        if (actions_selected(actions))
            g_ptr_array_add(targets, action_copy(actions_selected(actions)));
        return targets;
    }
    for (guint i = 0; actions->rows && i < actions->rows->len; i++) {
        int64_t id = g_array_index(actions->rows, struct action_row, i).id;
        struct action *action = g_hash_table_contains(actions->marked, &id)
                                    ? action_store_load(actions->screen.app->actions, id, &error)
                                    : NULL;
        if (action)
            g_ptr_array_add(targets, action);
    }
    return targets;
}

static void carry_out(const struct action_order *order, struct action *action)
{
    action_set(&action->why, order->why ? order->why : "");
    switch (order->what) {
    case ORDER_STATUS:
        if (order->status == ACTION_DROPPED && action->status != ACTION_DROPPED)
            action_set(&action->reason, order->why);
        action->status = order->status;
        if (order->status == ACTION_DONE && !action->done_day.year)
            action->done_day = app_today();
        if (order->status < ACTION_DONE)
            action->done_day = (struct day){0};
        break;
    case ORDER_OWNER:
        action_set(&action->owner, order->value);
        break;
    case ORDER_DUE:
        action_set_due(action, order->value, action->year);
        break;
    case ORDER_YEAR:
        action->survey_id = order->survey;
        break;
    }
}

static void say_done(struct actions *actions, int count)
{
    if (count == 0)
        screen_say(&actions->screen, _("Tidak ada yang berubah."));
    else if (!are_several(actions) && actions->order.what == ORDER_STATUS)
        screen_say(&actions->screen, _("Status menjadi %s. Ctrl-Z mengurungkan."),
                   action_status_words(actions->order.status));
    else
        screen_say(&actions->screen, _("%d tindak lanjut diubah. Ctrl-Z mengurungkan."), count);
}

static struct wish apply(struct actions *actions)
{
    struct error error;
    int count;
    g_autoptr(GPtrArray) targets = load_targets(actions);
    for (guint i = 0; i < targets->len; i++)
        carry_out(&actions->order, g_ptr_array_index(targets, i));
    if (action_bulk_apply(actions->screen.app->action_bulk, targets, app_now(), &count, &error)) {
        say_done(actions, count);
        g_hash_table_remove_all(actions->marked);
    } else {
        screen_complain(&actions->screen, &error);
    }
    shell_refresh(&actions->screen);
    return STAY;
}

/* --- the one confirmation --- */

static struct wish confirmed(struct screen *screen, int option, const char *text)
{
    (void)text;
    return option == 1 ? apply((struct actions *)screen) : STAY;
}

static char *order_words(const struct action_order *order)
{
    switch (order->what) {
    case ORDER_STATUS:
        return g_strdup_printf(_("Status menjadi %s"), action_status_words(order->status));
    case ORDER_OWNER:
        return g_strdup_printf(_("Penanggung jawab menjadi %s"),
                               *order->value ? order->value : _("tanpa PIC"));
    case ORDER_DUE:
        return g_strdup_printf(_("Tenggat menjadi %s"),
                               *order->value ? order->value : _("tanpa tenggat"));
    default:
        return g_strdup_printf(_("Tahun survei menjadi %d"), order->year);
    }
}

static struct wish confirm(struct actions *actions)
{
    guint count = g_hash_table_size(actions->marked);
    if (!are_several(actions))
        return apply(actions);
    g_autofree char *words = order_words(&actions->order);
    g_autofree char *text =
        g_strdup_printf(_("%s pada %u tindak lanjut yang ditandai?"), words, count);
    return question_confirm(&actions->screen, text, _("Ubah semuanya"), confirmed);
}

/* --- why --- */

static struct wish why_answered(struct screen *screen, int option, const char *text)
{
    struct actions *actions = (struct actions *)screen;
    struct error error;
    if (option != 0)
        return STAY;
    if (text_is_blank(text)) {
        error_set(&error, ERROR_INPUT, _("Tidak ada yang diubah: alasannya belum ditulis."));
        screen_complain(screen, &error);
        return STAY;
    }
    g_free(actions->order.why);
    actions->order.why = g_strdup(text);
    return confirm(actions);
}

/* What has to be told before this may be done to ACTION; NULL: nothing. */
static const char *question_of(const struct action_order *order, const struct action *action)
{
    if (order->what == ORDER_STATUS && order->status == ACTION_DROPPED &&
        action->status != ACTION_DROPPED)
        return _("Mengapa dibatalkan?");
    if (order->what == ORDER_STATUS && order->status < ACTION_DONE && action->status >= ACTION_DONE)
        return _("Mengapa dibuka lagi?");
    if (order->what != ORDER_DUE)
        return NULL;
    struct action *moved = action_copy(action);
    action_set_due(moved, order->value, moved->year);
    bool asks = action_is_moved(action, moved);
    action_destroy(moved);
    return asks ? _("Mengapa tenggatnya digeser?") : NULL;
}

#define NAMED 3 /* so many are named in the question */

static void name_one(GString *text, const struct action *action)
{
    g_autofree char *plan = g_strdelimit(g_strdup(action->plan), "\n", ' ');
    g_autofree char *whole =
        g_strjoin(" ", *action->element ? action->element : "–", action->service, plan, NULL);
    g_autofree char *line = text_within(whole, 52);
    g_string_append_printf(text, "\n· %s", line);
}

/* QUESTION, with how many and which of the marked ones it is about; the caller frees it. */
static char *question_about(const char *question, const GPtrArray *asked, guint marked)
{
    GString *text = g_string_new(question);
    g_string_append_c(text, ' ');
    g_string_append_printf(text, _("%u dari %u yang ditandai:"), asked->len, marked);
    for (guint i = 0; i < MIN(asked->len, NAMED); i++)
        name_one(text, g_ptr_array_index(asked, i));
    if (asked->len > NAMED) {
        g_string_append_c(text, '\n');
        g_string_append_printf(text, _("… dan %u lagi"), asked->len - NAMED);
    }
    return g_string_free(text, FALSE);
}

static struct wish ask_why(struct actions *actions)
{
    const char *question = NULL;
    g_autoptr(GPtrArray) targets = load_targets(actions), asked = g_ptr_array_new();
    for (guint i = 0; i < targets->len; i++) {
        const char *asks = question_of(&actions->order, g_ptr_array_index(targets, i));
        question = question ? question : asks;
        if (asks)
            g_ptr_array_add(asked, g_ptr_array_index(targets, i));
    }
    if (!question)
        return confirm(actions);
    g_autofree char *text =
        are_several(actions) ? question_about(question, asked, targets->len) : g_strdup(question);
    return question_ask_text(&actions->screen, text, "", why_answered);
}

/* --- to which value --- */

/* Done without proof: the form asks for what is missing. */
static struct wish ask_for_proof(struct actions *actions, const struct error *error)
{
    struct action *action = action_copy(actions_selected(actions));
    action->status = ACTION_DONE;
    action->done_day = action->done_day.year ? action->done_day : app_today();
    struct screen *form = action_form_open(actions->screen.app, action, &actions->screen);
    screen_complain(form, error);
    return OPEN(form);
}

static struct wish status_chosen(struct screen *screen, int option, const char *text)
{
    struct actions *actions = (struct actions *)screen;
    struct error error;
    (void)text;
    if (option >= ACTION_STATUSES || (!are_several(actions) && !actions_selected(actions)))
        return STAY;
    actions->order.status = (enum action_status)option;
    if (option == ACTION_DONE && !are_several(actions)) {
        struct action *after = action_copy(actions_selected(actions));
        carry_out(&actions->order, after);
        bool ok = action_check_change(actions_selected(actions), after, &error);
        bool dropped = actions_selected(actions)->status == ACTION_DROPPED;
        action_destroy(after);
        if (!ok && !dropped)
            return ask_for_proof(actions, &error);
    }
    return ask_why(actions);
}

static struct wish ask_status(struct actions *actions)
{
    const char *options[ACTION_STATUSES + 2] = {NULL};
    for (int i = 0; i < ACTION_STATUSES; i++)
        options[i] = action_status_words((enum action_status)i);
    options[ACTION_STATUSES] = _("Kembali");
    actions->order.what = ORDER_STATUS;
    int now = are_several(actions) ? 0 : (int)actions_selected(actions)->status;
    return question_ask_at(&actions->screen, _("Status menjadi apa?"), options, now,
                           ACTION_STATUSES, status_chosen);
}

static struct wish value_answered(struct screen *screen, int option, const char *text)
{
    struct actions *actions = (struct actions *)screen;
    struct error error;
    struct due_date due = due_date_read(text, 0);
    if (option != 0)
        return STAY;
    if (actions->order.what == ORDER_DUE && due.certainty == DUE_UNCERTAIN) {
        g_autofree char *unread = text_excerpt(text, 60);
        error_set(&error, ERROR_INPUT, _("Tenggat \"%s\" %s; tulis misalnya 31-12-2024."), unread,
                  due_doubt_words(due.doubt));
        screen_complain(screen, &error);
        return STAY;
    }
    actions->order.value = g_strdup(text);
    return ask_why(actions);
}

static struct wish survey_chosen(struct screen *screen, int option, const char *text)
{
    struct actions *actions = (struct actions *)screen;
    struct error error;
    int at = 0;
    (void)text;
    g_autoptr(GPtrArray) titles = survey_store_list(screen->app->surveys, &error);
    for (guint i = 0; titles && i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (strcmp(title->unit, screen->app->survey->unit) != 0 || at++ != option)
            continue;
        actions->order.survey = title->id;
        actions->order.year = title->year;
        return confirm(actions);
    }
    return STAY;
}

static struct wish ask_survey(struct actions *actions)
{
    struct error error;
    g_autoptr(GPtrArray) options = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) titles = survey_store_list(actions->screen.app->surveys, &error);
    for (guint i = 0; titles && i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (strcmp(title->unit, actions->screen.app->survey->unit) == 0)
            g_ptr_array_add(options, g_strdup_printf("%d (%s)", title->year, title->form_key));
    }
    g_ptr_array_add(options, g_strdup(_("Kembali")));
    g_ptr_array_add(options, NULL);
    return question_ask(&actions->screen, _("Tindak lanjut dari survei tahun mana?"),
                        (const char *const *)options->pdata, (int)options->len - 2, survey_chosen);
}

/* --- what --- */

static struct wish what_chosen(struct screen *screen, int option, const char *text)
{
    struct actions *actions = (struct actions *)screen;
    (void)text;
    actions->order.what = option;
    switch (option) {
    case ORDER_STATUS:
        return ask_status(actions);
    case ORDER_OWNER:
        return question_ask_text(screen, _("Penanggung jawab: nama atau tim"), "", value_answered);
    case ORDER_DUE:
        return question_ask_text(screen, _("Tenggat: misalnya 31-12-2024, TW IV 2024"), "",
                                 value_answered);
    case ORDER_YEAR:
        return ask_survey(actions);
    default:
        return STAY;
    }
}

struct wish actions_change(struct actions *actions)
{
    const char *const options[] = {_("Status"),       _("Penanggung jawab"), _("Tenggat"),
                                   _("Tahun survei"), _("Kembali"),          NULL};
    action_order_finish(&actions->order);
    if (are_several(actions)) {
        g_autofree char *text = g_strdup_printf(_("Ubah apa pada %u tindak lanjut?"),
                                                g_hash_table_size(actions->marked));
        return question_ask(&actions->screen, text, options, 4, what_chosen);
    }
    return actions_selected(actions) ? ask_status(actions) : STAY;
}

static char *bulk_words(const struct bulk_change *change)
{
    int status = action_status_from_name(change->value);
    struct action_order order = {.value = change->value, .year = atoi(change->value)};
    if (strcmp(change->field, "status") == 0 && status >= 0) {
        order.what = ORDER_STATUS;
        order.status = (enum action_status)status;
    } else {
        order.what = strcmp(change->field, "owner") == 0 ? ORDER_OWNER
                     : strcmp(change->field, "due") == 0 ? ORDER_DUE
                                                         : ORDER_YEAR;
    }
    return order_words(&order);
}

char *actions_undo_words(const struct bulk_change *change)
{
    if (!change->actions)
        return g_strdup("");
    g_autofree char *what = bulk_words(change);
    return g_strdup_printf(_("Ctrl-Z urungkan perubahan bersama: %s (%d)"), what, change->actions);
}

struct wish actions_undo(struct actions *actions)
{
    struct error error;
    int count = actions->last.actions;
    if (action_bulk_undo(actions->screen.app->action_bulk, _("diurungkan"), app_now(), &error))
        screen_say(&actions->screen, _("%d tindak lanjut kembali seperti semula."), count);
    else
        screen_complain(&actions->screen, &error);
    shell_refresh(&actions->screen);
    return STAY;
}
