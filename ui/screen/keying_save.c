#include "src/i18n.h"
#include "ui/screen/keying_private.h"

/* What stands between a keyed sheet and its place on the disk, and the storing itself. */

char *keying_elsewhere(const struct keying *keying)
{
    struct error error;
    g_autofree char *name = NULL;
    long before = sheet_number(keying->draft.sheet) - 1;
    if (!draft_store_keyed_elsewhere(keying->screen.app->drafts, before, &name, &error) || !name)
        return g_strdup("");
    return g_strdup_printf(_(" Nomor %ld sedang dientri %s."), before, name);
}

static void tell_stored(struct keying *keying, long wanted, size_t unanswered)
{
    long number = keying->draft.saved;
    g_autofree char *moved =
        number == wanted ? g_strdup("") : g_strdup_printf(_(" Nomor %ld sudah dipakai."), wanted);
    g_autofree char *blank =
        unanswered ? g_strdup_printf(_(" %zu pertanyaan tidak diisi."), unanswered) : g_strdup("");
    g_autofree char *elsewhere = keying_elsewhere(keying);
    screen_say(&keying->screen, _("Lembar %ld tersimpan.%s%s%s%s"), number, moved,
               serial_was_words(keying->draft.came_off), blank, elsewhere);
}

/* To the list from which it was opened. */
static void tell_corrected(const struct keying *keying, const struct sheet *stored)
{
    long number = sheet_number(stored);
    if (keying->original && sheet_is_equal(stored, keying->original))
        screen_say(keying->owner, _("Lembar %ld tidak diubah."), number);
    else
        screen_say(keying->owner, _("Koreksi lembar %ld tersimpan.%s"), number,
                   serial_was_words(keying->draft.came_off));
}

static struct wish store(struct keying *keying)
{
    struct error error;
    struct app *app = keying->screen.app;
    long number = sheet_number(keying->draft.sheet);
    size_t unanswered = sheet_unanswered(keying->draft.sheet);
    struct sheet *stored = sheet_copy(keying->draft.sheet);
    sheet_fill_blanks(stored);
    if (!draft_store_save(app->drafts, &keying->draft, app_now(), &error)) {
        screen_complain(&keying->screen, &error);
        sheet_destroy(stored);
        return STAY;
    }
    sheet_destroy(keying->previous);
    keying->previous = stored;
    keying->unsaved = false;
    if (keying->draft.sheet_id) {
        /* The sheet under a text being typed is gone; nothing is left for destroy() to keep. */
        g_clear_pointer(&keying->editor, editor_destroy);
        tell_corrected(keying, stored);
        return GO_BACK;
    }
    keying_batch_preset(app, keying->batch, &keying->draft);
    keying_restart(keying);
    keying_checks_stored(keying, stored);
    tell_stored(keying, number, unanswered);
    return keying_batch_go_on(keying);
}

/* --- hurdles: each tells whether it stands in the way, with what then happens --- */

/* Of what is keyed here: the first required item without a value, or -1. */
static int first_missing(const struct keying *keying)
{
    const struct sheet *sheet = keying->draft.sheet;
    if (!keying_is_pass(keying))
        return sheet_first_missing(sheet);
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].required && comparison_has(keying->pass.items, i) &&
            !value_is_given(sheet->values[i]))
            return (int)i;
    return -1;
}

static bool a_value_is_missing(struct keying *keying, struct wish *wish)
{
    struct error error;
    const struct sheet *sheet = keying->draft.sheet;
    int missing = first_missing(keying);
    if (missing < 0)
        return false;
    *wish = keying_go(keying, (size_t)missing);
    error_set(&error, ERROR_INPUT, _("%s harus diisi sebelum lembar disimpan."),
              sheet->form->items[missing].label);
    check_refuse(&error, missing == 0 ? CHECK_NUMBER : CHECK_MISSING);
    screen_complain(&keying->screen, &error);
    return true;
}

static bool the_control_total_is_missing(struct keying *keying, struct wish *wish)
{
    *wish = STAY;
    return keying_total_is_missing(keying);
}

static struct wish without_answers(struct screen *screen, int option, const char *text)
{
    struct keying *keying = (struct keying *)screen;
    (void)text;
    keying_count_key(keying);
    if (option != 1)
        return STAY;
    keying->hurdle++;
    return keying_pass_hurdles(keying);
}

/* A blank paper is rejected, as a rule. Of a pass only what differs may be asked. */
static bool nothing_is_answered(struct keying *keying, struct wish *wish)
{
    const struct sheet *sheet = keying->draft.sheet;
    if (keying_is_pass(keying) || sheet_unanswered(sheet) < sheet->form->answer_count)
        return false;
    g_autofree char *text =
        g_strdup_printf(_("Lembar %ld tidak berisi satu jawaban pun. Kertas kosong ditolak dengan "
                          "F5 bila dari bundel. Simpan tanpa jawaban?"),
                        sheet_number(sheet));
    *wish = question_confirm_seen(&keying->screen, text, _("ya, simpan tanpa jawaban"),
                                  without_answers);
    return true;
}

/* In the order in which they are asked about. */
static bool (*const hurdles[])(struct keying *, struct wish *) = {
    a_value_is_missing,      the_control_total_is_missing, nothing_is_answered,
    keying_something_is_odd, keying_reason_is_missing,
};

struct wish keying_pass_hurdles(struct keying *keying)
{
    struct wish wish;
    for (; keying->hurdle < G_N_ELEMENTS(hurdles); keying->hurdle++)
        if (hurdles[keying->hurdle](keying, &wish))
            return wish;
    return keying_is_pass(keying) ? keying_second_store(keying) : store(keying);
}

struct wish keying_save(struct keying *keying)
{
    if (!keying_finish_typing(keying))
        return STAY;
    keying->hurdle = 0;
    return keying_pass_hurdles(keying);
}
