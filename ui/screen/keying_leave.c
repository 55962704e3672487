#include "src/check.h"
#include "src/i18n.h"
#include "ui/screen/keying_private.h"
#include "ui/screen/question.h"

/* What becomes of a sheet that is left before it is stored. */

static struct wish leave_for_later(struct keying *keying)
{
    struct error error;
    if (!keying_is_safe(keying))
        return STAY;
    if (!draft_store_park(keying->screen.app->drafts, &keying->draft, &error)) {
        screen_complain(&keying->screen, &error);
        return STAY;
    }
    keying->draft.id = 0; /* nothing is left for destroy() to keep */
    g_clear_pointer(&keying->editor, editor_destroy);
    return GO_BACK;
}

bool keying_empty_sheet(struct keying *keying, long number, bool numbered, struct error *error)
{
    struct app *app = keying->screen.app;
    struct draft empty = keying->draft;
    empty.sheet = sheet_next(keying->draft.sheet, number);
    empty.numbered = numbered;
    empty.pace = pace_copy(&keying->draft.pace);
    pace_next(&empty.pace);
    check_carry_over(keying->draft.sheet, empty.sheet);
    keying_batch_preset(app, keying->batch, &empty);
    empty.at = entry_first_open(empty.sheet);
    if (empty.id && !draft_store_keep(app->drafts, &empty, error)) {
        draft_finish(&empty);
        return false;
    }
    draft_finish(&keying->draft);
    keying->draft = empty;
    keying->unsaved = false;
    keying_restart(keying);
    keying->checks.number_taken = false;
    keying_checks_look(keying);
    return true;
}

/* The sheet is as it was stored. */
static struct wish discard_correction(struct keying *keying)
{
    struct error error;
    if (!draft_store_discard(keying->screen.app->drafts, &keying->draft, &error)) {
        screen_complain(&keying->screen, &error);
        return STAY;
    }
    g_clear_pointer(&keying->editor, editor_destroy); /* nothing is left for destroy() to keep */
    return GO_BACK;
}

/* The keying goes on: on the screen below, digits mean something else. */
static struct wish discard_new(struct keying *keying)
{
    struct error error;
    const struct draft *draft = &keying->draft;
    long number = sheet_number(draft->sheet);
    if (keying_empty_sheet(keying, number, draft->numbered, &error))
        screen_say(&keying->screen, _("Isian lembar %ld dibuang. Esc sekali lagi keluar."), number);
    else
        screen_complain(&keying->screen, &error);
    return STAY;
}

static struct wish discard(struct screen *screen, int option, const char *text)
{
    struct keying *keying = (struct keying *)screen;
    (void)text;
    if (option != 1)
        return STAY;
    return keying->draft.sheet_id ? discard_correction(keying) : discard_new(keying);
}

static struct wish leave_answered(struct screen *screen, int option, const char *text)
{
    struct keying *keying = (struct keying *)screen;
    bool correction = keying->draft.sheet_id != 0;
    (void)text;
    if (option == 0)
        return STAY;
    if (option == 1)
        return correction ? keying_save(keying) : leave_for_later(keying);
    return question_confirm(screen,
                            correction ? _("Batalkan semua perubahan pada lembar ini?")
                                       : _("Buang semua isian lembar ini?"),
                            correction ? _("ya, batalkan") : _("ya, buang"), discard);
}

struct wish keying_leave(struct screen *screen)
{
    struct keying *keying = (struct keying *)screen;
    long number = sheet_number(keying->draft.sheet);
    bool correction = keying->draft.sheet_id != 0;
    if (!keying_finish_typing(keying))
        return STAY;
    if (correction && keying->draft.id == 0)
        return GO_BACK;
    if (!correction && !sheet_is_begun(keying->draft.sheet))
        return leave_for_later(keying);
    g_autofree char *text = correction
                                ? g_strdup_printf(_("Koreksi lembar %ld belum disimpan."), number)
                                : g_strdup_printf(_("Lembar %ld belum selesai."), number);
    const char *const new_options[] = {_("Kembali mengetik"),
                                       _("Tinggalkan dulu, nanti dilanjutkan dari isian ini"),
                                       _("Buang lembar ini"), NULL};
    const char *const correction_options[] = {_("Kembali mengoreksi"), _("Simpan koreksi"),
                                              _("Batalkan koreksi"), NULL};
    return question_ask(screen, text, correction ? correction_options : new_options, 0,
                        leave_answered);
}
