#include "ui/screen/action_form.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/fields_screen.h"

struct action_form {
    struct fields_screen base;
    struct screen *owner;
    struct action *action;
};

enum field_number {
    SERVICE,
    ELEMENT,
    CAUSE,
    PLAN,
    DUE,
    OWNER,
    STATUS,
    REALISATION,
    DONE,
    EVIDENCE,
    OBSTACLES
};

static const struct binding keys[] = {
    {{KEY_OF_F2}, FIELDS_SAVE, "F2", N_("simpan"), N_("Menyimpan tindak lanjut")},
    {{0}, -1, "Tab", N_("isian berikut"), N_("Ke isian berikutnya; Shift-Tab mundur")},
    {{0}, -1, "← →", N_("pilihan"), N_("Mengganti layanan, unsur, atau status")},
};

static char *titled(struct screen *screen)
{
    struct action_form *form = (struct action_form *)screen;
    return g_strdup(form->action->id ? C_("one", "Tindak lanjut") : _("Tindak lanjut baru"));
}

/* How the due date is understood, beside what was written. */
static char *note(guint field, const char *text, void *context)
{
    const struct app *app = context;
    char day[11];
    if (field != DUE && field != DONE)
        return NULL;
    struct due_date due = due_date_read(text, field == DUE ? app->survey->year : 0);
    switch (due.certainty) {
    case DUE_CERTAIN:
        day_to_field(due.day, day);
        return strcmp(day, text) == 0 ? NULL : g_strdup_printf("= %s", day);
    case DUE_RECURRING:
        return g_strdup(_("berulang"));
    case DUE_UNCERTAIN:
        return g_strdup_printf("? %s", due_doubt_words(due.doubt));
    default:
        return NULL;
    }
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct action_form *form = (struct action_form *)screen;
    struct canvas inside = canvas_part(canvas, 1, 0, canvas->rows - 1, -1);
    fields_draw(&form->base.fields, &inside, note, screen->app);
}

/* --- from the fields to the action --- */

static bool take_done_day(struct action_form *form, struct error *error)
{
    const char *text = fields_text(&form->base.fields, DONE);
    struct due_date done = due_date_read(text, 0);
    form->action->done_day = (struct day){0};
    if (done.certainty == DUE_CERTAIN)
        form->action->done_day = done.day;
    else if (done.certainty != DUE_NONE)
        return error_set(error, ERROR_INPUT,
                         _("Tanggal selesai \"%.30s\" tidak jelas. Contoh: 24-06-2024."), text);
    if (form->action->status == ACTION_DONE && form->action->done_day.year == 0)
        form->action->done_day = app_today();
    return true;
}

static void take_text(struct action_form *form, char **text, enum field_number field, bool lines)
{
    g_autofree char *clean = text_clean(fields_text(&form->base.fields, field), lines);
    action_set(text, g_strchug(clean));
}

static bool take_fields(struct action_form *form, struct error *error)
{
    struct action *action = form->action;
    const struct survey *survey = form->base.screen.app->survey;
    int service = fields_chosen(&form->base.fields, SERVICE);
    int element = fields_chosen(&form->base.fields, ELEMENT);
    action->service_id = service ? services_at(&survey->services, (size_t)service - 1)->id : 0;
    action_set(&action->element, element ? survey->form->elements[element - 1].code : "");
    action->status = (enum action_status)fields_chosen(&form->base.fields, STATUS);
    take_text(form, &action->cause, CAUSE, true);
    take_text(form, &action->plan, PLAN, true);
    take_text(form, &action->owner, OWNER, false);
    take_text(form, &action->realisation, REALISATION, true);
    take_text(form, &action->evidence, EVIDENCE, false);
    take_text(form, &action->obstacles, OBSTACLES, true);
    g_autofree char *due = text_clean(fields_text(&form->base.fields, DUE), false);
    action_set_due(action, due, survey->year);
    if (text_is_blank(action->plan))
        return error_set(error, ERROR_INPUT, _("Rencana harus diisi."));
    return take_done_day(form, error);
}

static struct wish save(struct screen *screen)
{
    struct action_form *form = (struct action_form *)screen;
    struct error error;
    if (!take_fields(form, &error) || !action_store_save(form->base.screen.app->actions,
                                                         form->action, false, app_now(), &error)) {
        screen_complain(&form->base.screen, &error);
        return STAY;
    }
    screen_say(form->owner, _("Tindak lanjut tersimpan."));
    return GO_BACK;
}

static void destroy(struct screen *screen)
{
    struct action_form *form = (struct action_form *)screen;
    fields_finish(&form->base.fields);
    action_destroy(form->action);
}

const struct screen_class action_form_class = {
    .title = N_("Tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct action_form),
    .titled = titled,
    .may_lose = true,
    .draw = draw,
    .act = fields_screen_act,
    .type = fields_screen_type,
    .leave = fields_screen_leave,
    .destroy = destroy,
};

/* --- from the action to the fields --- */

static void add_service(struct action_form *form)
{
    const struct services *services = &form->base.screen.app->survey->services;
    g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func(g_free);
    int chosen = 0;
    g_ptr_array_add(choices, g_strdup(_("semua layanan")));
    for (guint i = 0; i < services->list->len; i++) {
        const struct service *service = services_at(services, i);
        g_ptr_array_add(choices, strcmp(service->code, service->name) == 0
                                     ? g_strdup(service->code)
                                     : g_strdup_printf("%s · %s", service->code, service->name));
        if (service->id == form->action->service_id)
            chosen = (int)i + 1;
    }
    g_ptr_array_add(choices, NULL);
    fields_add_choice(&form->base.fields, _("Layanan"), (const char *const *)choices->pdata,
                      chosen);
}

static void add_element(struct action_form *form)
{
    const struct form *of = form->base.screen.app->survey->form;
    g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(choices, g_strdup(_("tanpa unsur")));
    for (size_t e = 0; e < of->element_count; e++)
        g_ptr_array_add(choices,
                        g_strdup_printf("%s %s", of->elements[e].code, of->elements[e].name));
    g_ptr_array_add(choices, NULL);
    fields_add_choice(&form->base.fields, _("Unsur"), (const char *const *)choices->pdata,
                      form_find_element(of, form->action->element) + 1);
}

static void add_status(struct action_form *form)
{
    const char *choices[ACTION_STATUSES + 1] = {NULL};
    for (int i = 0; i < ACTION_STATUSES; i++)
        choices[i] = action_status_words((enum action_status)i);
    fields_add_choice(&form->base.fields, _("Status"), choices, (int)form->action->status);
}

struct screen *action_form_open(struct app *app, struct action *action, struct screen *owner)
{
    struct action_form *form = screen_create(&action_form_class, app);
    char done[11];
    form->owner = owner;
    form->action = action;
    fields_init(&form->base.fields);
    form->base.save = save;
    form->base.unsaved = N_("Tindak lanjut ini belum disimpan.");
    form->base.save_words = N_("Simpan");
    form->base.discard_words = N_("Buang perubahan");
    day_to_field(action->done_day, done);
    add_service(form);
    add_element(form);
    fields_add_long(&form->base.fields, _("Sebab"), action->cause, 2, _("mengapa nilainya rendah"));
    fields_add_long(&form->base.fields, _("Rencana"), action->plan, 3,
                    _("apa yang akan dilakukan"));
    fields_add_line(&form->base.fields, _("Tenggat"), action->due,
                    _("misalnya 31-12-2024, Desember 2024, TW IV 2024"));
    fields_add_line(&form->base.fields, _("Penanggung jawab"), action->owner, _("nama atau tim"));
    add_status(form);
    fields_add_long(&form->base.fields, _("Realisasi"), action->realisation, 3,
                    _("apa yang sudah dilakukan"));
    fields_add_line(&form->base.fields, _("Tanggal selesai"), done, NULL);
    fields_add_line(&form->base.fields, _("Bukti"), action->evidence, _("nama atau nomor dokumen"));
    fields_add_long(&form->base.fields, _("Hambatan"), action->obstacles, 2, NULL);
    /* What the index has filled in need not be passed again. */
    if (action->id == 0 && *action->element)
        form->base.fields.at = CAUSE;
    if (action->status == ACTION_DONE && text_is_blank(action->realisation))
        form->base.fields.at = REALISATION;
    return &form->base.screen;
}
