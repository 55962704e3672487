#include "src/i18n.h"
#include "ui/screen/review_what_if_private.h"

/* The list on the left. */
static void draw_part(const struct review_what_if *what_if, const struct canvas *canvas, int line,
                      int i)
{
    char text[HUNDREDTHS_TEXT];
    const struct what_if_left_out *part = review_what_if_part(what_if, i);
    bool selected = i == what_if->list.selected;
    bool out = review_what_if_is_left_out(what_if, what_if->kind, part->which);
    g_autofree char *words = review_what_if_part_words(what_if, what_if->kind, part->which);
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

static void draw_parts(struct review_what_if *what_if, const struct canvas *canvas)
{
    int rows = canvas->rows - 1;
    canvas_print(canvas, 0, 3, STYLE_QUIET, _("tanpa … (%s)"),
                 _(review_what_if_kind_words[what_if->kind]));
    canvas_right(canvas, 0, canvas->columns - 17, 6, STYLE_QUIET, "n");
    canvas_right(canvas, 0, canvas->columns - 10, 8, STYLE_QUIET, _("indeks"));
    list_show(&what_if->list, rows);
    for (int row = 0; row < rows && what_if->list.top + row < what_if->list.count; row++)
        draw_part(what_if, canvas, 1 + row, what_if->list.top + row);
}

/* The figures on the right: as they are, as they would be, and the difference. */
static void draw_pair(const struct review_what_if *what_if, const struct canvas *canvas, int line,
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
static const char *grade_of(const struct review_what_if *what_if,
                            const struct what_if_figure *figure, int bands)
{
    if (figure->value == HUNDREDTHS_NONE)
        return "–";
    if (bands == 0) {
        const struct form_band *band = form_band_of(review_what_if_form(what_if), figure->value);
        return band ? band->grade : "–";
    }
    const char *grade = what_if_grade(&what_if_bands[bands - 1], figure->exact,
                                      review_what_if_form(what_if)->result_top);
    return grade ? grade : "–";
}

static void draw_grades(const struct review_what_if *what_if, const struct canvas *canvas, int line,
                        const struct what_if_figure *figure)
{
    const struct form_band *band = what_if->real->whole.band;
    canvas_field(canvas, line, 0, canvas->columns - 26, STYLE_PLAIN, _("Mutu"));
    canvas_right(canvas, line, canvas->columns - 26, 8, STYLE_PLAIN, band ? band->grade : "–");
    canvas_right(canvas, line, canvas->columns - 17, 8, STYLE_STRONG,
                 grade_of(what_if, figure, what_if->bands));
}

static void draw_sheets(const struct review_what_if *what_if, const struct canvas *canvas, int line)
{
    g_autofree char *real = g_strdup_printf("%ld", (long)what_if->real->sheets);
    g_autofree char *supposed = g_strdup_printf("%ld", (long)what_if->supposed->sheets);
    canvas_field(canvas, line, 0, canvas->columns - 26, STYLE_QUIET, C_("list", "Lembar"));
    canvas_right(canvas, line, canvas->columns - 26, 8, STYLE_QUIET, real);
    canvas_right(canvas, line, canvas->columns - 17, 8, STYLE_QUIET, supposed);
}

/* Every rule and every table of grades at once, where there is room. */
static void draw_rule(const struct review_what_if *what_if, const struct canvas *canvas, int line,
                      int rule)
{
    char text[HUNDREDTHS_TEXT];
    struct what_if_figure figure;
    bool chosen = rule == what_if->rule;
    what_if_figure_init(&figure, what_if->supposed, &what_if_rules[rule]);
    canvas_field(canvas, line, 0, canvas->columns - 28, chosen ? STYLE_STRONG : STYLE_PLAIN,
                 _(review_what_if_rule_words[rule]));
    canvas_right(canvas, line, canvas->columns - 26, 8, chosen ? STYLE_STRONG : STYLE_PLAIN,
                 hundredths_text(figure.value, what_if->screen.app->point, text));
    for (int bands = 0; bands <= WHAT_IF_BANDS; bands++)
        canvas_text(canvas, line, canvas->columns - 15 + 4 * bands,
                    chosen && bands == what_if->bands ? STYLE_STRONG : STYLE_PLAIN,
                    grade_of(what_if, &figure, bands));
    what_if_figure_finish(&figure);
}

static void draw_rules(const struct review_what_if *what_if, const struct canvas *canvas, int line)
{
    canvas_text(canvas, line, 0, STYLE_QUIET, _("Bobot dan pembulatan"));
    canvas_right(canvas, line, canvas->columns - 26, 8, STYLE_QUIET, _("indeks"));
    for (int bands = 0; bands <= WHAT_IF_BANDS; bands++)
        canvas_print(canvas, line, canvas->columns - 15 + 4 * bands, STYLE_QUIET, "%d", bands + 1);
    for (int rule = 0; rule < WHAT_IF_RULES; rule++)
        if (review_what_if_rule_fits(review_what_if_form(what_if), rule))
            draw_rule(what_if, canvas, ++line, rule);
    for (int bands = 0; bands <= WHAT_IF_BANDS; bands++)
        canvas_print(canvas, line + 2 + bands, 0, STYLE_QUIET, "%d  %s", bands + 1,
                     _(review_what_if_bands_words[bands]));
}

static void draw_figures(const struct review_what_if *what_if, const struct canvas *canvas)
{
    const struct form *form = review_what_if_form(what_if);
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
static void draw_banner(const struct review_what_if *what_if, const struct canvas *canvas)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < what_if->left_out->len; i++) {
        const struct part *part = &g_array_index(what_if->left_out, struct part, i);
        g_autofree char *words = review_what_if_part_words(what_if, part->kind, part->which);
        g_string_append_printf(text, "%s%s", i ? ", " : _("tanpa "), words);
    }
    if (what_if->rule != WHAT_IF_RULE_TRUE)
        g_string_append_printf(text, "%s%s", text->len ? "; " : "",
                               _(review_what_if_rule_words[what_if->rule]));
    if (what_if->bands)
        g_string_append_printf(text, "%s%s", text->len ? "; " : "",
                               _(review_what_if_bands_words[what_if->bands]));
    int after = canvas_text(canvas, 0, 1, STYLE_SELECTED, _(" ANDAI "));
    canvas_field(canvas, 0, after + 1, canvas->columns - after - 2, STYLE_WARNING,
                 text->len ? text->str : _("belum ada yang diandaikan; angkanya sama"));
}

/* A rule that cannot reach the full score says so. */
static void draw_note(const struct review_what_if *what_if, const struct canvas *canvas)
{
    char text[HUNDREDTHS_TEXT];
    struct what_if_figure figure;
    what_if_figure_init(&figure, what_if->supposed, &what_if_rules[what_if->rule]);
    bool short_of_all = figure.best != HUNDREDTHS_NONE &&
                        figure.best != review_what_if_form(what_if)->result_top * 100L;
    g_autofree char *note =
        short_of_all
            ? g_strdup_printf(_("Dengan bobot ini nilai tertinggi yang mungkin hanya %s."),
                              hundredths_text(figure.best, what_if->screen.app->point, text))
            : g_strdup(_("Tidak ada yang disimpan; indeks yang sebenarnya tidak berubah."));
    canvas_field(canvas, canvas->rows - 1, 1, canvas->columns - 2, STYLE_QUIET, note);
    what_if_figure_finish(&figure);
}

void review_what_if_draw(struct screen *screen, const struct canvas *canvas)
{
    struct review_what_if *what_if = (struct review_what_if *)screen;
    if (!what_if->set) {
        canvas_text(canvas, 2, 3, STYLE_PLAIN, _("Belum dihitung. Enter menghitung."));
        return;
    }
    if (what_if->real->sheets == 0) {
        canvas_text(canvas, 2, 3, STYLE_PLAIN,
                    _("Belum ada lembar yang dihitung; entri lembar dahulu."));
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
