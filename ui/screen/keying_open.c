#include "src/i18n.h"
#include "ui/screen/keying.h"
#include "ui/screen/keying_private.h"
#include "ui/screen/reading.h"

/* The ways into the keying screen. */

/* Whether RIGHT covers the sheet: one's own always. */
static bool may_open(struct app *app, int64_t sheet, enum right right, struct error *error)
{
    struct sheet_info info;
    bool ok =
        app_may(app, right) || (sheet_store_info(app->sheets, sheet, &info, error) &&
                                (app_is_own(app, info.keyed_by) || app_require(app, right, error)));
    if (!app_may(app, right))
        sheet_info_finish(&info);
    return ok;
}

/* The stored sheet with the highest number, for F4. */
static struct sheet *load_previous(struct app *app, struct error *error)
{
    int64_t id;
    if (!sheet_store_last(app->sheets, &id, error) || id == 0 ||
        !may_open(app, id, RIGHT_SEE_OTHERS, error))
        return NULL;
    return sheet_store_load(app->sheets, id, error);
}

static struct screen *open_draft(struct app *app, struct draft *draft, bool batch_is_chosen,
                                 struct error *error)
{
    struct batch *batch;
    if (!keying_batch_adopt(app, draft, batch_is_chosen, &batch, error)) {
        draft_finish(draft);
        return NULL;
    }
    struct keying *keying = screen_create(&keying_class, app);
    keying->draft = *draft;
    keying->batch = batch;
    keying->refused = keying->suspect = keying->alarm = -1;
    entry_begin(&keying->entry, draft->sheet, &app->survey->services, app->survey->year);
    /* A correction begins after the number, which is seldom wrong and easily changed by a slip. */
    keying->entry.at = draft->sheet_id && draft->id == 0 ? 1 : draft->at;
    keying_follow_cursor(keying);
    return &keying->screen;
}

/* Returns SCREEN; NULL, and it is gone, where what is needed cannot be read. */
static struct screen *begin_checks(struct screen *screen, struct error *error)
{
    struct keying *keying = (struct keying *)screen;
    keying->draft.pace.last = app_ticks();
    if (keying_checks_begin(keying, error))
        return screen;
    screen->class->destroy(screen);
    g_free(screen);
    return NULL;
}

/* The numbers skip what others key just now: that is no gap. */
static void tell_elsewhere(struct keying *keying)
{
    g_autofree char *elsewhere = keying_elsewhere(keying);
    if (*elsewhere && !sheet_is_begun(keying->draft.sheet))
        screen_note(&keying->screen, g_strchug(elsewhere));
}

static struct screen *open_new_draft(struct app *app, struct draft *draft, bool batch_is_chosen,
                                     struct error *error)
{
    struct screen *screen = open_draft(app, draft, batch_is_chosen, error);
    if (!screen)
        return NULL;
    ((struct keying *)screen)->previous = load_previous(app, error);
    screen = begin_checks(screen, error);
    if (screen)
        tell_elsewhere((struct keying *)screen);
    return screen;
}

/* Without services no sheet could be filled in. */
static bool check_services(const struct app *app, struct error *error)
{
    const struct form *form = app->survey->form;
    if (form->service_item < 0 || !form->items[form->service_item].required ||
        app->survey->services.list->len > 0)
        return true;
    if (app_may(app, RIGHT_CHANGE_SURVEY))
        return error_set(error, ERROR_INPUT,
                         _("Survei ini belum punya layanan. Sebutkan dulu: 5 Survei, lalu F3 "
                           "layanan."));
    return error_set(error, ERROR_INPUT,
                     _("Survei ini belum punya layanan; minta administrator menyebutkannya dulu "
                       "di 5 Survei, F3 layanan."));
}

static struct screen *open_new(struct app *app, struct error *error)
{
    struct draft draft;
    return draft_store_open_new(app->drafts, &draft, error)
               ? open_new_draft(app, &draft, false, error)
               : NULL;
}

struct screen *keying_open_new(struct app *app, struct error *error)
{
    return check_services(app, error) ? open_new(app, error) : NULL;
}

struct screen *keying_open_in(struct app *app, int64_t batch, struct error *error)
{
    struct draft draft;
    return check_services(app, error) && draft_store_open_in(app->drafts, batch, &draft, error)
               ? open_new_draft(app, &draft, true, error)
               : NULL;
}

struct screen *keying_reopen(struct app *app, struct error *error)
{
    struct screen *screen = open_new(app, error);
    if (screen)
        screen_say(screen, _("Lembar %ld dilanjutkan dari isian ini."),
                   sheet_number(((struct keying *)screen)->draft.sheet));
    return screen;
}

struct screen *keying_open_sheet(struct app *app, int64_t sheet, struct screen *owner,
                                 struct error *error)
{
    struct draft draft;
    struct sheet_settled settled;
    g_autofree char *holder = NULL;
    if (!may_open(app, sheet, RIGHT_CORRECT_OTHERS, error) ||
        !draft_store_holder(app->drafts, sheet, &holder, error))
        return NULL;
    if (holder)
        return reading_open(app, sheet, holder, owner, error);
    if (!sheet_store_settled(app->sheets, sheet, &settled, error))
        return NULL;
    if (settled.by && !app_may(app, RIGHT_CORRECT_SETTLED))
        return reading_open_settled(app, sheet, &settled, owner, error);
    if (!draft_store_open_sheet(app->drafts, sheet, &draft, error))
        return NULL;
    struct screen *screen = open_draft(app, &draft, false, error);
    if (!screen)
        return NULL;
    ((struct keying *)screen)->owner = owner;
    ((struct keying *)screen)->original = sheet_store_load(app->sheets, sheet, error);
    screen = begin_checks(screen, error);
    if (screen && settled.by)
        keying_reason_tell((struct keying *)screen, &settled);
    return screen;
}
