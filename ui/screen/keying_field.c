#include <string.h>

#include "src/i18n.h"
#include "ui/screen/keying_private.h"

/* Who retypes a refused answer looks up first; a key that follows sooner was meant for the next
 * question, and with it every answer after. */
#define UNSEEN_US (400 * 1000)

/* A text is kept when no key came for so long: not with each letter, each commit waits for the
 * disk, but before somebody who looks at the paper can lose a sentence. */
#define PAUSE_MS 1000

void keying_follow_cursor(struct keying *keying)
{
    g_clear_pointer(&keying->editor, editor_destroy);
    keying->typing = false;
    if (!entry_is_text(&keying->entry))
        return;
    const char *value = keying->draft.sheet->values[keying->entry.at];
    keying->arrived_by_answer = keying->entry.moved_itself;
    keying->editor = editor_create(value_is_given(value) ? value : "",
                                   entry_item(&keying->entry)->kind == ITEM_TEXT);
}

/* The number was counted up, and another program began with it first. */
static void tell_new_number(struct keying *keying, long before)
{
    long number = sheet_number(keying->draft.sheet);
    if (number != before)
        screen_say(&keying->screen, _("Nomor %ld sudah dipakai; lembar ini menjadi %ld."), before,
                   number);
}

static bool keep(struct keying *keying, struct error *error)
{
    long number = sheet_number(keying->draft.sheet);
    keying->draft.at = keying->entry.at;
    keying->unsaved = keying_is_pass(keying)
                          ? !keying_second_keep(keying, error)
                          : !draft_store_keep(keying->screen.app->drafts, &keying->draft, error);
    if (keying->unsaved)
        screen_complain(&keying->screen, error);
    tell_new_number(keying, number);
    return !keying->unsaved;
}

bool keying_keep(struct keying *keying)
{
    struct error error;
    return keep(keying, &error);
}

bool keying_is_safe(struct keying *keying)
{
    return !keying->unsaved || keying_keep(keying);
}

void keying_restart(struct keying *keying)
{
    const struct survey *survey = keying->screen.app->survey;
    entry_begin(&keying->entry, keying->draft.sheet, &survey->services, survey->year);
    keying_follow_cursor(keying);
    keying_total_reset(keying);
    keying->suspect = -1;
}

/* Whether the number that was just keyed belongs to another sheet: that is told, and the paper may
 * be so. Where it cannot be looked up the number of before comes back. */
static bool look_up_number(struct keying *keying, const char *before, struct error *error)
{
    if (keying_checks_number(keying, error))
        return true;
    sheet_set(keying->draft.sheet, 0, before);
    keying->entry.at = 0;
    return false;
}

/* After a key: stores what was accepted, says what was refused. True where nothing is wrong. */
static bool settle(struct keying *keying, enum entry_result result, const char *number_before,
                   struct error *error)
{
    if (result == ENTRY_ACCEPTED && strcmp(number_before, keying->draft.sheet->values[0]) != 0 &&
        !look_up_number(keying, number_before, error))
        result = ENTRY_REFUSED;
    if (result == ENTRY_REFUSED) {
        keying->refused = keying->entry.at > 0 ? (int)keying->entry.at : -1;
        keying->refused_at = g_get_monotonic_time();
        screen_complain(&keying->screen, error);
    }
    if (result == ENTRY_REFUSED || result == ENTRY_TAKEN || result == ENTRY_IGNORED)
        return result != ENTRY_REFUSED;
    if (result == ENTRY_ACCEPTED && keying_is_pass(keying))
        keying_second_check(keying);
    bool kept = keying->draft.id == 0 && result == ENTRY_MOVED ? true : keep(keying, error);
    if (result == ENTRY_ACCEPTED && !keying_is_pass(keying))
        keying_checks_look(keying);
    keying_follow_cursor(keying);
    return kept;
}

/* The text in the editor becomes the value of its item. */
static enum entry_result take_text(struct keying *keying, struct error *error)
{
    if (!keying->editor)
        return ENTRY_IGNORED;
    enum entry_result result = entry_set_text(&keying->entry, editor_text(keying->editor), error);
    keying->typing = keying->typing && result == ENTRY_REFUSED;
    return result;
}

struct wish keying_go(struct keying *keying, size_t item)
{
    struct error error;
    g_autofree char *number = g_strdup(keying->draft.sheet->values[0]);
    enum entry_result text = keying_total_take(keying) ? ENTRY_ACCEPTED : take_text(keying, &error);
    enum entry_result result =
        text == ENTRY_REFUSED ? text : entry_go(&keying->entry, item, &error);
    if (text == ENTRY_ACCEPTED && result == ENTRY_MOVED)
        result = ENTRY_ACCEPTED;
    if (settle(keying, result, number, &error) && (int)keying->entry.at <= keying->suspect)
        keying->suspect = -1; /* he is looking */
    return STAY;
}

bool keying_finish_typing(struct keying *keying)
{
    struct error error;
    g_autofree char *number = g_strdup(keying->draft.sheet->values[0]);
    if (keying_total_take(keying))
        return keep(keying, &error);
    enum entry_result result = take_text(keying, &error);
    if (result == ENTRY_IGNORED)
        result = entry_go(&keying->entry, keying->entry.at, &error);
    return settle(keying, result, number, &error);
}

struct wish keying_field_type(struct keying *keying, uint32_t key)
{
    struct error error;
    g_autofree char *number = g_strdup(keying->draft.sheet->values[0]);
    if (keying->refused == (int)keying->entry.at &&
        g_get_monotonic_time() - keying->refused_at < UNSEEN_US)
        keying->suspect = keying->refused;
    keying->refused = -1;
    keying->draft.numbered = keying->draft.numbered || keying->entry.at == 0;
    settle(keying, entry_type(&keying->entry, key, &error), number, &error);
    return STAY;
}

/* A text that says nothing, and has not been keyed yet. */
static bool is_empty_text(const struct keying *keying)
{
    return keying->editor && entry_says_nothing(editor_text(keying->editor)) &&
           *keying->draft.sheet->values[keying->entry.at] == '\0';
}

struct wish keying_field_confirm(struct keying *keying)
{
    struct error error;
    g_autofree char *number = g_strdup(keying->draft.sheet->values[0]);
    if (!entry_item(&keying->entry))
        return keying_save(keying);
    if (keying->editor && !is_empty_text(keying))
        return keying_go(keying, keying->entry.at + 1);
    enum entry_result result = keying->editor ? entry_leave_blank(&keying->entry, &error)
                                              : entry_confirm(&keying->entry, &error);
    settle(keying, result, number, &error);
    return STAY;
}

struct wish keying_field_erase(struct keying *keying)
{
    struct error error;
    if (keying_total_is_here(keying) && keying_total_erase(keying))
        return STAY;
    if (!entry_item(&keying->entry))
        return keying_go(keying, keying->entry.at - 1);
    if (keying->entry.at > 0 || keying->entry.typed[0])
        settle(keying, entry_erase(&keying->entry), keying->draft.sheet->values[0], &error);
    return STAY;
}

struct wish keying_field_repeat(struct keying *keying)
{
    struct error error;
    size_t at = keying->entry.at;
    if (!keying->previous || !entry_item(&keying->entry) || at == 0) {
        error_set(&error, ERROR_INPUT, _("Belum ada lembar sebelumnya yang dapat diulang."));
        screen_complain(&keying->screen, &error);
        return STAY;
    }
    sheet_set(keying->draft.sheet, at, keying->previous->values[at]);
    keying->entry.typed[0] = '\0';
    entry_pass(&keying->entry);
    settle(keying, ENTRY_ACCEPTED, keying->draft.sheet->values[0], &error);
    return STAY;
}

bool keying_edit(struct keying *keying, uint32_t key)
{
    g_autofree char *before = g_strdup(editor_text(keying->editor));
    bool taken = editor_key(keying->editor, key);
    keying->typing = keying->typing || strcmp(before, editor_text(keying->editor)) != 0;
    keying->typed_at = app_idle_clock();
    return taken;
}

bool keying_keep_at_pause(struct screen *screen)
{
    struct keying *keying = (struct keying *)screen;
    int64_t now = app_idle_clock();
    if (!keying->typing || now - keying->typed_at < PAUSE_MS)
        return false;
    keying->typed_at = now; /* what is refused, as too long, is tried again after another pause */
    keying_keep_typed(screen);
    return true;
}

void keying_keep_typed(struct screen *screen)
{
    struct keying *keying = (struct keying *)screen;
    struct error error;
    bool text = keying->editor && take_text(keying, &error) == ENTRY_ACCEPTED;
    if (text || keying->unsaved)
        keying_keep(keying);
}
