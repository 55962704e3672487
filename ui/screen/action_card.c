#include "ui/screen/action_card.h"

#include "src/action_life.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/effect.h"
#include "ui/places.h"
#include "ui/screen/action_card_view.h"
#include "ui/screen/action_form.h"
#include "ui/screen/question.h"

enum { EDIT, NOTE, ATTACH, DETACH, TICK, UNTICK };

static const struct binding keys[] = {
    {{KEY_OF_ENTER, 'u'}, EDIT, "Enter", N_("ubah"), N_("Mengubah isinya")},
    {{'n'}, NOTE, "N", N_("catatan"), N_("Menulis catatan perkembangan; tidak dapat dihapus")},
    {{'b'}, ATTACH, "B", N_("bukti"), N_("Melampirkan berkas bukti; disalin dulu")},
    {{'c'}, TICK, "C", N_("centang"), N_("Mencentang bulan yang jatuh, untuk yang berulang")},
    {{'h'}, DETACH, "H", N_("hapus berkas"), N_("Menghapus berkas bukti; tercatat")},
    {{'x'}, UNTICK, "X", NULL, N_("Menghapus centang bulan terakhir; tercatat")},
    {{0}, -1, "↑↓", NULL, N_("Menggulung")},
};

static void clear(struct action_card *card)
{
    g_clear_pointer(&card->action, action_destroy);
    g_clear_pointer(&card->notes, g_ptr_array_unref);
    g_clear_pointer(&card->ticks, g_ptr_array_unref);
    g_clear_pointer(&card->files, g_ptr_array_unref);
    g_clear_pointer(&card->history, g_ptr_array_unref);
    g_clear_pointer(&card->answered, g_array_unref);
    g_array_set_size(card->file_states, 0);
}

/* Each copy is read whole to see whether it is the one that was kept. */
static void look_at_files(struct action_card *card)
{
    for (guint i = 0; i < card->files->len; i++) {
        enum evidence_state state =
            action_file_look(card->screen.app->action_parts, g_ptr_array_index(card->files, i));
        g_array_append_val(card->file_states, state);
    }
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct action_card *card = (struct action_card *)screen;
    struct action_parts *parts = screen->app->action_parts;
    clear(card);
    card->action = action_store_load(screen->app->actions, card->id, error);
    if (!card->action || !effect_find(screen->app, card->action, &card->effect, error) ||
        !(card->notes = action_notes(parts, card->id, error)) ||
        !(card->ticks = action_ticks(parts, card->id, error)) ||
        !(card->history = action_history(parts, card->id, error)) ||
        !(card->files = action_files(parts, card->id, error)) ||
        !(card->answered = suggestion_store_answered(screen->app->suggestions, card->id, error))) {
        clear(card);
        return false;
    }
    look_at_files(card);
    return true;
}

/* --- what is done to it --- */

static struct wish tell(struct action_card *card, bool ok, const struct error *error,
                        const char *words)
{
    if (ok)
        screen_say(&card->screen, "%s", words);
    else
        screen_complain(&card->screen, error);
    shell_refresh(&card->screen);
    return STAY;
}

static struct wish note_answered(struct screen *screen, int option, const char *text)
{
    struct action_card *card = (struct action_card *)screen;
    struct error error;
    if (option != 0)
        return STAY;
    bool ok = action_note_add(screen->app->action_parts, card->id, text, app_now(), &error);
    return tell(card, ok, &error, _("Catatan tersimpan."));
}

#define FILE_QUESTION _("Berkas bukti: letak dan namanya")

static struct wish attach_answered(struct screen *screen, int option, const char *text)
{
    struct action_card *card = (struct action_card *)screen;
    struct error error;
    if (option != 0 || text_is_blank(text))
        return STAY;
    g_autofree char *path = places_typed_path(text);
    if (!action_file_add(screen->app->action_parts, card->id, path, app_now(), &error)) {
        screen_complain(screen, &error);
        return question_ask_again(screen, FILE_QUESTION, text, attach_answered);
    }
    return tell(card, true, &error,
                _("Berkas dilampirkan; salinannya disimpan di samping basis data."));
}

static struct wish detach_confirmed(struct screen *screen, int option, const char *text)
{
    struct action_card *card = (struct action_card *)screen;
    struct error error;
    (void)text;
    if (option != 1)
        return STAY;
    bool ok =
        action_file_remove(screen->app->action_parts, card->id, card->file, app_now(), &error);
    return tell(card, ok, &error, _("Berkas dihapus; penghapusannya tercatat."));
}

static struct wish confirm_detach(struct action_card *card, guint at)
{
    const struct action_file *file = g_ptr_array_index(card->files, at);
    g_autofree char *text = g_strdup_printf(_("Hapus berkas \"%s\" dan salinannya?"), file->shown);
    card->file = file->id;
    return question_confirm(&card->screen, text, _("Hapus"), detach_confirmed);
}

static struct wish detach_chosen(struct screen *screen, int option, const char *text)
{
    struct action_card *card = (struct action_card *)screen;
    (void)text;
    return card->files && (guint)option < card->files->len ? confirm_detach(card, (guint)option)
                                                           : STAY;
}

static struct wish detach(struct action_card *card)
{
    struct error error;
    if (card->files->len == 0) {
        error_set(&error, ERROR_INPUT, _("Belum ada berkas yang dilampirkan."));
        screen_complain(&card->screen, &error);
        return STAY;
    }
    if (card->files->len == 1)
        return confirm_detach(card, 0);
    g_autoptr(GPtrArray) options = g_ptr_array_new();
    for (guint i = 0; i < card->files->len; i++)
        g_ptr_array_add(options, ((struct action_file *)g_ptr_array_index(card->files, i))->shown);
    g_ptr_array_add(options, _("Kembali"));
    g_ptr_array_add(options, NULL);
    return question_ask(&card->screen, _("Hapus berkas yang mana?"),
                        (const char *const *)options->pdata, (int)card->files->len, detach_chosen);
}

static struct wish tick(struct action_card *card)
{
    struct error error;
    char month[MONTH_TEXT_SIZE];
    int due = month_of(card->action->step_day);
    if (card->action->due_certainty != DUE_RECURRING)
        error_set(&error, ERROR_INPUT,
                  _("Tindak lanjut ini tidak berulang; tidak ada bulan yang "
                    "dicentang."));
    else if (!card->action->step_day.year)
        error_set(&error, ERROR_INPUT, _("Semua bulannya sudah dicentang."));
    else if (due > month_of(app_today()))
        error_set(&error, ERROR_INPUT,
                  _("Belum ada bulan yang jatuh; yang berikutnya belum tiba."));
    else {
        month_to_field(due, month);
        g_autofree char *words = g_strdup_printf(_("Bulan %s dicentang."), month);
        bool ok =
            action_tick_set(card->screen.app->action_parts, card->id, due, true, app_now(), &error);
        return tell(card, ok, &error, words);
    }
    screen_complain(&card->screen, &error);
    return STAY;
}

static struct wish untick_confirmed(struct screen *screen, int option, const char *text)
{
    struct action_card *card = (struct action_card *)screen;
    struct error error;
    (void)text;
    if (option != 1 || !card->ticks || card->ticks->len == 0)
        return STAY;
    const struct action_tick *last = g_ptr_array_index(card->ticks, card->ticks->len - 1);
    bool ok =
        action_tick_set(screen->app->action_parts, card->id, last->month, false, app_now(), &error);
    return tell(card, ok, &error, _("Centang dihapus; penghapusannya tercatat."));
}

static struct wish untick(struct action_card *card)
{
    char month[MONTH_TEXT_SIZE];
    if (card->ticks->len == 0)
        return STAY;
    const struct action_tick *last = g_ptr_array_index(card->ticks, card->ticks->len - 1);
    month_to_field(last->month, month);
    g_autofree char *text = g_strdup_printf(_("Hapus centang bulan %s?"), month);
    return question_confirm(&card->screen, text, _("Hapus"), untick_confirmed);
}

static struct wish act(struct screen *screen, int action)
{
    struct action_card *card = (struct action_card *)screen;
    if (!card->action)
        return STAY;
    switch (action) {
    case EDIT:
        return OPEN(action_form_open(screen->app, action_copy(card->action), screen));
    case NOTE:
        return question_ask_text(screen, _("Catatan perkembangan"), "", note_answered);
    case ATTACH:
        return question_ask_text(screen, FILE_QUESTION, "", attach_answered);
    case DETACH:
        return detach(card);
    case TICK:
        return tick(card);
    default:
        return untick(card);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct action_card *card = (struct action_card *)screen;
    int step = key == KEY_OF_UP          ? -1
               : key == KEY_OF_DOWN      ? 1
               : key == KEY_OF_PAGE_UP   ? -10
               : key == KEY_OF_PAGE_DOWN ? 10
                                         : 0;
    card->top = MAX(0, card->top + step);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct action_card *card = (struct action_card *)screen;
    clear(card);
    g_array_unref(card->file_states);
}

static char *titled(struct screen *screen)
{
    (void)screen;
    return g_strdup(C_("one", "Tindak lanjut"));
}

const struct screen_class action_card_class = {
    .title = N_("Tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct action_card),
    .titled = titled,
    .refresh = refresh,
    .draw = action_card_draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *action_card_open(struct app *app, int64_t action)
{
    struct action_card *card = screen_create(&action_card_class, app);
    card->id = action;
    card->file_states = g_array_new(FALSE, FALSE, sizeof(enum evidence_state));
    return &card->screen;
}
