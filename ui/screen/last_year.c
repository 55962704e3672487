#include "ui/screen/last_year.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/fields_screen.h"

struct last_year {
    struct fields_screen base;
    struct screen *owner;
    int year;
    GPtrArray *labels; /* owned by the screen, borrowed by the fields */
};

static const struct binding keys[] = {
    {{KEY_OF_F2}, FIELDS_SAVE, "F2", N_("simpan"), N_("Menyimpan nilai terbit")},
    {{0}, -1, "Tab", N_("isian berikut"), N_("Ke isian berikutnya; Shift-Tab mundur")},
};

static const char *code_of(const struct last_year *last, guint field)
{
    return field == 0 ? "" : last->base.screen.app->survey->form->elements[field - 1].code;
}

static char *titled(struct screen *screen)
{
    return g_strdup_printf(_("Nilai terbit %d"), ((struct last_year *)screen)->year);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct last_year *last = (struct last_year *)screen;
    canvas_text(canvas, 1, 3, STYLE_QUIET,
                _("Salin dari laporan tahun itu, dua desimal. Kosongkan yang tidak diterbitkan."));
    struct canvas inside = canvas_part(canvas, 3, 0, -1, -1);
    fields_draw(&last->base.fields, &inside, NULL, NULL);
}

static bool publish(struct last_year *last, guint field, struct error *error)
{
    struct app *app = last->base.screen.app;
    long value = HUNDREDTHS_NONE;
    const char *text = fields_text(&last->base.fields, field);
    if (text_is_blank(text))
        return survey_store_publish(app->surveys, app->survey, last->year, "", code_of(last, field),
                                    value, app_now(), error);
    g_autofree char *written = text_excerpt(text, 20);
    if (!hundredths_read(text, &value) || value > app->survey->form->result_top * 100L)
        return error_set(error, ERROR_INPUT, _("%s: \"%s\" bukan nilai 0–%d dengan dua desimal."),
                         (const char *)g_ptr_array_index(last->labels, field), written,
                         app->survey->form->result_top);
    return survey_store_publish(app->surveys, app->survey, last->year, "", code_of(last, field),
                                value, app_now(), error);
}

/* The last field, after those with values. */
static bool keep_source(struct last_year *last, struct error *error)
{
    struct app *app = last->base.screen.app;
    g_autofree char *source = text_clean(fields_text(&last->base.fields, last->labels->len), false);
    return survey_store_set_source(app->surveys, app->survey, last->year, g_strstrip(source),
                                   app_now(), error);
}

static struct wish save(struct screen *screen)
{
    struct last_year *last = (struct last_year *)screen;
    struct error error;
    struct database *database = last->base.screen.app->database;
    bool ok = database_begin(database, &error);
    if (ok) {
        for (guint i = 0; ok && i < last->labels->len; i++) {
            ok = publish(last, i, &error);
            if (!ok)
                last->base.fields.at = i;
        }
        ok = ok && keep_source(last, &error);
        ok = database_end(database, ok, &error);
    }
    if (!ok) {
        screen_complain(&last->base.screen, &error);
        return STAY;
    }
    screen_say(last->owner, _("Nilai terbit tersimpan."));
    return GO_BACK;
}

static void destroy(struct screen *screen)
{
    struct last_year *last = (struct last_year *)screen;
    fields_finish(&last->base.fields);
    g_clear_pointer(&last->labels, g_ptr_array_unref);
}

const struct screen_class last_year_class = {
    .title = N_("Nilai terbit"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct last_year),
    .needs = RIGHT_LOOK,
    .titled = titled,
    .may_lose = true,
    .draw = draw,
    .act = fields_screen_act,
    .type = fields_screen_type,
    .leave = fields_screen_leave,
    .destroy = destroy,
};

static void add_field(struct last_year *last, char *label, const char *code)
{
    struct app *app = last->base.screen.app;
    struct error error;
    long value;
    char text[HUNDREDTHS_TEXT] = "";
    g_ptr_array_add(last->labels, label);
    if (survey_store_published(app->surveys, app->survey, last->year, "", code, &value, &error) &&
        value != HUNDREDTHS_NONE)
        hundredths_text(value, app->point, text);
    fields_add_line(&last->base.fields, label, text, NULL);
    fields_offer(&last->base.fields, last->base.fields.list->len - 1);
}

static void add_source(struct last_year *last)
{
    struct app *app = last->base.screen.app;
    struct error error;
    g_autofree char *source = survey_store_source(app->surveys, app->survey, last->year, &error);
    fields_add_line(&last->base.fields, _("Sumber"), source ? source : "",
                    _("misalnya: laporan SKM, halaman 12"));
}

struct screen *last_year_open(struct app *app, int year, struct screen *owner)
{
    struct last_year *last = screen_create(&last_year_class, app);
    const struct form *form = app->survey->form;
    last->owner = owner;
    last->year = year;
    last->labels = g_ptr_array_new_with_free_func(g_free);
    fields_init(&last->base.fields);
    last->base.save = save;
    last->base.unsaved = N_("Nilai terbit belum disimpan.");
    last->base.save_words = N_("Simpan");
    last->base.discard_words = N_("Buang perubahan");
    add_field(last, g_strdup(_("Indeks")), "");
    for (size_t e = 0; e < form->element_count; e++)
        add_field(last, g_strdup_printf("%s %s", form->elements[e].code, form->elements[e].name),
                  form->elements[e].code);
    add_source(last);
    return &last->base.screen;
}
