#include "src/i18n.h"
#include "ui/screen/keying_private.h"

/* The paper at hand is not keyed but rejected: why, its serial, and a + that means it. */

/* A number that stands on the rejected paper is used up; one that was only counted up waits for the
 * next paper. */
static bool number_after(const struct keying *keying, long *number, struct error *error)
{
    const struct draft *draft = &keying->draft;
    *number = sheet_number(draft->sheet);
    if (!draft->numbered && keying->rejecting.serial != *number)
        return true;
    return draft_store_next_number(keying->screen.app->drafts, *number, number, error);
}

/* The next sheet, once the rejection is on the disk. */
static struct wish go_on(struct keying *keying)
{
    long number;
    struct error error;
    g_autofree char *words = rejecting_words(&keying->rejecting);
    if (!number_after(keying, &number, &error) ||
        !keying_empty_sheet(keying, number, false, &error)) {
        screen_complain(&keying->screen, &error);
        return STAY;
    }
    screen_say(&keying->screen, _("Satu lembar ditolak: %s."), words);
    return keying_batch_go_on(keying);
}

static struct wish serial_typed(struct screen *screen, int option, const char *text);

static struct wish ask_serial(struct keying *keying, const char *initial)
{
    return rejecting_ask_serial(&keying->screen, &keying->rejecting, initial, serial_typed);
}

static struct wish answered(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct keying *keying = (struct keying *)screen;
    const struct rejecting *rejecting = &keying->rejecting;
    (void)text;
    if (option != 1)
        return STAY;
    if (batch_store_reject(screen->app->batches, keying->batch->id, rejecting->reason,
                           rejecting->serial, app_now(), &error))
        return go_on(keying);
    screen_complain(screen, &error);
    g_autofree char *serial = g_strdup_printf("%ld", rejecting->serial);
    return rejecting->serial ? ask_serial(keying, serial) : STAY;
}

/* What is refused stays in the line, to be mended. */
static struct wish serial_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct keying *keying = (struct keying *)screen;
    const struct sheet *sheet = keying->draft.sheet;
    if (option != 0)
        return STAY;
    if (!rejecting_read_serial(&keying->rejecting, text, &error)) {
        screen_complain(screen, &error);
        return ask_serial(keying, text);
    }
    g_autofree char *loss = sheet_is_begun(sheet) ? g_strdup_printf(_(" Isian lembar %ld dibuang."),
                                                                    sheet_number(sheet))
                                                  : g_strdup("");
    return rejecting_confirm(screen, &keying->rejecting, loss, answered);
}

/* A number that was keyed stands on the paper. */
static struct wish reason_chosen(struct screen *screen, int option, const char *text)
{
    struct keying *keying = (struct keying *)screen;
    (void)text;
    if (option >= REJECTIONS)
        return STAY;
    keying->rejecting.reason = (enum rejection)option;
    return ask_serial(keying, keying->draft.numbered ? keying->draft.sheet->values[0] : "");
}

static struct wish refuse(struct keying *keying)
{
    struct error error;
    error_set(&error, ERROR_INPUT, "%s",
              keying->draft.sheet_id
                  ? _("Lembar yang tersimpan disisihkan dengan F5 di daftar lembar.")
                  : _("Lembar ini tidak dalam bundel. Tekan F6 untuk memilih bundel."));
    screen_complain(&keying->screen, &error);
    return STAY;
}

struct wish keying_batch_reject(struct keying *keying)
{
    const char *options[REJECTIONS + 2] = {NULL};
    if (!keying_finish_typing(keying))
        return STAY;
    if (keying->draft.sheet_id || !keying->batch)
        return refuse(keying);
    for (int i = 0; i < REJECTIONS; i++)
        options[i] = rejection_words((enum rejection)i);
    options[REJECTIONS] = _("Kembali, tidak ditolak");
    return question_ask(&keying->screen, _("Mengapa lembar kertas ini tidak dientri?"), options,
                        REJECTIONS, reason_chosen);
}
