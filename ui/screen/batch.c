#include "ui/screen/batch.h"

#include "src/i18n.h"
#include "src/serials.h"
#include "ui/screen/batch_form.h"
#include "ui/screen/batch_view.h"
#include "ui/screen/history.h"
#include "ui/screen/keying.h"
#include "ui/screen/order.h"
#include "ui/screen/question.h"
#include "ui/screen/rejecting.h"
#include "ui/screen/sheets.h"

struct batch_screen {
    struct screen screen;
    int64_t id;
    struct batch_view view;
    struct rejecting rejecting;
};

enum { SHEETS, KEY_IN, SLIP, MISSING, ACCEPT, HISTORY, ORDER, CLOSE };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, SHEETS, "Enter", NULL, N_("Daftar lembar yang sudah dientri dari bundel ini")},
    {{KEY_OF_F2}, KEY_IN, "F2", N_("entri"), N_("Mengetik lembar bundel ini")},
    {{KEY_OF_F3}, SLIP, "F3", N_("slip"), N_("Mengubah slip: jumlah lembar, tanggal, layanan, …")},
    {{KEY_OF_F4}, MISSING, "F4", N_("hilang"), N_("Mencatat nomor seri lembar yang hilang")},
    {{0}, -1, "1–4", N_("tolak"), N_("Menolak selembar kertas dengan alasan itu")},
    {{KEY_OF_DELETE}, ACCEPT, "Del", N_("urung"), N_("Membatalkan penolakan yang ditandai")},
    {{KEY_OF_F6}, HISTORY, "F6", NULL, N_("Riwayat bundel: apa, kapan, oleh siapa")},
    {{KEY_OF_F7},
     ORDER,
     "F7",
     NULL,
     N_("Memesan entri kedua bagi lembar tersimpan dari bundel ini")},
    {{KEY_OF_F8},
     CLOSE,
     "F8",
     N_("tutup"),
     N_("Menutup bundel yang seimbang, atau membukanya lagi")},
};

/* Where nothing is rejected yet; a wide terminal has room for all. */
static const struct binding open_keys[] = {
    {{0}, KEY_IN, "F2", N_("entri"), NULL},    {{0}, SLIP, "F3", N_("slip"), NULL},
    {{0}, MISSING, "F4", N_("hilang"), NULL},  {{0}, -1, "1–4", N_("tolak"), NULL},
    {{0}, CLOSE, "F8", N_("tutup"), NULL},     {{0}, SHEETS, "Enter", N_("lembar"), NULL},
    {{0}, HISTORY, "F6", N_("riwayat"), NULL},
};

/* Of a closed batch. */
static const struct binding closed_keys[] = {
    {{0}, SHEETS, "Enter", N_("lembar"), NULL},
    {{0}, HISTORY, "F6", N_("riwayat"), NULL},
    {{0}, ORDER, "F7", N_("entri kedua"), NULL},
    {{0}, CLOSE, "F8", N_("buka lagi"), NULL},
};

static enum right right(struct screen *screen, int action)
{
    const struct batch *batch = ((struct batch_screen *)screen)->view.batch;
    if (action == ORDER)
        return RIGHT_CHOOSE_SECOND;
    if (action == CLOSE)
        return batch && batch->closed ? RIGHT_REOPEN_BATCH : RIGHT_CLOSE_BATCH;
    return RIGHT_KEY;
}

static const struct batch *batch_of(const struct batch_screen *screen)
{
    return screen->view.batch;
}

static const struct binding *footer(struct screen *screen, size_t *count)
{
    const struct batch_screen *of = (struct batch_screen *)screen;
    bool closed = of->view.batch && of->view.batch->closed;
    if (!closed && batch_view_selected(&of->view))
        return NULL;
    *count = closed ? G_N_ELEMENTS(closed_keys) : G_N_ELEMENTS(open_keys);
    return closed ? closed_keys : open_keys;
}

static char *titled(struct screen *screen)
{
    const struct batch *batch = batch_of((struct batch_screen *)screen);
    return batch ? g_strdup_printf(_("Bundel %ld"), batch->number) : NULL;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct batch_screen *of = (struct batch_screen *)screen;
    return batch_view_read(&of->view, screen->app, of->id, error);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct batch_screen *of = (struct batch_screen *)screen;
    if (of->view.batch)
        batch_view_draw(&of->view, canvas, &screen->app->survey->services);
}

/* --- what an action needs --- */

static struct wish complain(struct batch_screen *of, const struct error *error)
{
    screen_complain(&of->screen, error);
    return STAY;
}

static bool require_open(const struct batch_screen *of, struct error *error)
{
    return !batch_of(of)->closed ||
           error_set(error, ERROR_INPUT, _("Bundel %ld sudah ditutup. F8 membukanya lagi."),
                     batch_of(of)->number);
}

/* Says what was done, or what is wrong, and reads the batch again. */
static struct wish done(struct batch_screen *of, bool ok, const char *words, struct error *error)
{
    if (ok)
        screen_say(&of->screen, "%s", words);
    else
        screen_complain(&of->screen, error);
    if (ok)
        shell_refresh(&of->screen);
    return STAY;
}

/* --- keying --- */

static struct wish key_in(struct batch_screen *of)
{
    struct error error;
    const struct batch *batch = batch_of(of);
    if (!app_require(of->screen.app, RIGHT_KEY, &error) || !require_open(of, &error))
        return complain(of, &error);
    if (ledger_left(&batch->ledger) <= 0) {
        error_set(&error, ERROR_INPUT,
                  _("Bundel %ld sudah lengkap. F3 mengganti jumlah lembar menurut slip."),
                  batch->number);
        return complain(of, &error);
    }
    struct screen *keying = keying_open_in(of->screen.app, of->id, &error);
    return keying ? OPEN(keying) : complain(of, &error);
}

static struct wish change_slip(struct batch_screen *of)
{
    struct error error;
    struct batch *batch = NULL;
    if (!require_open(of, &error) ||
        !(batch = batch_store_load(of->screen.app->batches, of->id, &error)))
        return complain(of, &error);
    return OPEN(batch_form_open(of->screen.app, batch, &of->screen));
}

/* --- missing sheets --- */

static struct wish missing_typed(struct screen *screen, int option, const char *text);

static struct wish ask_missing(struct batch_screen *of, const char *text)
{
    return question_ask_again(&of->screen, _("Nomor seri lembar yang hilang, misalnya 17, 21-25:"),
                              text, missing_typed);
}

/* What is refused stays in the line, to be mended. */
static struct wish missing_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct batch_screen *of = (struct batch_screen *)screen;
    if (option != 0)
        return STAY;
    g_autoptr(GArray) serials = serials_read(text, &error);
    if (serials && batch_store_set_missing(screen->app->batches, of->id, of->view.missing, serials,
                                           app_now(), &error))
        return done(of, true, _("Daftar lembar hilang tersimpan."), &error);
    complain(of, &error);
    return ask_missing(of, text);
}

/* One more is typed after those that are listed. */
static struct wish list_missing(struct batch_screen *of)
{
    struct error error;
    g_autofree char *listed = serials_write(of->view.missing);
    g_autofree char *text = g_strconcat(listed, *listed ? "," : "", NULL);
    return require_open(of, &error) ? ask_missing(of, text) : complain(of, &error);
}

/* --- rejected sheets --- */

static struct wish serial_typed(struct screen *screen, int option, const char *text);

static struct wish ask_serial(struct batch_screen *of, const char *initial)
{
    return rejecting_ask_serial(&of->screen, &of->rejecting, initial, serial_typed);
}

/* What is refused is asked for again. */
static struct wish reject_answered(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct batch_screen *of = (struct batch_screen *)screen;
    const struct rejecting *rejecting = &of->rejecting;
    g_autofree char *words = rejecting_words(rejecting);
    g_autofree char *said = g_strdup_printf(_("Satu lembar ditolak: %s."), words);
    (void)text;
    if (option != 1)
        return STAY;
    if (batch_store_reject(screen->app->batches, of->id, rejecting->reason, rejecting->serial,
                           app_now(), &error))
        return done(of, true, said, &error);
    complain(of, &error);
    g_autofree char *serial = g_strdup_printf("%ld", rejecting->serial);
    return rejecting->serial ? ask_serial(of, serial) : STAY;
}

static struct wish serial_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct batch_screen *of = (struct batch_screen *)screen;
    if (option != 0)
        return STAY;
    if (rejecting_read_serial(&of->rejecting, text, &error))
        return rejecting_confirm(screen, &of->rejecting, "", reject_answered);
    complain(of, &error);
    return ask_serial(of, text);
}

static struct wish reject(struct batch_screen *of, enum rejection reason)
{
    struct error error;
    if (!require_open(of, &error))
        return complain(of, &error);
    of->rejecting.reason = reason;
    return ask_serial(of, "");
}

static struct wish accept_answered(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct batch_screen *of = (struct batch_screen *)screen;
    const struct rejected_sheet *sheet = batch_view_selected(&of->view);
    (void)text;
    if (option != 1 || !sheet)
        return STAY;
    bool ok = batch_store_accept(screen->app->batches, of->id, sheet->id, app_now(), &error);
    return done(of, ok, _("Penolakan dibatalkan."), &error);
}

static struct wish accept(struct batch_screen *of)
{
    struct error error;
    const struct rejected_sheet *sheet = batch_view_selected(&of->view);
    if (!sheet)
        return STAY;
    if (!require_open(of, &error))
        return complain(of, &error);
    g_autofree char *words = rejecting_words(&(struct rejecting){sheet->reason, sheet->serial});
    g_autofree char *text = g_strdup_printf(_("Batalkan penolakan selembar kertas: %s?"), words);
    return question_confirm(&of->screen, text, _("ya, batalkan"), accept_answered);
}

/* --- closing --- */

static struct wish close_answered(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct batch_screen *of = (struct batch_screen *)screen;
    (void)text;
    if (option != 1)
        return STAY;
    bool ok = batch_store_close_batch(screen->app->batches, of->id, app_now(), &error);
    g_autofree char *words = g_strdup_printf(_("Bundel %ld ditutup."), batch_of(of)->number);
    return done(of, ok, words, &error);
}

static struct wish close_batch(struct batch_screen *of)
{
    struct error error;
    const struct batch *batch = batch_of(of);
    const struct ledger *ledger = &batch->ledger;
    if (!app_require(of->screen.app, RIGHT_CLOSE_BATCH, &error) ||
        !batch_check_balance(batch, &error))
        return complain(of, &error);
    g_autofree char *text = g_strdup_printf(
        _("Tutup bundel %ld? %ld menurut slip = %ld dientri + %ld ditolak + %ld hilang."),
        batch->number, ledger->declared, ledger->keyed, ledger->rejected, ledger->missing);
    return question_confirm(&of->screen, text, _("ya, tutup"), close_answered);
}

static struct wish reason_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct batch_screen *of = (struct batch_screen *)screen;
    if (option != 0)
        return STAY;
    bool ok = batch_store_reopen(screen->app->batches, of->id, text, app_now(), &error);
    g_autofree char *words = g_strdup_printf(_("Bundel %ld dibuka lagi."), batch_of(of)->number);
    return done(of, ok, words, &error);
}

static struct wish reopen(struct batch_screen *of)
{
    struct error error;
    if (!app_require(of->screen.app, RIGHT_REOPEN_BATCH, &error))
        return complain(of, &error);
    g_autofree char *text =
        g_strdup_printf(_("Mengapa bundel %ld dibuka lagi?"), batch_of(of)->number);
    return question_ask_text(&of->screen, text, "", reason_typed);
}

/* --- second keying of what is stored --- */

static struct wish share_typed(struct screen *screen, int option, const char *text)
{
    struct second_order order = {.batch = ((struct batch_screen *)screen)->id};
    return option == 0 ? order_place(screen, order, text) : STAY;
}

static struct wish order(struct batch_screen *of)
{
    g_autofree char *whose = g_strdup_printf(_("bundel %ld"), batch_of(of)->number);
    return order_ask(&of->screen, whose, share_typed);
}

/* --- keys --- */

static struct wish act(struct screen *screen, int action)
{
    struct batch_screen *of = (struct batch_screen *)screen;
    if (!of->view.batch)
        return STAY;
    switch (action) {
    case SHEETS:
        return OPEN(sheets_open_of(screen->app, of->id));
    case KEY_IN:
        return key_in(of);
    case SLIP:
        return change_slip(of);
    case MISSING:
        return list_missing(of);
    case ACCEPT:
        return accept(of);
    case HISTORY:
        return OPEN(history_open_batch(screen->app, of->id));
    case ORDER:
        return order(of);
    default:
        return batch_of(of)->closed ? reopen(of) : close_batch(of);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct batch_screen *of = (struct batch_screen *)screen;
    if (of->view.batch && key >= '1' && key < '1' + REJECTIONS)
        return reject(of, (enum rejection)(key - '1'));
    list_key(&of->view.list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    batch_view_finish(&((struct batch_screen *)screen)->view);
}

const struct screen_class batch_class = {
    .title = N_("Satu bundel"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct batch_screen),
    .footer = footer,
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *batch_open(struct app *app, int64_t batch)
{
    struct batch_screen *of = screen_create(&batch_class, app);
    of->id = batch;
    return &of->screen;
}
