#include "src/i18n.h"
#include "ui/screen/keying.h"
#include "ui/screen/keying_private.h"
#include "ui/screen/question.h"
#include "ui/terminal.h"

/* Second and third keying: the keying screen over a pass. Whatever would show or carry over what
 * another has keyed is off here: the sheet before, and its repeating. What stays the same from
 * sheet to sheet stays from one's own second pass before. */

static const struct binding keys[] = {
    {{0}, -1, "1–9", N_("jawab"), N_("Menjawab atau memilih; kursor pindah sendiri")},
    {{0}, -1, "-", NULL, N_("Tidak diisi pada kertas; spasi sama artinya")},
    {{KEY_OF_F2, '+'},
     KEYING_SAVE,
     "F2 +",
     N_("simpan"),
     N_("Menyimpan entri ini, membandingkan, membuka lembar berikutnya")},
    {{KEY_OF_UP, KEY_OF_BACKTAB, '/'}, KEYING_BACK, "↑ /", N_("mundur"), N_("Ke isian sebelumnya")},
    {{KEY_OF_DOWN, KEY_OF_TAB}, KEYING_NEXT, "↓ Tab", NULL, N_("Ke isian berikutnya")},
    {{KEY_OF_ENTER},
     KEYING_CONFIRM,
     "Enter",
     NULL,
     N_("Menerima angka yang belum penuh; melewati isian yang terisi")},
    {{KEY_OF_HOME}, KEYING_FIRST, "Home", NULL, N_("Ke isian pertama")},
    {{KEY_OF_END}, KEYING_OPEN_ITEM, "End", NULL, N_("Ke isian pertama yang belum diisi")},
    {{KEY_OF_BACKSPACE, KEY_OF_DELETE, '.', ','},
     KEYING_ERASE,
     "Bksp .",
     N_("hapus"),
     N_("Menghapus ketikan, atau mengosongkan isian")},
    {{0}, -1, "+", NULL, N_("Di dalam teks: huruf, kecuali di teks kosong sesudah jawaban")},
    {{0}, -1, "- / * .", NULL, N_("Di dalam teks: huruf biasa")},
    {{0}, -1, "Ctrl-Z", NULL, N_("Di dalam teks: mengurungkan ketikan terakhir")},
};

static char *titled(struct screen *screen)
{
    struct keying *keying = (struct keying *)screen;
    const char *service = keying->pass.service;
    long number = sheet_number(keying->draft.sheet);
    g_autofree char *where = *service ? g_strdup_printf(" · %s", service) : g_strdup("");
    return keying->pass.number == 2
               ? g_strdup_printf(_("Entri kedua lembar %ld%s"), number, where)
               : g_strdup_printf(_("Entri ketiga lembar %ld%s"), number, where);
}

bool keying_second_keep(struct keying *keying, struct error *error)
{
    keying->pass.at = keying->entry.at;
    if (!second_store_keep(keying->screen.app->second, &keying->pass, error))
        return false;
    keying->draft.id = keying->pass.id;
    return true;
}

/* --- a difference that is told at once --- */

void keying_second_check(struct keying *keying)
{
    bool differs;
    struct error error;
    size_t item = keying->stood_at;
    if (!keying->alarms || keying->pass.number != 2 ||
        item >= keying->draft.sheet->form->item_count || *keying->draft.sheet->values[item] == '\0')
        return;
    if (!second_store_differs(keying->screen.app->second, &keying->pass, item, &differs, &error))
        screen_complain(&keying->screen, &error);
    else if (differs)
        keying->alarm = (int)item;
}

/* The value is emptied, to be typed again. */
static struct wish type_again(struct keying *keying, size_t item)
{
    g_clear_pointer(&keying->editor, editor_destroy);
    keying->entry.at = item;
    keying->entry.typed[0] = '\0';
    sheet_set(keying->draft.sheet, item, "");
    keying_keep(keying);
    keying_follow_cursor(keying);
    return STAY;
}

static struct wish alarm_answered(struct screen *screen, int option, const char *text)
{
    struct keying *keying = (struct keying *)screen;
    size_t item = (size_t)keying->alarm;
    (void)text;
    keying->alarm = -1;
    return option == 1 ? STAY : type_again(keying, item);
}

struct wish keying_second_alarm(struct keying *keying, struct wish wish)
{
    if (keying->alarm < 0)
        return wish;
    if (wish.kind != WISH_STAY) {
        keying->alarm = -1; /* it is compared again when it is stored */
        return wish;
    }
    const char *label = keying->draft.sheet->form->items[keying->alarm].label;
    g_autofree char *text = g_strdup_printf(
        _("\"%s\" berbeda dari entri pertama. Lihat kertas: memang begitu di kertas?"), label);
    terminal_bell();
    return question_confirm(&keying->screen, text, _("ya, di kertas begitu"), alarm_answered);
}

/* --- one pass after the other --- */

/* The code of the service that all papers of the batch are of; NULL where they are of several. */
static const char *service_of_batch(struct app *app, int64_t sheet)
{
    struct error error;
    struct sheet_info info;
    struct batch *batch = NULL;
    if (!sheet_store_info(app->sheets, sheet, &info, &error))
        return NULL;
    if (info.batch_id)
        batch = batch_store_load(app->batches, info.batch_id, &error);
    sheet_info_finish(&info);
    const struct service *service =
        batch ? services_by_id(&app->survey->services, batch->service_id) : NULL;
    batch_destroy(batch);
    return service ? service->code : NULL;
}

static void fill(struct second_pass *pass, int item, const char *value)
{
    if (item >= 0 && value && comparison_has(pass->items, (size_t)item))
        sheet_set(pass->sheet, (size_t)item, value);
}

/* What need not be keyed again of a second pass that nobody has begun. A third one is keyed for its
 * few fields. */
static void fill_sticky(const struct keying *keying, struct second_pass *pass)
{
    const struct form *form = pass->sheet->form;
    if (pass->number != 2 || pass->on_disk)
        return;
    for (size_t i = 0; keying->previous && i < form->item_count; i++)
        if (form->items[i].sticky)
            fill(pass, (int)i, keying->previous->values[i]);
    fill(pass, form->service_item, service_of_batch(keying->screen.app, pass->sheet_id));
    pass->at = entry_first_open(pass->sheet);
}

/* KEYING is on this pass from now on. */
static void begin(struct keying *keying, struct second_pass *pass)
{
    const struct survey *survey = keying->screen.app->survey;
    fill_sticky(keying, pass);
    keying->pass = *pass;
    keying->draft = (struct draft){
        .id = pass->on_disk ? pass->id : 0, .sheet = pass->sheet, .at = pass->at, .numbered = true};
    entry_begin(&keying->entry, pass->sheet, &survey->services, survey->year);
    keying->entry.at = pass->at;
    entry_ask_only(&keying->entry, keying->pass.items);
    keying->refused = keying->suspect = keying->alarm = -1;
    keying->unsaved = false;
    keying_follow_cursor(keying);
}

static void tell_replaced(struct keying *keying)
{
    if (keying->pass.instead_of)
        screen_say(&keying->screen, _("%s sudah mulai dan pergi; entri ini mulai dari awal."),
                   keying->pass.instead_of);
}

static char *outcome_text(long number, const struct second_outcome *outcome)
{
    switch (outcome->state) {
    case SECOND_SETTLED:
        return g_strdup_printf(_("Lembar %ld: semua entri sama."), number);
    case SECOND_THIRD:
        return g_strdup_printf(_("Lembar %ld: %zu isian berbeda, menunggu entri ketiga."), number,
                               outcome->differing);
    default:
        return g_strdup_printf(_("Lembar %ld: %zu isian menunggu keputusan."), number,
                               outcome->differing);
    }
}

/* The next one that waits for this person; where none does, the screen below tells. */
static struct wish go_on(struct keying *keying, const char *text)
{
    struct error error = {0};
    struct app *app = keying->screen.app;
    struct second_pass next;
    bool ok = second_store_take(app->second, keying->pass.number, &next, app_now(), &error);
    second_pass_finish(&keying->pass);
    keying->draft = (struct draft){0};
    g_clear_pointer(&keying->editor, editor_destroy);
    if (next.id) {
        begin(keying, &next);
        screen_say(&keying->screen, "%s", text);
        return STAY;
    }
    if (keying->owner && !ok)
        screen_complain(keying->owner, &error);
    else if (keying->owner)
        screen_say(keying->owner, _("%s Antrean ini habis."), text);
    return GO_BACK;
}

/* Somebody has corrected the sheet while it was keyed: what differs now is keyed too. */
static struct wish key_more(struct keying *keying, size_t more)
{
    struct second_pass pass = keying->pass;
    begin(keying, &pass);
    screen_say(&keying->screen,
               _("Lembar ini dikoreksi sementara itu: %zu isian lagi perlu diketik."), more);
    return STAY;
}

struct wish keying_second_store(struct keying *keying)
{
    struct error error;
    struct second_outcome outcome;
    struct app *app = keying->screen.app;
    long number = sheet_number(keying->draft.sheet);
    if (!second_store_finish(app->second, &keying->pass, app_now(), &outcome, &error)) {
        screen_complain(&keying->screen, &error);
        return STAY;
    }
    if (outcome.more)
        return key_more(keying, outcome.more);
    sheet_destroy(keying->previous);
    keying->previous = sheet_copy(keying->pass.sheet);
    g_autofree char *text = outcome_text(number, &outcome);
    return go_on(keying, text);
}

/* --- leaving --- */

static struct wish leave_with(struct keying *keying,
                              bool (*leave)(struct second_store *, struct second_pass *,
                                            struct error *))
{
    struct error error;
    if (!keying_is_safe(keying))
        return STAY;
    if (!leave(keying->screen.app->second, &keying->pass, &error)) {
        screen_complain(&keying->screen, &error);
        return STAY;
    }
    g_clear_pointer(&keying->editor, editor_destroy); /* nothing is left for destroy() to keep */
    return GO_BACK;
}

static struct wish discard_answered(struct screen *screen, int option, const char *text)
{
    (void)text;
    return option == 1 ? leave_with((struct keying *)screen, second_store_discard) : STAY;
}

static struct wish leave_answered(struct screen *screen, int option, const char *text)
{
    (void)text;
    if (option == 1)
        return leave_with((struct keying *)screen, second_store_park);
    return option == 2 ? question_confirm(screen, _("Buang semua isian entri ini?"), _("ya, buang"),
                                          discard_answered)
                       : STAY;
}

static struct wish leave(struct screen *screen)
{
    struct keying *keying = (struct keying *)screen;
    const char *const options[] = {_("Kembali mengetik"),
                                   _("Tinggalkan dulu, nanti dilanjutkan dari isian ini"),
                                   _("Buang entri ini"), NULL};
    if (!keying_finish_typing(keying))
        return STAY;
    if (!keying->pass.on_disk)
        return leave_with(keying, second_store_park);
    g_autofree char *text =
        g_strdup_printf(_("Entri lembar %ld belum selesai."), sheet_number(keying->draft.sheet));
    return question_ask(screen, text, options, 0, leave_answered);
}

const struct screen_class keying_second_class = {
    .title = N_("Entri kedua"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct keying),
    .footer = keying_footer,
    .titled = titled,
    .draw = keying_show,
    .act = keying_act,
    .type = keying_type,
    .takes = keying_takes,
    .leave = leave,
    .keep = keying_keep_typed,
    .idle = keying_keep_at_pause,
    .destroy = keying_destroy,
};

/* --- opening --- */

static struct screen *open_pass(struct app *app, struct second_pass *pass, bool alarms,
                                struct screen *owner)
{
    struct keying *keying = screen_create(&keying_second_class, app);
    keying->owner = owner;
    keying->alarms = alarms;
    begin(keying, pass);
    tell_replaced(keying);
    return &keying->screen;
}

bool keying_second_open(struct app *app, int number, struct screen *owner, struct screen **screen,
                        struct error *error)
{
    bool alarms;
    struct second_pass pass;
    *screen = NULL;
    if (!second_store_alarms(app->second, &alarms, error) ||
        !second_store_take(app->second, number, &pass, app_now(), error))
        return false;
    if (pass.id)
        *screen = open_pass(app, &pass, alarms, owner);
    return true;
}

bool keying_second_reopen(struct app *app, struct screen **screen, struct error *error)
{
    bool alarms;
    struct second_pass pass;
    *screen = NULL;
    if (!second_store_alarms(app->second, &alarms, error) ||
        !second_store_take_interrupted(app->second, &pass, app_now(), error))
        return false;
    if (!pass.id)
        return true;
    *screen = open_pass(app, &pass, alarms, NULL);
    screen_say(*screen, _("Lembar %ld dilanjutkan dari isian ini."), sheet_number(pass.sheet));
    return true;
}
