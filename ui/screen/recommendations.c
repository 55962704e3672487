#include "ui/screen/recommendations.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/recommendations_report.h"
#include "ui/screen/action_form.h"
#include "ui/screen/question.h"
#include "ui/widget/list.h"

struct recommendations {
    struct screen screen;
    unsigned rules;
    long small;      /* values of fewer sheets are doubtful */
    bool hides;      /* those are left out */
    int hidden;      /* so many are */
    GPtrArray *list; /* of struct advice */
    struct list rows;
};

enum { PLAN, PLAN_SERVICE, DECLINE, HIDE, ALL_RULES };

static const struct binding keys[] = {
    {{KEY_OF_ENTER, 't'},
     PLAN,
     "Enter",
     N_("rencana"),
     N_("Membuat rencana dengan layanan, unsur, dan kaidahnya")},
    {{'l'},
     PLAN_SERVICE,
     "L",
     N_("per layanan"),
     N_("Membuat satu rencana untuk semua unsur layanan ini")},
    {{'a'}, DECLINE, "A", N_("alasan"), N_("Menyebut mengapa tidak ada rencana untuk ini")},
    {{'h'}, HIDE, "H", N_("tanpa ~"), N_("Tanpa yang respondennya terlalu sedikit, atau semua")},
    {{'k'},
     ALL_RULES,
     "K",
     N_("kaidah"),
     N_("Semua kaidah, atau hanya yang berlaku untuk tahun survei ini")},
};

#define ALL (RULE_BIT(RULE_GRADE) | RULE_BIT(RULE_FALL) | RULE_BIT(RULE_LOWEST))

/* Columns of the table; the last one takes the rest. */
enum { SIGN = 2, SERVICE = 4, SHEETS = 15, ELEMENT = 22, VALUE = 47, LAST = 57, RULE = 66 };
enum { PLANS = 73 };

/* Too few answered for the lowest to mean much: with one respondent all that he marked alike are
 * the three lowest. */
static bool is_doubtful(const struct recommendations *self, const struct advice *advice)
{
    return advice->is.sheets < self->small;
}

static void hide_doubtful(struct recommendations *self)
{
    self->hidden = 0;
    for (guint i = self->list->len; self->hides && i-- > 0;) {
        if (!is_doubtful(self, g_ptr_array_index(self->list, i)))
            continue;
        g_ptr_array_remove_index(self->list, i);
        self->hidden++;
    }
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct recommendations *self = (struct recommendations *)screen;
    g_clear_pointer(&self->list, g_ptr_array_unref);
    self->small = app_setting_number(screen->app, SETTING_SMALL_GROUP);
    self->list = recommendations_load(screen->app, self->rules, error);
    if (self->list)
        hide_doubtful(self);
    list_resize(&self->rows, self->list ? (int)self->list->len : 0);
    return self->list != NULL;
}

static struct advice *selected(const struct recommendations *self)
{
    return self->rows.count ? g_ptr_array_index(self->list, (guint)self->rows.selected) : NULL;
}

static const char *service_words(const struct app *app, int64_t id, bool whole)
{
    const struct service *service = services_by_id(&app->survey->services, id);
    return service ? (whole ? service->name : service->code) : _("seluruh unit");
}

/* --- drawing --- */

static void draw_head(const struct recommendations *self, const struct canvas *canvas)
{
    int year = self->screen.app->survey->year;
    struct advice_counts counts = advice_count(self->list, year);
    g_autofree char *rules = recommendation_rules_text(self->rules);
    int column = canvas_print(canvas, 0, 2, counts.open ? STYLE_ALARM : STYLE_STRONG,
                              _("%s %d belum ditanggapi"), counts.open ? "!" : "✓", counts.open);
    column = canvas_print(canvas, 0, column + 3, STYLE_PLAIN, _("%d ada rencana"), counts.planned);
    canvas_print(canvas, 0, column + 3, STYLE_PLAIN, _("%d dengan alasan"), counts.declined);
    g_autofree char *shown = g_strdup_printf(_("kaidah %s"), rules);
    canvas_right(canvas, 0, canvas->columns - 22, 20, STYLE_QUIET, shown);
    canvas_print(canvas, 1, 2, STYLE_QUIET,
                 recommendation_is_of_service(year)
                     ? _("%d rekomendasi, satu per layanan; dari %d unsur di bawah ini")
                     : _("%d rekomendasi, satu per layanan dan unsur"),
                 counts.all, (int)self->list->len);
}

static void draw_headings(const struct canvas *canvas)
{
    canvas_text(canvas, 2, SERVICE, STYLE_QUIET, _("layanan"));
    canvas_right(canvas, 2, SHEETS, 5, STYLE_QUIET, "n");
    canvas_text(canvas, 2, ELEMENT, STYLE_QUIET, _("unsur"));
    canvas_text(canvas, 2, VALUE + 1, STYLE_QUIET, _("nilai"));
    canvas_text(canvas, 2, LAST, STYLE_QUIET, _("thn lalu"));
    canvas_text(canvas, 2, RULE, STYLE_QUIET, _("kaidah"));
    canvas_text(canvas, 2, PLANS, STYLE_QUIET, _("rencana"));
}

static void draw_figures(const struct recommendations *self, const struct canvas *canvas, int row,
                         const struct recommendation *is)
{
    char text[HUNDREDTHS_TEXT], point = self->screen.app->point;
    long change = figures_change(is->value, is->last);
    g_autofree char *rules = recommendation_rules_text(is->rules);
    canvas_right(canvas, row, VALUE, 6, STYLE_PLAIN, hundredths_text(is->value, point, text));
    if (is->band)
        canvas_text(canvas, row, VALUE + 7, theme_tone(is->band->tone), is->band->grade);
    if (change != HUNDREDTHS_NONE)
        canvas_print(canvas, row, LAST, change < 0 ? STYLE_ALARM : STYLE_PLAIN, "%s %6s",
                     change < 0   ? "▼"
                     : change > 0 ? "▲"
                                  : " ",
                     hundredths_text_absolute(change, point, text));
    canvas_text(canvas, row, RULE, STYLE_QUIET, rules);
}

static const char *sign_of(const struct advice *advice)
{
    return advice_is_open(advice) ? "!" : advice->actions ? "✓" : advice->answered ? "·" : "–";
}

static void draw_sheets(const struct recommendations *self, const struct canvas *canvas, int row,
                        const struct advice *advice)
{
    bool doubtful = is_doubtful(self, advice);
    g_autofree char *text = g_strdup_printf("%s%ld", doubtful ? "~ " : "", (long)advice->is.sheets);
    canvas_right(canvas, row, SHEETS, 5, doubtful ? STYLE_WARNING : STYLE_PLAIN, text);
}

static void draw_row(const struct recommendations *self, const struct canvas *canvas, int row,
                     int position)
{
    const struct app *app = self->screen.app;
    const struct advice *advice = g_ptr_array_index(self->list, (guint)position);
    const struct form_element *element = &app->survey->form->elements[advice->is.element];
    bool here = position == self->rows.selected, open = advice_is_open(advice);
    g_autofree char *name = g_strdup_printf("%s %s", element->code, element->name);
    canvas_text(canvas, row, 0, STYLE_PLAIN, here ? "▌" : " ");
    canvas_text(canvas, row, SIGN, open ? STYLE_ALARM : STYLE_STRONG, sign_of(advice));
    canvas_field(canvas, row, SERVICE, SHEETS - SERVICE, here ? STYLE_STRONG : STYLE_PLAIN,
                 service_words(app, advice->is.service, false));
    draw_sheets(self, canvas, row, advice);
    canvas_field(canvas, row, ELEMENT, VALUE - ELEMENT - 1, here ? STYLE_STRONG : STYLE_PLAIN,
                 name);
    draw_figures(self, canvas, row, &advice->is);
    if (advice->actions) {
        g_autofree char *plans = g_strdup_printf("%ld", (long)advice->actions);
        canvas_right(canvas, row, PLANS, 7, STYLE_PLAIN, plans);
    }
}

/* The selected one in full, below the list. */
static void draw_selected(const struct recommendations *self, const struct canvas *canvas, int row)
{
    const struct app *app = self->screen.app;
    const struct advice *advice = selected(self);
    const struct form_element *element = &app->survey->form->elements[advice->is.element];
    canvas_rule(canvas, row, 0, canvas->columns);
    canvas_print(canvas, row + 1, 2, STYLE_STRONG, "%s %s · %s", element->code, element->name,
                 service_words(app, advice->is.service, true));
    if (advice->actions)
        canvas_print(canvas, row + 2, 2, STYLE_PLAIN, _("✓ %ld rencana tindak lanjut"),
                     (long)advice->actions);
    else if (advice->answered)
        canvas_text(canvas, row + 2, 2, STYLE_PLAIN,
                    _("· rekomendasi layanan ini sudah dijawab rencana lain"));
    else if (*advice->why)
        canvas_print(canvas, row + 2, 2, STYLE_PLAIN, _("tanpa rencana: %s"), advice->why);
    else
        canvas_text(canvas, row + 2, 2, STYLE_ALARM,
                    _("! belum ada rencana: Enter membuatnya, A menyebut alasannya"));
}

static void draw_legend(const struct recommendations *self, const struct canvas *canvas, int row)
{
    if (self->hidden)
        canvas_print(canvas, row, 2, STYLE_WARNING,
                     _("%d unsur dengan n di bawah %ld disembunyikan; H menampilkannya"),
                     self->hidden, self->small);
    else if (self->small > 0)
        canvas_print(canvas, row, 2, STYLE_QUIET,
                     _("~ n di bawah %ld responden: meragukan; H menyembunyikannya"), self->small);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct recommendations *self = (struct recommendations *)screen;
    if (!self->list)
        return;
    draw_head(self, canvas);
    if (self->rows.count == 0) {
        canvas_wrapped(canvas, 3, 2, STYLE_QUIET,
                       _("Belum ada yang direkomendasikan: belum ada lembar yang dihitung, atau "
                         "tidak ada yang kena kaidah ini. K memakai semua kaidah."));
        draw_legend(self, canvas, canvas->rows - 1);
        return;
    }
    draw_headings(canvas);
    int rows = canvas->rows - 8;
    list_show(&self->rows, rows);
    for (int i = 0; i < rows && self->rows.top + i < self->rows.count; i++)
        draw_row(self, canvas, 3 + i, self->rows.top + i);
    draw_selected(self, canvas, canvas->rows - 4);
    draw_legend(self, canvas, canvas->rows - 1);
}

/* --- actions --- */

static struct wish plan(struct recommendations *self, const struct advice *advice)
{
    struct app *app = self->screen.app;
    struct action *action = action_create();
    action->service_id = advice->is.service;
    action->rules = advice->is.rules;
    action_set(&action->element, app->survey->form->elements[advice->is.element].code);
    return OPEN(action_form_open(app, action, &self->screen));
}

static char *cause_of(const struct recommendations *self, const struct recommendation *is)
{
    char value[HUNDREDTHS_TEXT];
    const struct form_element *element = &self->screen.app->survey->form->elements[is->element];
    return g_strdup_printf("%s %s %s %s", element->code, element->name,
                           hundredths_text(is->value, self->screen.app->point, value),
                           is->band ? is->band->grade : "");
}

/* One action for the service: it has the elements among its causes, and is of none, or of the only
 * one. */
static struct wish plan_service(struct recommendations *self, const struct advice *chosen)
{
    struct app *app = self->screen.app;
    struct action *action = action_create();
    g_autoptr(GPtrArray) causes = g_ptr_array_new_with_free_func(g_free);
    action->service_id = chosen->is.service;
    action_set(&action->element, app->survey->form->elements[chosen->is.element].code);
    for (guint i = 0; i < self->list->len; i++) {
        const struct advice *advice = g_ptr_array_index(self->list, i);
        if (advice->is.service != chosen->is.service)
            continue;
        action->rules |= advice->is.rules;
        g_ptr_array_add(causes, cause_of(self, &advice->is));
    }
    if (causes->len > 1)
        action_set(&action->element, "");
    g_ptr_array_add(causes, NULL);
    g_autofree char *cause = g_strjoinv("\n", (char **)causes->pdata);
    action_set(&action->cause, cause);
    return OPEN(action_form_open(app, action, &self->screen));
}

/* Of the whole service from 2022 on, "". */
static const char *declined_element(const struct app *app, const struct advice *advice)
{
    return recommendation_is_of_service(app->survey->year)
               ? ""
               : app->survey->form->elements[advice->is.element].code;
}

static struct wish why_given(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct app *app = screen->app;
    const struct advice *advice = selected((struct recommendations *)screen);
    if (option != 0 || !advice)
        return STAY;
    g_autofree char *why = text_clean(text, false);
    bool ok = suggestion_store_decline(app->suggestions, advice->is.service,
                                       declined_element(app, advice), why, app_now(), &error);
    shell_refresh(screen);
    if (!ok)
        screen_complain(screen, &error);
    else
        screen_say(screen, "%s", *why ? _("Alasannya dicatat.") : _("Alasannya ditarik kembali."));
    return STAY;
}

static struct wish ask_why(struct recommendations *self, const struct advice *advice)
{
    const struct app *app = self->screen.app;
    g_autofree char *text =
        recommendation_is_of_service(app->survey->year)
            ? g_strdup_printf(_("Mengapa tidak ada rencana untuk %s? Kosong: menarik alasan "
                                "kembali."),
                              service_words(app, advice->is.service, true))
            : g_strdup(_("Mengapa tidak ada rencana untuk ini? Kosong: menarik alasan kembali."));
    return question_ask_text(&self->screen, text, advice->why, why_given);
}

static struct wish act(struct screen *screen, int action)
{
    struct recommendations *self = (struct recommendations *)screen;
    const struct advice *advice = selected(self);
    if (action == ALL_RULES)
        self->rules = self->rules == ALL ? recommendation_rules_of(screen->app->survey->year) : ALL;
    if (action == HIDE)
        self->hides = !self->hides;
    if (action == ALL_RULES || action == HIDE) {
        shell_refresh(screen);
        return STAY;
    }
    if (!advice)
        return STAY;
    if (action == PLAN)
        return plan(self, advice);
    if (action == PLAN_SERVICE)
        return plan_service(self, advice);
    return ask_why(self, advice);
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct recommendations *)screen)->rows, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    g_clear_pointer(&((struct recommendations *)screen)->list, g_ptr_array_unref);
}

const struct screen_class recommendations_class = {
    .title = N_("Rekomendasi"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct recommendations),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *recommendations_open(struct app *app)
{
    struct recommendations *self = screen_create(&recommendations_class, app);
    self->rules = recommendation_rules_of(app->survey->year);
    return &self->screen;
}
