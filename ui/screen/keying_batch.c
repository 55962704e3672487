#include "src/i18n.h"
#include "ui/screen/keying_private.h"
#include "ui/screen/question.h"

/* Keying in a batch: which, its ledger, and when it takes no more. */

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

static bool load(struct app *app, int64_t id, struct batch **batch, struct error *error)
{
    *batch = id ? batch_store_load(app->batches, id, error) : NULL;
    return !id || *batch;
}

/* A sheet that nobody has begun goes where this person is keying: it leaves a batch that takes no
 * more, and joins the one he used last. */
static bool settle_fresh(struct app *app, struct draft *draft, struct batch **batch,
                         struct error *error)
{
    if (*batch && batch_takes_more(*batch))
        return true;
    g_clear_pointer(batch, batch_destroy);
    if (!batch_store_last_used(app->batches, &draft->sheet->batch_id, error))
        return false;
    return load(app, draft->sheet->batch_id, batch, error);
}

bool keying_batch_adopt(struct app *app, struct draft *draft, bool chosen, struct batch **batch,
                        struct error *error)
{
    bool fresh = !chosen && !draft->sheet_id && !sheet_is_begun(draft->sheet);
    if (!load(app, draft->sheet->batch_id, batch, error) ||
        (fresh && !settle_fresh(app, draft, batch, error)))
        return false;
    keying_batch_preset(app, *batch, draft);
    return true;
}

bool keying_batch_read(struct keying *keying, struct error *error)
{
    struct batch *batch;
    if (!load(keying->screen.app, keying->draft.sheet->batch_id, &batch, error))
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

/* --- when it takes no more --- */

bool keying_batch_stops(const struct keying *keying)
{
    return keying->batch && !keying->draft.sheet_id && !sheet_is_begun(keying->draft.sheet) &&
           !batch_takes_more(keying->batch);
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
