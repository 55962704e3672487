#include "src/count.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/batch_number.h"
#include "ui/screen/keying_private.h"

/* F6 while keying: another batch for the sheet at hand, none, or more sheets in its own. */

/* The sheet joins BATCH (NULL: none); what is on disk of it follows. */
static bool join(struct keying *keying, const struct batch *batch)
{
    struct error error = {0};
    struct draft *draft = &keying->draft;
    draft->sheet->batch_id = batch ? batch->id : 0;
    size_t at = draft->at;
    keying_batch_preset(keying->screen.app, batch, draft);
    if (draft->at != at) {
        keying->entry.at = draft->at;
        keying_follow_cursor(keying);
    }
    keying->unsaved = draft->id && !draft_store_keep(keying->screen.app->drafts, draft, &error);
    if (!keying->unsaved && keying_batch_read(keying, &error))
        return true;
    screen_complain(&keying->screen, &error);
    return false;
}

static void join_and_tell(struct keying *keying, const struct batch *batch)
{
    if (!join(keying, batch))
        return;
    if (batch)
        screen_say(&keying->screen, _("Lembar ini masuk bundel %ld."), batch->number);
    else
        screen_say(&keying->screen, _("Lembar ini tidak dalam bundel."));
}

static bool check_takes_more(const struct batch *batch, struct error *error)
{
    if (batch_takes_more(batch))
        return true;
    if (batch->closed)
        return error_set(error, ERROR_INPUT, _("Bundel %ld sudah ditutup. Pilih bundel lain."),
                         batch->number);
    return error_set(error, ERROR_INPUT, _("Bundel %ld sudah lengkap. Pilih bundel lain."),
                     batch->number);
}

/* No text is no batch. */
static bool turn_to(struct keying *keying, const char *text, struct error *error)
{
    int64_t id;
    struct app *app = keying->screen.app;
    if (!batch_number_read(app, text, &id, error))
        return false;
    struct batch *batch = id ? batch_store_load(app->batches, id, error) : NULL;
    bool ok = id == 0 || (batch && check_takes_more(batch, error));
    if (ok)
        join_and_tell(keying, batch);
    batch_destroy(batch);
    return ok;
}

static struct wish number_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    if (option == 0 && !turn_to((struct keying *)screen, text, &error))
        screen_complain(screen, &error);
    return STAY;
}

static struct wish ask_number(struct keying *keying)
{
    return question_ask_text(&keying->screen, _("Nomor bundel untuk lembar ini:"), "",
                             number_typed);
}

static bool declare(struct keying *keying, const char *text, struct error *error)
{
    long declared;
    struct batch_store *batches = keying->screen.app->batches;
    if (!keying->batch || !keying_batch_read(keying, error))
        return false;
    g_autofree char *written = text_excerpt(text, 20);
    if (!count_read(text, 1, BATCH_DECLARED_MOST, &declared))
        return error_set(error, ERROR_INPUT, _("\"%s\" bukan jumlah lembar dari 1 sampai %d."),
                         written, BATCH_DECLARED_MOST);
    keying->batch->ledger.declared = declared;
    bool ok = batch_store_save(batches, keying->batch, app_now(), error);
    struct error unread;
    return keying_batch_read(keying, ok ? error : &unread) && ok;
}

static struct wish declared_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct keying *keying = (struct keying *)screen;
    if (option != 0)
        return STAY;
    if (declare(keying, text, &error))
        screen_say(screen, _("Bundel %ld sekarang %ld lembar menurut slip."), keying->batch->number,
                   keying->batch->ledger.declared);
    else
        screen_complain(screen, &error);
    return STAY;
}

static struct wish ask_declared(struct keying *keying)
{
    g_autofree char *declared = g_strdup_printf("%ld", keying->batch->ledger.declared);
    g_autofree char *text =
        g_strdup_printf(_("Jumlah lembar bundel %ld menurut slip:"), keying->batch->number);
    return question_ask_text(&keying->screen, text, declared, declared_typed);
}

/* --- the choice --- */

static struct wish take(struct keying *keying, int64_t id)
{
    struct error error;
    struct batch *batch = batch_store_load(keying->screen.app->batches, id, &error);
    if (batch && check_takes_more(batch, &error))
        join_and_tell(keying, batch);
    else
        screen_complain(&keying->screen, &error);
    batch_destroy(batch);
    return STAY;
}

static struct wish choice_made(struct screen *screen, int option, const char *text)
{
    struct keying *keying = (struct keying *)screen;
    const struct offer *offer = &keying->offers[option];
    (void)text;
    switch (offer->kind) {
    case OFFER_DECLARED:
        return ask_declared(keying);
    case OFFER_BATCH:
        return take(keying, offer->batch);
    case OFFER_NUMBER:
        return ask_number(keying);
    case OFFER_NONE:
        join_and_tell(keying, NULL);
        return STAY;
    default:
        return STAY;
    }
}

/* "Bundel 3 · CPKB: 12 dari 30" */
static char *offer_words(const struct keying *keying, const struct batch *batch)
{
    const struct services *services = &keying->screen.app->survey->services;
    const struct service *service = services_by_id(services, batch->service_id);
    g_autofree char *of = service ? g_strdup_printf(" · %s", service->code) : g_strdup("");
    return g_strdup_printf(_("Bundel %ld%s: %ld dari %ld"), batch->number, of,
                           ledger_accounted(&batch->ledger), batch->ledger.declared);
}

static void offer(struct keying *keying, GPtrArray *options, struct offer what, char *words)
{
    keying->offers[options->len] = what;
    g_ptr_array_add(options, words);
}

/* The other batches that take more, the newest first; where there are many, the number is typed. */
static bool offer_batches(struct keying *keying, GPtrArray *options, struct error *error)
{
    int shown = 0;
    g_autoptr(GPtrArray) batches = batch_store_list(keying->screen.app->batches, error);
    for (guint i = 0; batches && i < batches->len; i++) {
        const struct batch *batch = g_ptr_array_index(batches, i);
        if (!batch_takes_more(batch) || batch->id == keying->draft.sheet->batch_id)
            continue;
        if (shown++ == MOST_OFFERED) {
            offer(keying, options, (struct offer){OFFER_NUMBER, 0}, g_strdup(_("Bundel lain")));
            break;
        }
        offer(keying, options, (struct offer){OFFER_BATCH, batch->id}, offer_words(keying, batch));
    }
    return batches != NULL;
}

/* The first option loses nothing and changes nothing. */
static bool offer_all(struct keying *keying, GPtrArray *options, struct error *error)
{
    offer(keying, options, (struct offer){OFFER_BACK, 0}, g_strdup(_("Kembali mengetik")));
    if (keying->batch)
        offer(keying, options, (struct offer){OFFER_DECLARED, 0},
              g_strdup(_("Ganti jumlah lembar menurut slip")));
    if (!offer_batches(keying, options, error))
        return false;
    if (options->len == 1)
        return error_set(error, ERROR_INPUT,
                         _("Tidak ada bundel yang masih menerima lembar. Bundel didaftarkan di "
                           "layar Bundel, 6 di layar awal."));
    if (keying->batch)
        offer(keying, options, (struct offer){OFFER_NONE, 0}, g_strdup(_("Ketik tanpa bundel")));
    g_ptr_array_add(options, NULL);
    return true;
}

struct wish keying_batch_choose(struct keying *keying)
{
    struct error error;
    g_autoptr(GPtrArray) options = g_ptr_array_new_with_free_func(g_free);
    if (keying->draft.sheet_id)
        error_set(&error, ERROR_INPUT,
                  _("Lembar yang tersimpan dipindahkan dengan F8 di daftar lembar."));
    if (keying->draft.sheet_id || !offer_all(keying, options, &error)) {
        screen_complain(&keying->screen, &error);
        return STAY;
    }
    const struct batch *batch = keying->batch;
    g_autofree char *text =
        batch ? g_strdup_printf(_("Bundel %ld: %ld dari %ld lembar menurut slip."), batch->number,
                                ledger_accounted(&batch->ledger), batch->ledger.declared)
              : g_strdup(_("Lembar ini tidak dalam bundel."));
    return question_ask(&keying->screen, text, (const char *const *)options->pdata, 0, choice_made);
}
