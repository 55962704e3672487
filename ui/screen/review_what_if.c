#include "src/what_if.h"

#include "db/review_store.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/choose.h"
#include "ui/screen/pass.h"
#include "ui/screen/review.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"
#include "ui/widget/value_bar.h"

#define MOST_SINGLE 100000 /* sheets that are left out one by one: each costs an index */

/* A part of the sheets that may be left out: a service, keyer, week or sheet. */
struct part {
    enum what_if_part kind;
    int64_t which;
};

struct what_if {
    struct screen screen;
    struct reading_state state;
    struct counted_set *set;
    struct index_result *real, *supposed;
    enum what_if_part kind; /* what the list shows */
    GArray *parts;          /* of struct what_if_left_out: one a row of the list */
    GArray *left_out;       /* of struct part, of any kind */
    int rule, bands;
    struct list list;
};

enum { LEAVE_OUT, KIND, RULE, BANDS, SHEETS, ALL_BACK };

static const struct binding keys[] = {
    {{KEY_OF_ENTER, ' '},
     LEAVE_OUT,
     "Enter",
     N_("tanpa ini"),
     N_("Tanpa yang ditandai, atau kembali")},
    {{'k'}, KIND, "K", N_("kelompok"), N_("Layanan, petugas, pekan, atau lembar satu per satu")},
    {{'b'}, RULE, "B", N_("bobot"), N_("Bobot dan pembulatan lain yang dijumpai")},
    {{'m'}, BANDS, "M", N_("kelas"), N_("Kelas mutu lain yang dijumpai")},
    {{'l'}, SHEETS, "L", N_("lembar"), N_("Lembar dari kelompok yang ditandai")},
    {{'0'}, ALL_BACK, "0", NULL, N_("Semuanya kembali seperti sebenarnya")},
};

static const struct form *form_of(const struct what_if *what_if)
{
    return what_if->screen.app->survey->form;
}

/* --- the parts --- */

static bool is_left_out(const struct what_if *what_if, enum what_if_part kind, int64_t which)
{
    for (guint i = 0; i < what_if->left_out->len; i++) {
        const struct part *part = &g_array_index(what_if->left_out, struct part, i);
        if (part->kind == kind && part->which == which)
            return true;
    }
    return false;
}

/* Whether nothing that is left out holds the sheet. */
static bool stays(const struct counted_sheet *sheet, void *context)
{
    const struct what_if *what_if = context;
    for (guint i = 0; i < what_if->left_out->len; i++) {
        const struct part *part = &g_array_index(what_if->left_out, struct part, i);
        if (what_if_part_of(sheet, part->kind) == part->which)
            return false;
    }
    return true;
}

static void suppose(struct what_if *what_if)
{
    index_destroy(what_if->supposed);
    what_if->supposed = what_if_only(&what_if->set->counted, stays, what_if);
}

static void list_parts(struct what_if *what_if)
{
    g_clear_pointer(&what_if->parts, g_array_unref);
    what_if->parts = what_if_each(&what_if->set->counted, what_if->kind);
    list_resize(&what_if->list, (int)what_if->parts->len);
}

static const struct what_if_left_out *part_at(const struct what_if *what_if, int i)
{
    return &g_array_index(what_if->parts, struct what_if_left_out, (guint)i);
}

/* The caller frees it. */
static char *part_words(const struct what_if *what_if, enum what_if_part kind, int64_t which)
{
    const struct service *service;
    switch (kind) {
    case WHAT_IF_SERVICE:
        service = services_by_id(&what_if->screen.app->survey->services, which);
        return g_strdup(service ? service->name : _("tidak diisi"));
    case WHAT_IF_KEYER:
        return g_strdup(counted_set_keyer(what_if->set, which));
    case WHAT_IF_WEEK:
        return g_strdup(counted_set_week(what_if->set, (int)which));
    default:
        return g_strdup_printf(_("lembar %ld"), (long)which);
    }
}

/* --- reading --- */

static void forget(struct what_if *what_if)
{
    g_clear_pointer(&what_if->parts, g_array_unref);
    g_clear_pointer(&what_if->set, counted_set_destroy);
    g_clear_pointer(&what_if->real, index_destroy);
    g_clear_pointer(&what_if->supposed, index_destroy);
    what_if->state.read = false;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct app *app = screen->app;
    struct what_if *what_if = (struct what_if *)screen;
    *error = (struct error){0};
    if (!reading_is_stale(&what_if->state, app))
        return true;
    forget(what_if);
    struct pass pass = pass_begin(app);
    struct review_store *store = review_store_open(app->database, app->survey, error);
    what_if->set = store ? review_store_sheets(store, pass_goes_on, &pass, error) : NULL;
    review_store_close(store);
    if (!what_if->set)
        return pass_stopped(error);
    struct tally *tally = counted_sheets_tally(&what_if->set->counted);
    what_if->real = index_compute(tally);
    tally_destroy(tally);
    list_parts(what_if);
    suppose(what_if);
    reading_done(&what_if->state, app);
    return true;
}

/* --- in words --- */

static const char *const kind_words[] = {
    [WHAT_IF_SHEET] = N_("lembar"),
    [WHAT_IF_SERVICE] = N_("layanan"),
    [WHAT_IF_KEYER] = N_("petugas entri"),
    [WHAT_IF_WEEK] = N_("pekan"),
};

static const char *const rule_words[WHAT_IF_RULES] = {
    [WHAT_IF_RULE_TRUE] = N_("bobot tepat, menurut formulir"),
    [WHAT_IF_RULE_0111] = N_("bobot 0,111 tiap unsur"),
    [WHAT_IF_RULE_011] = N_("bobot 0,11 tiap unsur (PermenPANRB 14/2017)"),
    [WHAT_IF_RULE_0071] = N_("bobot 0,071 tiap unsur (KepmenPAN 25/2004)"),
    [WHAT_IF_RULE_ROUND_VALUES] = N_("nilai unsur dibulatkan dahulu"),
    [WHAT_IF_RULE_ROUND_MEANS] = N_("rata-rata jawaban dibulatkan dahulu"),
};

/* Whether a rule is meant for so many elements: the sum of its weights is nearly all. */
static bool rule_fits(const struct form *form, int rule)
{
    long sum = what_if_rules[rule].numerator * (long)form->element_count;
    return what_if_rules[rule].denominator == 0 ||
           (sum * 100 >= what_if_rules[rule].denominator * 95 &&
            sum <= what_if_rules[rule].denominator);
}

/* One more than the tables of the field: the form's own. */
static const char *const bands_words[WHAT_IF_BANDS + 1] = {
    N_("kelas mutu menurut formulir"),
    [1 + WHAT_IF_BANDS_2017] = N_("kelas PermenPANRB 14/2017"),
    [1 + WHAT_IF_BANDS_2017_EXACT] = N_("kelas 14/2017 sebelum dibulatkan"),
    [1 + WHAT_IF_BANDS_2004] = N_("kelas KepmenPAN 25/2004"),
};

/* --- drawing --- */

/* The list on the left. */
static void draw_part(const struct what_if *what_if, const struct canvas *canvas, int line, int i)
{
    char text[HUNDREDTHS_TEXT];
    const struct what_if_left_out *part = part_at(what_if, i);
    bool selected = i == what_if->list.selected;
    bool out = is_left_out(what_if, what_if->kind, part->which);
    g_autofree char *words = part_words(what_if, what_if->kind, part->which);
    g_autofree char *count = g_strdup_printf("%ld", (long)part->sheets);
    long change = figures_change(part->without->whole.value, what_if->real->whole.value);
    canvas_text(canvas, line, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_text(canvas, line, 1, out ? STYLE_WARNING : STYLE_PLAIN, out ? "×" : " ");
    canvas_field(canvas, line, 3, canvas->columns - 20,
                 out        ? STYLE_QUIET
                 : selected ? STYLE_STRONG
                            : STYLE_PLAIN,
                 words);
    canvas_right(canvas, line, canvas->columns - 17, 6, STYLE_QUIET, count);
    if (change != HUNDREDTHS_NONE)
        canvas_print(canvas, line, canvas->columns - 9, STYLE_PLAIN, "%s%6s",
                     change > 0   ? "▲"
                     : change < 0 ? "▼"
                                  : "=",
                     hundredths_text_absolute(change, what_if->screen.app->point, text));
}

static void draw_parts(struct what_if *what_if, const struct canvas *canvas)
{
    int rows = canvas->rows - 1;
    canvas_print(canvas, 0, 3, STYLE_QUIET, _("tanpa … (%s)"), _(kind_words[what_if->kind]));
    canvas_right(canvas, 0, canvas->columns - 17, 6, STYLE_QUIET, "n");
    canvas_right(canvas, 0, canvas->columns - 10, 8, STYLE_QUIET, _("indeks"));
    list_show(&what_if->list, rows);
    for (int row = 0; row < rows && what_if->list.top + row < what_if->list.count; row++)
        draw_part(what_if, canvas, 1 + row, what_if->list.top + row);
}

/* The figures on the right: as they are, as they would be, and the difference. */
static void draw_pair(const struct what_if *what_if, const struct canvas *canvas, int line,
                      const char *name, long real, long supposed)
{
    char text[HUNDREDTHS_TEXT], point = what_if->screen.app->point;
    long change = figures_change(supposed, real);
    canvas_field(canvas, line, 0, canvas->columns - 26, STYLE_PLAIN, name);
    canvas_right(canvas, line, canvas->columns - 26, 8, STYLE_PLAIN,
                 hundredths_text(real, point, text));
    canvas_right(canvas, line, canvas->columns - 17, 8, STYLE_STRONG,
                 hundredths_text(supposed, point, text));
    if (change == HUNDREDTHS_NONE)
        return;
    canvas_text(canvas, line, canvas->columns - 8, STYLE_PLAIN,
                change > 0   ? "▲"
                : change < 0 ? "▼"
                             : "=");
    canvas_right(canvas, line, canvas->columns - 7, 6, STYLE_PLAIN,
                 hundredths_text_absolute(change, point, text));
}

/* The grade by the bands at hand; "–" where a value is in none. */
static const char *grade_of(const struct what_if *what_if, const struct what_if_figure *figure,
                            int bands)
{
    if (figure->value == HUNDREDTHS_NONE)
        return "–";
    if (bands == 0) {
        const struct form_band *band = form_band_of(form_of(what_if), figure->value);
        return band ? band->grade : "–";
    }
    const char *grade =
        what_if_grade(&what_if_bands[bands - 1], figure->exact, form_of(what_if)->result_top);
    return grade ? grade : "–";
}

static void draw_grades(const struct what_if *what_if, const struct canvas *canvas, int line,
                        const struct what_if_figure *figure)
{
    const struct form_band *band = what_if->real->whole.band;
    canvas_field(canvas, line, 0, canvas->columns - 26, STYLE_PLAIN, _("Mutu"));
    canvas_right(canvas, line, canvas->columns - 26, 8, STYLE_PLAIN, band ? band->grade : "–");
    canvas_right(canvas, line, canvas->columns - 17, 8, STYLE_STRONG,
                 grade_of(what_if, figure, what_if->bands));
}

static void draw_sheets(const struct what_if *what_if, const struct canvas *canvas, int line)
{
    g_autofree char *real = g_strdup_printf("%ld", (long)what_if->real->sheets);
    g_autofree char *supposed = g_strdup_printf("%ld", (long)what_if->supposed->sheets);
    canvas_field(canvas, line, 0, canvas->columns - 26, STYLE_QUIET, _("Lembar"));
    canvas_right(canvas, line, canvas->columns - 26, 8, STYLE_QUIET, real);
    canvas_right(canvas, line, canvas->columns - 17, 8, STYLE_QUIET, supposed);
}

/* Every rule and every table of grades at once, where there is room. */
static void draw_rule(const struct what_if *what_if, const struct canvas *canvas, int line,
                      int rule)
{
    char text[HUNDREDTHS_TEXT];
    struct what_if_figure figure;
    bool chosen = rule == what_if->rule;
    what_if_figure_init(&figure, what_if->supposed, &what_if_rules[rule]);
    canvas_field(canvas, line, 0, canvas->columns - 28, chosen ? STYLE_STRONG : STYLE_PLAIN,
                 _(rule_words[rule]));
    canvas_right(canvas, line, canvas->columns - 26, 8, chosen ? STYLE_STRONG : STYLE_PLAIN,
                 hundredths_text(figure.value, what_if->screen.app->point, text));
    for (int bands = 0; bands <= WHAT_IF_BANDS; bands++)
        canvas_text(canvas, line, canvas->columns - 15 + 4 * bands,
                    chosen && bands == what_if->bands ? STYLE_STRONG : STYLE_PLAIN,
                    grade_of(what_if, &figure, bands));
    what_if_figure_finish(&figure);
}

static void draw_rules(const struct what_if *what_if, const struct canvas *canvas, int line)
{
    canvas_text(canvas, line, 0, STYLE_QUIET, _("Bobot dan pembulatan"));
    canvas_right(canvas, line, canvas->columns - 26, 8, STYLE_QUIET, _("indeks"));
    for (int bands = 0; bands <= WHAT_IF_BANDS; bands++)
        canvas_print(canvas, line, canvas->columns - 15 + 4 * bands, STYLE_QUIET, "%d", bands + 1);
    for (int rule = 0; rule < WHAT_IF_RULES; rule++)
        if (rule_fits(form_of(what_if), rule))
            draw_rule(what_if, canvas, ++line, rule);
    for (int bands = 0; bands <= WHAT_IF_BANDS; bands++)
        canvas_print(canvas, line + 2 + bands, 0, STYLE_QUIET, "%d  %s", bands + 1,
                     _(bands_words[bands]));
}

static void draw_figures(const struct what_if *what_if, const struct canvas *canvas)
{
    const struct form *form = form_of(what_if);
    struct what_if_figure figure;
    int line = 1;
    what_if_figure_init(&figure, what_if->supposed, &what_if_rules[what_if->rule]);
    canvas_right(canvas, 0, canvas->columns - 28, 10, STYLE_QUIET, _("sebenarnya"));
    canvas_right(canvas, 0, canvas->columns - 17, 8, STYLE_WARNING, _("andai"));
    draw_pair(what_if, canvas, line++, _("Indeks"), what_if->real->whole.value, figure.value);
    draw_grades(what_if, canvas, line++, &figure);
    draw_sheets(what_if, canvas, line++);
    for (size_t e = 0; e < form->element_count && ++line < canvas->rows; e++) {
        const struct index_value *value = &what_if->supposed->elements[e];
        g_autofree char *name = g_strdup_printf("%s%s %s", value->lowest ? "▼" : " ",
                                                form->elements[e].code, form->elements[e].name);
        draw_pair(what_if, canvas, line, name, what_if->real->elements[e].value, value->value);
    }
    what_if_figure_finish(&figure);
    if (canvas->rows >= line + WHAT_IF_RULES + WHAT_IF_BANDS + 6)
        draw_rules(what_if, canvas, line + 3);
}

/* What is supposed, in one line at the top: the eye must not take it for the result. */
static void draw_banner(const struct what_if *what_if, const struct canvas *canvas)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < what_if->left_out->len; i++) {
        const struct part *part = &g_array_index(what_if->left_out, struct part, i);
        g_autofree char *words = part_words(what_if, part->kind, part->which);
        g_string_append_printf(text, "%s%s", i ? ", " : _("tanpa "), words);
    }
    if (what_if->rule != WHAT_IF_RULE_TRUE)
        g_string_append_printf(text, "%s%s", text->len ? "; " : "", _(rule_words[what_if->rule]));
    if (what_if->bands)
        g_string_append_printf(text, "%s%s", text->len ? "; " : "", _(bands_words[what_if->bands]));
    int after = canvas_text(canvas, 0, 1, STYLE_SELECTED, _(" ANDAI "));
    canvas_field(canvas, 0, after + 1, canvas->columns - after - 2, STYLE_WARNING,
                 text->len ? text->str : _("belum ada yang diandaikan; angkanya sama"));
}

/* A rule that cannot reach the full score says so. */
static void draw_note(const struct what_if *what_if, const struct canvas *canvas)
{
    char text[HUNDREDTHS_TEXT];
    struct what_if_figure figure;
    what_if_figure_init(&figure, what_if->supposed, &what_if_rules[what_if->rule]);
    bool short_of_all =
        figure.best != HUNDREDTHS_NONE && figure.best != form_of(what_if)->result_top * 100L;
    g_autofree char *note =
        short_of_all
            ? g_strdup_printf(_("Dengan bobot ini nilai tertinggi yang mungkin hanya %s."),
                              hundredths_text(figure.best, what_if->screen.app->point, text))
            : g_strdup(_("Tidak ada yang disimpan; indeks yang sebenarnya tidak berubah."));
    canvas_field(canvas, canvas->rows - 1, 1, canvas->columns - 2, STYLE_QUIET, note);
    what_if_figure_finish(&figure);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct what_if *what_if = (struct what_if *)screen;
    if (!what_if->set) {
        canvas_text(canvas, 2, 3, STYLE_PLAIN, _("Belum dihitung. Enter menghitung."));
        return;
    }
    int middle = canvas->columns * 2 / 5 + 6, rows = canvas->rows - 4;
    struct canvas left = canvas_part(canvas, 2, 0, rows, middle - 2);
    struct canvas right = canvas_part(canvas, 2, middle, rows, -1);
    draw_banner(what_if, canvas);
    draw_parts(what_if, &left);
    for (int line = 0; line < rows; line++)
        canvas_text(canvas, 2 + line, middle - 2, STYLE_QUIET, "│");
    draw_figures(what_if, &right);
    draw_note(what_if, canvas);
}

/* --- actions --- */

static void leave_out(struct what_if *what_if)
{
    if (what_if->list.count == 0)
        return;
    int64_t which = part_at(what_if, what_if->list.selected)->which;
    for (guint i = 0; i < what_if->left_out->len; i++) {
        const struct part *part = &g_array_index(what_if->left_out, struct part, i);
        if (part->kind == what_if->kind && part->which == which) {
            g_array_remove_index(what_if->left_out, i);
            suppose(what_if);
            return;
        }
    }
    g_array_append_val(what_if->left_out, ((struct part){what_if->kind, which}));
    suppose(what_if);
}

static struct wish kind_chosen(struct screen *screen, int option, const char *text)
{
    struct what_if *what_if = (struct what_if *)screen;
    (void)text;
    if (option == WHAT_IF_SHEET && what_if->set->counted.count > MOST_SINGLE) {
        screen_say(screen, _("Lebih dari %d lembar: lepaslah layanan, petugas, atau pekan."),
                   MOST_SINGLE);
    } else if (option >= 0) {
        what_if->kind = (enum what_if_part)option;
        what_if->list.selected = 0;
        list_parts(what_if);
    }
    return STAY;
}

static struct wish rule_chosen(struct screen *screen, int option, const char *text)
{
    struct what_if *what_if = (struct what_if *)screen;
    (void)text;
    for (int rule = 0; option >= 0 && rule < WHAT_IF_RULES; rule++)
        if (rule_fits(form_of(what_if), rule) && option-- == 0)
            what_if->rule = rule;
    return STAY;
}

static struct wish bands_chosen(struct screen *screen, int option, const char *text)
{
    (void)text;
    if (option >= 0)
        ((struct what_if *)screen)->bands = option;
    return STAY;
}

static struct wish ask(struct what_if *what_if, const char *title, const char *const *words,
                       int count, int chosen, answer_function *answered)
{
    g_autoptr(GPtrArray) options = g_ptr_array_new();
    for (int i = 0; i < count; i++)
        g_ptr_array_add(options, (char *)_(words[i]));
    g_ptr_array_add(options, NULL);
    return choose_ask(&what_if->screen, title, (const char *const *)options->pdata, chosen,
                      answered);
}

static struct wish ask_rule(struct what_if *what_if)
{
    const char *words[WHAT_IF_RULES];
    int count = 0, chosen = 0;
    for (int rule = 0; rule < WHAT_IF_RULES; rule++) {
        if (!rule_fits(form_of(what_if), rule))
            continue;
        chosen = rule == what_if->rule ? count : chosen;
        words[count++] = rule_words[rule];
    }
    return ask(what_if, _("Bobot dan pembulatan"), words, count, chosen, rule_chosen);
}

static struct wish open_sheets(struct what_if *what_if)
{
    if (what_if->list.count == 0)
        return STAY;
    int64_t which = part_at(what_if, what_if->list.selected)->which;
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (size_t i = 0; i < what_if->set->counted.count; i++)
        if (what_if_part_of(&what_if->set->counted.sheets[i], what_if->kind) == which)
            g_array_append_val(ids, g_array_index(what_if->set->ids, int64_t, (guint)i));
    struct sheet_filter filter = {.counted = 1, .element = -1};
    g_autofree char *words = part_words(what_if, what_if->kind, which);
    return OPEN(sheets_open_among(what_if->screen.app, ids, &filter,
                                  g_strdup_printf(_("Lembar: %s"), words)));
}

static struct wish act(struct screen *screen, int action)
{
    struct what_if *what_if = (struct what_if *)screen;
    if (!what_if->set) {
        shell_refresh(screen);
        return STAY;
    }
    switch (action) {
    case LEAVE_OUT:
        leave_out(what_if);
        return STAY;
    case KIND:
        return ask(what_if, _("Yang dapat dilepas"), kind_words, G_N_ELEMENTS(kind_words),
                   (int)what_if->kind, kind_chosen);
    case RULE:
        return ask_rule(what_if);
    case BANDS:
        return ask(what_if, _("Kelas mutu"), bands_words, WHAT_IF_BANDS + 1, what_if->bands,
                   bands_chosen);
    case SHEETS:
        return open_sheets(what_if);
    default:
        g_array_set_size(what_if->left_out, 0);
        what_if->rule = what_if->bands = 0;
        suppose(what_if);
        return STAY;
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct what_if *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct what_if *what_if = (struct what_if *)screen;
    forget(what_if);
    g_array_unref(what_if->left_out);
}

const struct screen_class review_what_if_class = {
    .title = N_("Andai"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct what_if),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *review_what_if_open(struct app *app)
{
    struct what_if *what_if = screen_create(&review_what_if_class, app);
    what_if->kind = WHAT_IF_SERVICE;
    what_if->left_out = g_array_new(FALSE, FALSE, sizeof(struct part));
    return &what_if->screen;
}
