#include "src/count.h"
#include "src/i18n.h"
#include "ui/batch_number.h"
#include "ui/screen/keying_private.h"
#include "ui/screen/question.h"

/* Keying in a batch: its ledger, when it takes no more, and turning to another batch. */

static bool takes_more(const struct batch *batch)
{
    return !batch->closed && ledger_left(&batch->ledger) > 0;
}

/* --- opening --- */

static void preset_service(const struct app *app, const struct batch *batch, struct sheet *sheet)
{
    const struct service *service = services_by_id(&app->survey->services, batch->service_id);
    if (service && sheet->form->service_item >= 0)
        sheet_set(sheet, (size_t)sheet->form->service_item, service->code);
}

void keying_batch_preset(struct app *app, const struct batch *batch, struct draft *draft)
{
    if (!batch || draft->sheet_id || sheet_is_begun(draft->sheet))
        return;
    preset_service(app, batch, draft->sheet);
    draft->at = entry_first_open(draft->sheet);
}

bool keying_batch_adopt(struct app *app, struct draft *draft, bool chosen, struct batch **batch,
                        struct error *error)
{
    *batch = NULL;
    if (!draft->sheet->batch_id)
        return true;
    *batch = batch_store_load(app->batches, draft->sheet->batch_id, error);
    if (!*batch)
        return false;
    if (!chosen && !draft->sheet_id && !sheet_is_begun(draft->sheet) && !takes_more(*batch)) {
        draft->sheet->batch_id = 0;
        g_clear_pointer(batch, batch_destroy);
    }
    keying_batch_preset(app, *batch, draft);
    return true;
}

bool keying_batch_read(struct keying *keying, struct error *error)
{
    int64_t id = keying->draft.sheet->batch_id;
    struct batch *batch = id ? batch_store_load(keying->screen.app->batches, id, error) : NULL;
    if (id && !batch)
        return false;
    batch_destroy(keying->batch);
    keying->batch = batch;
    return true;
}

/* --- what is told of it --- */

char *keying_batch_title(const struct keying *keying)
{
    const struct batch *batch = keying->batch;
    if (!batch)
        return g_strdup("");
    if (keying->draft.sheet_id)
        return g_strdup_printf(_(" · bundel %ld"), batch->number);
    return g_strdup_printf(_(" · bundel %ld: %ld dari %ld"), batch->number,
                           ledger_accounted(&batch->ledger), batch->ledger.declared);
}

char *keying_batch_ledger(const struct keying *keying)
{
    const struct batch *batch = keying->batch;
    if (!batch || keying->draft.sheet_id)
        return NULL;
    return g_strdup_printf(_("%ld dientri, %ld ditolak, %ld hilang"), batch->ledger.keyed,
                           batch->ledger.rejected, batch->ledger.missing);
}

/* --- another batch, or more sheets in this one --- */

static bool refuse(struct keying *keying, const char *sentence)
{
    struct error error;
    error_set(&error, ERROR_INPUT, "%s", sentence);
    screen_complain(&keying->screen, &error);
    return false;
}

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
    if (takes_more(batch))
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
    if (!count_read(text, 1, BATCH_DECLARED_MOST, &declared))
        return error_set(error, ERROR_INPUT, _("\"%.20s\" bukan jumlah lembar dari 1 sampai %d."),
                         text, BATCH_DECLARED_MOST);
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

/* The first option loses nothing and changes nothing. */
static struct wish choice_made(struct screen *screen, int option, const char *text)
{
    struct keying *keying = (struct keying *)screen;
    (void)text;
    switch (option) {
    case 1:
        return ask_declared(keying);
    case 2:
        return ask_number(keying);
    case 3:
        join_and_tell(keying, NULL);
        return STAY;
    default:
        return STAY;
    }
}

struct wish keying_batch_choose(struct keying *keying)
{
    if (keying->draft.sheet_id) {
        refuse(keying, _("Lembar yang tersimpan dipindahkan dengan F8 di daftar lembar."));
        return STAY;
    }
    if (!keying->batch)
        return ask_number(keying);
    const struct batch *batch = keying->batch;
    g_autofree char *text =
        g_strdup_printf(_("Bundel %ld: %ld dari %ld lembar menurut slip."), batch->number,
                        ledger_accounted(&batch->ledger), batch->ledger.declared);
    const char *const options[] = {_("Kembali mengetik"), _("Ganti jumlah lembar menurut slip"),
                                   _("Pindah ke bundel lain"), _("Ketik tanpa bundel"), NULL};
    return question_ask(&keying->screen, text, options, 0, choice_made);
}

/* --- when it takes no more --- */

bool keying_batch_stops(const struct keying *keying)
{
    return keying->batch && !keying->draft.sheet_id && !sheet_is_begun(keying->draft.sheet) &&
           !takes_more(keying->batch);
}

/* Esc leads back to where keying began. */
static struct wish stop_answered(struct screen *screen, int option, const char *text)
{
    struct keying *keying = (struct keying *)screen;
    (void)text;
    return option == 1 ? keying_batch_choose(keying) : keying_leave(screen);
}

struct wish keying_batch_stop(struct keying *keying)
{
    const struct batch *batch = keying->batch;
    g_autofree char *text =
        batch->closed
            ? g_strdup_printf(_("Bundel %ld sudah ditutup. Masih ada lembar untuk dientri?"),
                              batch->number)
            : g_strdup_printf(_("Bundel %ld lengkap: %ld lembar menurut slip. Masih ada lembar di "
                                "tumpukan?"),
                              batch->number, batch->ledger.declared);
    return question_confirm(&keying->screen, text, _("masih ada"), stop_answered);
}

struct wish keying_batch_go_on(struct keying *keying)
{
    struct error error;
    if (!keying_batch_read(keying, &error)) {
        screen_complain(&keying->screen, &error);
        return STAY;
    }
    return keying_batch_stops(keying) ? keying_batch_stop(keying) : STAY;
}
