#include "ui/screen/service_form.h"

#include <string.h>

#include "src/count.h"
#include "src/i18n.h"
#include "src/sample.h"
#include "src/text.h"
#include "ui/screen/fields_screen.h"

struct service_form {
    struct fields_screen base;
    struct screen *owner;
    int64_t service;             /* 0: a new one */
    guint code, name, customers; /* the fields; a service keeps its code */
};

#define NO_FIELD G_MAXUINT

static const struct binding keys[] = {
    {{KEY_OF_F2}, FIELDS_SAVE, "F2", N_("simpan"), N_("Menyimpan layanan ini")},
    {{0}, -1, "Tab", N_("isian berikut"), N_("Ke isian berikutnya; Shift-Tab mundur")},
};

static char *titled(struct screen *screen)
{
    const struct service_form *form = (struct service_form *)screen;
    const struct service *service = services_by_id(&screen->app->survey->services, form->service);
    return service ? g_strdup_printf(_("Layanan %s"), service->code) : g_strdup(_("Layanan baru"));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct service_form *form = (struct service_form *)screen;
    struct canvas inside = canvas_part(canvas, 1, 0, 4, -1);
    fields_draw(&form->base.fields, &inside, NULL, NULL);
    canvas_wrapped(canvas, 6, 3, STYLE_QUIET,
                   form->code == NO_FIELD
                       ? _("Kodenya tetap: lembar, berkas, dan nilai terbit menyebutnya.")
                       : _("Kode pendek, misalnya CPPOB: berkas dan nilai terbit menyebutnya."));
    canvas_wrapped(canvas, 7, 3, STYLE_QUIET,
                   _("Dari pelanggan setahun dihitung sampel minimal. Kosong: tidak diketahui."));
}

/* --- storing --- */

static char *field_text(const struct service_form *form, guint field)
{
    char *clean = text_clean(fields_text(&form->base.fields, field), false);
    return g_strstrip(clean);
}

static bool take_name(struct service_form *form, char **name, struct error *error)
{
    *name = field_text(form, form->name);
    if (!text_is_blank(*name))
        return true;
    form->base.fields.at = form->name;
    return error_set(error, ERROR_INPUT, _("Nama layanan harus diisi."));
}

static bool take_customers(struct service_form *form, long *customers, struct error *error)
{
    g_autofree char *text = field_text(form, form->customers);
    *customers = -1;
    if (!*text || strcmp(text, VALUE_BLANK) == 0 || count_read(text, 0, SAMPLE_MOST, customers))
        return true;
    form->base.fields.at = form->customers;
    g_autofree char *written = text_excerpt(text, 40);
    return error_set(error, ERROR_INPUT,
                     _("Pelanggan setahun ditulis dengan angka, misalnya 98 atau 1.200, bukan "
                       "\"%s\"."),
                     written);
}

static bool add(struct service_form *form, const char *name, long customers, struct error *error)
{
    struct app *app = form->base.screen.app;
    g_autofree char *code = field_text(form, form->code);
    bool blank = text_is_blank(code) || strcmp(code, VALUE_BLANK) == 0;
    if (!blank && survey_store_add_service(app->surveys, app->survey, code, name, customers,
                                           app_now(), error))
        return true;
    form->base.fields.at = form->code;
    return blank ? error_set(error, ERROR_INPUT, _("Kode layanan harus diisi.")) : false;
}

static bool store(struct service_form *form, struct error *error)
{
    long customers;
    g_autofree char *name = NULL;
    struct app *app = form->base.screen.app;
    if (!take_name(form, &name, error) || !take_customers(form, &customers, error))
        return false;
    return form->service ? survey_store_change_service(app->surveys, app->survey, form->service,
                                                       name, customers, app_now(), error)
                         : add(form, name, customers, error);
}

static struct wish save(struct screen *screen)
{
    struct service_form *form = (struct service_form *)screen;
    struct error error;
    if (!store(form, &error)) {
        screen_complain(screen, &error);
        return STAY;
    }
    screen_say(form->owner, form->service ? _("Layanan tersimpan.") : _("Layanan ditambahkan."));
    return GO_BACK;
}

static void destroy(struct screen *screen)
{
    fields_finish(&((struct service_form *)screen)->base.fields);
}

const struct screen_class service_form_class = {
    .title = N_("Isian layanan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct service_form),
    .titled = titled,
    .may_lose = true,
    .draw = draw,
    .act = fields_screen_act,
    .type = fields_screen_type,
    .leave = fields_screen_leave,
    .destroy = destroy,
};

static void add_fields(struct service_form *form, const struct service *service)
{
    struct fields *fields = &form->base.fields;
    g_autofree char *customers = service && service->population >= 0
                                     ? g_strdup_printf("%ld", service->population)
                                     : g_strdup("");
    form->code = NO_FIELD;
    if (!service) {
        form->code = fields->list->len;
        fields_add_line(fields, _("Kode"), "", _("misalnya CPPOB"));
    }
    form->name = fields->list->len;
    fields_add_line(fields, _("Nama"), service ? service->name : "",
                    _("misalnya Izin penerapan CPPOB"));
    form->customers = fields->list->len;
    fields_add_line(fields, _("Pelanggan setahun"), customers,
                    _("tahun lalu, misalnya 98 atau 1.200; boleh kosong"));
    fields_offer(fields, form->customers);
}

struct screen *service_form_open(struct app *app, int64_t service, struct screen *owner)
{
    struct service_form *form = screen_create(&service_form_class, app);
    form->service = service;
    form->owner = owner;
    form->base.save = save;
    form->base.unsaved = N_("Layanan ini belum disimpan.");
    form->base.save_words = N_("Simpan");
    form->base.discard_words = N_("Buang isian ini");
    fields_init(&form->base.fields);
    add_fields(form, services_by_id(&app->survey->services, service));
    return &form->base.screen;
}
