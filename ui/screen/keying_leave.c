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

/* What is carried over to the next sheet survives a sheet that is thrown away. */
static bool start_anew(struct keying *keying, struct error *error)
{
    struct draft_store *drafts = keying->screen.app->drafts;
    struct draft anew = keying->draft;
    anew.sheet = sheet_next(keying->draft.sheet, sheet_number(keying->draft.sheet));
    check_carry_over(keying->draft.sheet, anew.sheet);
    anew.pace = (struct pace){0};
    anew.at = entry_first_open(anew.sheet);
    bool ok = draft_store_keep(drafts, &anew, error) && draft_store_park(drafts, &anew, error);
    sheet_destroy(anew.sheet);
    return ok;
}

static struct wish discard(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct keying *keying = (struct keying *)screen;
    (void)text;
    if (option != 1)
        return STAY;
    bool ok = keying->draft.sheet_id
                  ? draft_store_discard(screen->app->drafts, &keying->draft, &error)
                  : start_anew(keying, &error);
    if (!ok) {
        screen_complain(screen, &error);
        return STAY;
    }
    keying->draft.id = 0;
    g_clear_pointer(&keying->editor, editor_destroy);
    return GO_BACK;
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
