#include "ui/screen/batch_form.h"

#include <string.h>

#include "src/count.h"
#include "src/due_date.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/batch.h"
#include "ui/screen/fields_screen.h"

struct batch_form {
    struct fields_screen base;
    struct screen *owner;
    struct batch *batch;
};

enum field_number { NUMBER, DECLARED, HANDED_BY, DAY, SERVICE, TOTALS };

static const struct binding keys[] = {
    {{KEY_OF_F2}, FIELDS_SAVE, "F2", N_("simpan"), N_("Menyimpan slip bundel")},
    {{0}, -1, "Tab", N_("isian berikut"), N_("Ke isian berikutnya; Shift-Tab mundur")},
    {{0}, -1, "← →", N_("pilihan"), N_("Mengganti layanan atau jumlah kontrol")},
};

/* What the fields are for, for the help. */
static const struct {
    const char *label, *words;
} explained[] = {
    {N_("Jumlah lembar"),
     N_("Semua lembar yang diserahkan; bundel ditutup bila dientri + ditolak + hilang sama "
        "dengannya")},
    {N_("Layanan"), N_("Dari semua lembar bundel ini: saat entri sudah terisi. Campuran: dipilih "
                       "pada tiap lembar")},
    {N_("Jumlah kontrol"),
     N_("Bila pada tiap kertas tertulis jumlah jawaban unsur-unsurnya: saat entri jumlah itu "
        "diketik sesudah isian terakhir, dan jawaban yang jumlahnya lain ditanyakan (W08)")},
};

static char *explain(size_t row, const char **shown)
{
    if (row >= G_N_ELEMENTS(explained))
        return NULL;
    *shown = explained[row].label;
    return g_strdup(_(explained[row].words));
}

static char *titled(struct screen *screen)
{
    const struct batch *batch = ((struct batch_form *)screen)->batch;
    return batch->id ? g_strdup_printf(_("Slip bundel %ld"), batch->number)
                     : g_strdup(_("Bundel baru"));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct batch_form *form = (struct batch_form *)screen;
    struct canvas inside = canvas_part(canvas, 1, 0, canvas->rows - 1, -1);
    fields_draw(&form->base.fields, &inside, NULL, NULL);
}

/* --- from the fields to the batch --- */

static bool take_number(struct batch_form *form, enum field_number field, long most, long *number,
                        struct error *error)
{
    if (!count_read(fields_text(&form->base.fields, field), 1, most, number)) {
        form->base.fields.at = field;
        return error_set(error, ERROR_INPUT,
                         field == NUMBER ? _("Nomor bundel dari 1 sampai %ld.")
                                         : _("Jumlah lembar menurut slip dari 1 sampai %ld."),
                         most);
    }
    return true;
}

static bool take_hander(struct batch_form *form, struct error *error)
{
    char *clean = text_clean(fields_text(&form->base.fields, HANDED_BY), false);
    g_free(form->batch->handed_by);
    form->batch->handed_by = g_strchug(clean);
    if (!text_is_blank(clean))
        return true;
    form->base.fields.at = HANDED_BY;
    return error_set(error, ERROR_INPUT, _("Isi siapa yang menyerahkan bundel ini."));
}

static bool take_day(struct batch_form *form, struct error *error)
{
    int year = form->base.screen.app->survey->year;
    const char *text = fields_text(&form->base.fields, DAY);
    struct day day = due_date_day(text, year);
    g_autofree char *written = text_excerpt(text, 30);
    if (!day.year) {
        form->base.fields.at = DAY;
        return error_set(error, ERROR_INPUT,
                         _("Tanggal serah \"%s\" tidak jelas. Contoh: 2406 atau 24-06-%d."),
                         written, year);
    }
    form->batch->day = day;
    return true;
}

static bool take_fields(struct batch_form *form, struct error *error)
{
    struct batch *batch = form->batch;
    const struct services *services = &form->base.screen.app->survey->services;
    int service = fields_chosen(&form->base.fields, SERVICE);
    batch->service_id = service ? services_at(services, (size_t)service - 1)->id : 0;
    batch->totals = fields_chosen(&form->base.fields, TOTALS) == 1;
    return take_number(form, NUMBER, BATCH_NUMBER_MOST, &batch->number, error) &&
           take_number(form, DECLARED, BATCH_DECLARED_MOST, &batch->ledger.declared, error) &&
           take_hander(form, error) && take_day(form, error);
}

static struct wish save(struct screen *screen)
{
    struct batch_form *form = (struct batch_form *)screen;
    struct error error;
    bool is_new = form->batch->id == 0;
    if (!take_fields(form, &error) ||
        !batch_store_save(screen->app->batches, form->batch, app_now(), &error)) {
        screen_complain(screen, &error);
        return STAY;
    }
    if (!is_new) {
        screen_say(form->owner, _("Slip bundel tersimpan."));
        return GO_BACK;
    }
    struct screen *opened = batch_open(screen->app, form->batch->id);
    screen_say(opened, _("Bundel %ld terdaftar. F2 mulai mengetik lembarnya."),
               form->batch->number);
    return REPLACE(opened);
}

static void destroy(struct screen *screen)
{
    struct batch_form *form = (struct batch_form *)screen;
    fields_finish(&form->base.fields);
    batch_destroy(form->batch);
}

const struct screen_class batch_form_class = {
    .title = N_("Slip bundel"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct batch_form),
    .titled = titled,
    .may_lose = true,
    .footer = fields_screen_footer,
    .draw = draw,
    .act = fields_screen_act,
    .type = fields_screen_type,
    .leave = fields_screen_leave,
    .explains = explain,
    .destroy = destroy,
};

/* --- from the batch to the fields --- */

static void add_service(struct batch_form *form)
{
    const struct services *services = &form->base.screen.app->survey->services;
    g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func(g_free);
    int chosen = 0;
    g_ptr_array_add(choices, g_strdup(_("campuran")));
    for (guint i = 0; i < services->list->len; i++) {
        const struct service *service = services_at(services, i);
        g_ptr_array_add(choices, strcmp(service->code, service->name) == 0
                                     ? g_strdup(service->code)
                                     : g_strdup_printf("%s · %s", service->code, service->name));
        if (service->id == form->batch->service_id)
            chosen = (int)i + 1;
    }
    g_ptr_array_add(choices, NULL);
    fields_add_choice(&form->base.fields, _("Layanan"), (const char *const *)choices->pdata,
                      chosen);
}

static void add_totals(struct batch_form *form)
{
    const char *const choices[] = {_("tidak ada"), _("tertulis pada tiap lembar"), NULL};
    fields_add_choice(&form->base.fields, _("Jumlah kontrol"), choices, form->batch->totals);
}

static void add_lines(struct batch_form *form)
{
    struct fields *fields = &form->base.fields;
    const struct batch *batch = form->batch;
    char day[DAY_TEXT_SIZE];
    g_autofree char *number = g_strdup_printf("%ld", batch->number);
    g_autofree char *declared =
        batch->ledger.declared ? g_strdup_printf("%ld", batch->ledger.declared) : g_strdup("");
    g_autofree char *example =
        g_strdup_printf(_("2406 atau 24-06-%d"), form->base.screen.app->survey->year);
    day_to_field(batch->day, day);
    fields_add_line(fields, _("Nomor bundel"), number, NULL);
    fields_add_line(fields, _("Jumlah lembar"), declared, _("menurut slip"));
    fields_add_line(fields, _("Diserahkan oleh"), batch->handed_by, _("nama pada slip"));
    fields_add_line(fields, _("Tanggal"), day, example);
}

struct screen *batch_form_open(struct app *app, struct batch *batch, struct screen *owner)
{
    struct batch_form *form = screen_create(&batch_form_class, app);
    form->owner = owner;
    form->batch = batch;
    form->base.save = save;
    form->base.unsaved = N_("Slip bundel ini belum disimpan.");
    form->base.save_words = N_("Simpan");
    form->base.discard_words = N_("Buang perubahan");
    fields_init(&form->base.fields);
    add_lines(form);
    add_service(form);
    add_totals(form);
    fields_offer(&form->base.fields, NUMBER);
    fields_offer(&form->base.fields, DECLARED);
    fields_offer(&form->base.fields, DAY);
    form->base.fields.at = DECLARED;
    return &form->base.screen;
}
