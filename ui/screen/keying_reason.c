#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/keying.h"
#include "ui/screen/keying_private.h"
#include "ui/screen/question.h"

/* A correction of what was settled already takes a reason, which goes into the record. */

char *keying_settled_words(const struct sheet_settled *settled)
{
    return settled->by == SHEET_OF_CLOSED_BATCH
               ? g_strdup_printf(_("Bundel %ld sudah ditutup"), settled->batch)
               : g_strdup(_("Lembar ini sudah diputuskan sesudah tiga kali entri"));
}

void keying_reason_tell(struct keying *keying, const struct sheet_settled *settled)
{
    g_autofree char *words = keying_settled_words(settled);
    g_autofree char *sentence =
        g_strdup_printf(_("%s: koreksi dicatat beserta alasannya, yang ditanyakan nanti."), words);
    screen_note(&keying->screen, sentence);
}

static struct wish reason_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct keying *keying = (struct keying *)screen;
    if (option != 0)
        return STAY;
    if (text_is_blank(text)) {
        error_set(&error, ERROR_INPUT, _("Tanpa alasan koreksi ini tidak disimpan."));
        screen_complain(screen, &error);
        return STAY;
    }
    g_free(keying->draft.why);
    keying->draft.why = g_strdup(text);
    return keying_pass_hurdles(keying);
}

static bool is_changed(const struct keying *keying)
{
    struct sheet *stored = sheet_copy(keying->draft.sheet);
    sheet_fill_blanks(stored);
    bool changed = !keying->original || !sheet_is_equal(stored, keying->original);
    sheet_destroy(stored);
    return changed;
}

static struct wish ask(struct keying *keying, const struct sheet_settled *settled)
{
    g_autofree char *words = keying_settled_words(settled);
    g_autofree char *text =
        g_strdup_printf(_("%s, jadi koreksi ini dicatat beserta alasannya. Mengapa lembar %ld "
                          "dikoreksi?"),
                        words, sheet_number(keying->draft.sheet));
    return question_ask_text(&keying->screen, text, "", reason_typed);
}

bool keying_reason_is_missing(struct keying *keying, struct wish *wish)
{
    struct error error;
    struct sheet_settled settled;
    struct app *app = keying->screen.app;
    *wish = STAY;
    if (!keying->draft.sheet_id || keying->draft.why || !is_changed(keying))
        return false;
    /* The batch may have been closed since the sheet was opened. */
    if (!sheet_store_settled(app->sheets, keying->draft.sheet_id, &settled, &error) ||
        (settled.by && !app_require(app, RIGHT_CORRECT_SETTLED, &error))) {
        screen_complain(&keying->screen, &error);
        return true;
    }
    if (settled.by)
        *wish = ask(keying, &settled);
    return settled.by != SHEET_UNSETTLED;
}
