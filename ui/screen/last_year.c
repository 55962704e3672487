#include "ui/screen/last_year.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/question.h"
#include "ui/widget/fields.h"

struct last_year {
    struct screen screen;
    struct screen *owner;
    struct fields fields; /* the index, then each element */
    GPtrArray *labels;    /* owned by the screen, borrowed by the fields */
};

enum { SAVE };

static const struct binding keys[] = {
    {{KEY_OF_F2}, SAVE, "F2", N_("simpan"), N_("Menyimpan nilai tahun lalu")},
    {{0}, -1, "Tab", N_("isian berikut"), N_("Ke isian berikutnya; Shift-Tab mundur")},
};

static const char *code_of(const struct last_year *last, guint field)
{
    return field == 0 ? "" : last->screen.app->survey->form->elements[field - 1].code;
}

static char *titled(struct screen *screen)
{
    return g_strdup_printf(_("Nilai terbit %d"), screen->app->survey->year - 1);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct last_year *last = (struct last_year *)screen;
    canvas_text(canvas, 1, 3, STYLE_QUIET,
                _("Salin dari laporan tahun lalu, dua desimal. Kosongkan yang tidak diterbitkan."));
    struct canvas inside = canvas_part(canvas, 3, 0, -1, -1);
    fields_draw(&last->fields, &inside, NULL, NULL);
}

static bool publish(struct last_year *last, guint field, struct error *error)
{
    struct app *app = last->screen.app;
    long value = HUNDREDTHS_NONE;
    const char *text = fields_text(&last->fields, field);
    if (text_is_blank(text))
        return survey_store_publish(app->surveys, app->survey, app->survey->year - 1, "",
                                    code_of(last, field), value, error);
    if (!hundredths_read(text, &value) || value > app->survey->form->result_top * 100L)
        return error_set(error, ERROR_INPUT,
                         _("%s: \"%.20s\" bukan nilai 0–%d dengan dua desimal."),
                         (const char *)g_ptr_array_index(last->labels, field), text,
                         app->survey->form->result_top);
    return survey_store_publish(app->surveys, app->survey, app->survey->year - 1, "",
                                code_of(last, field), value, error);
}

static struct wish save(struct last_year *last)
{
    struct error error;
    struct database *database = last->screen.app->database;
    bool ok = database_begin(database, &error);
    if (ok) {
        for (guint i = 0; ok && i < last->labels->len; i++)
            ok = publish(last, i, &error);
        ok = database_end(database, ok, &error);
    }
    if (!ok) {
        screen_complain(&last->screen, &error);
        return STAY;
    }
    screen_say(last->owner, _("Nilai tahun lalu tersimpan."));
    return GO_BACK;
}

static struct wish act(struct screen *screen, int action)
{
    return action == SAVE ? save((struct last_year *)screen) : STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    fields_key(&((struct last_year *)screen)->fields, key);
    return STAY;
}

static struct wish answered(struct screen *screen, int option, const char *text)
{
    (void)text;
    return option == 0 ? save((struct last_year *)screen) : option == 1 ? GO_BACK : STAY;
}

static struct wish leave(struct screen *screen)
{
    const char *const options[] = {_("Simpan"), _("Buang perubahan"), _("Kembali mengisi"), NULL};
    if (!((struct last_year *)screen)->fields.changed)
        return GO_BACK;
    return question_ask(screen, _("Nilai tahun lalu belum disimpan."), options, 2, answered);
}

static void destroy(struct screen *screen)
{
    struct last_year *last = (struct last_year *)screen;
    fields_finish(&last->fields);
    g_clear_pointer(&last->labels, g_ptr_array_unref);
}

const struct screen_class last_year_class = {
    .title = N_("Nilai tahun lalu"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct last_year),
    .titled = titled,
    .may_lose = true,
    .draw = draw,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

static void add_field(struct last_year *last, char *label, const char *code)
{
    struct app *app = last->screen.app;
    struct error error;
    long value;
    char text[HUNDREDTHS_TEXT] = "";
    g_ptr_array_add(last->labels, label);
    if (survey_store_published(app->surveys, app->survey, app->survey->year - 1, "", code, &value,
                               &error) &&
        value != HUNDREDTHS_NONE)
        hundredths_text(value, app->point, text);
    fields_add_line(&last->fields, label, text, NULL);
}

struct screen *last_year_open(struct app *app, struct screen *owner)
{
    struct last_year *last = screen_create(&last_year_class, app);
    const struct form *form = app->survey->form;
    last->owner = owner;
    last->labels = g_ptr_array_new_with_free_func(g_free);
    fields_init(&last->fields);
    add_field(last, g_strdup(_("Indeks")), "");
    for (size_t e = 0; e < form->element_count; e++)
        add_field(last, g_strdup_printf("%s %s", form->elements[e].code, form->elements[e].name),
                  form->elements[e].code);
    return &last->screen;
}
