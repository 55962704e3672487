#include "db/review_store.h"
#include "src/i18n.h"
#include "ui/screen/pass.h"
#include "ui/screen/review.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"

struct answers {
    struct screen screen;
    struct tally *tally;
    struct list list; /* the questions */
    int choice;       /* of the selected one: position on its scale, one more: left blank */
};

enum { SHEETS };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, SHEETS, "Enter", N_("lembar"), N_("Lembar dengan jawaban yang ditandai")},
    {{0}, -1, "↑↓", N_("pertanyaan"), N_("Ke pertanyaan lain")},
    {{0}, -1, "← →", N_("jawaban"), N_("Ke jawaban lain dari pertanyaan ini")},
};

static const struct form *form_of(const struct answers *answers)
{
    return answers->screen.app->survey->form;
}

static int scale(const struct form *form)
{
    return form->top - form->low + 1;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct answers *answers = (struct answers *)screen;
    struct tally *tally = sheet_store_tally(screen->app->sheets, ANY_SERVICE, error);
    if (!tally)
        return false;
    tally_destroy(answers->tally);
    answers->tally = tally;
    list_resize(&answers->list, (int)form_of(answers)->answer_count);
    return true;
}

/* --- how often --- */

static int64_t given(const struct answers *answers, int answer)
{
    int64_t sheets = 0;
    for (int value = form_of(answers)->low; value <= form_of(answers)->top; value++)
        sheets += tally_count(answers->tally, answer, value);
    return sheets;
}

/* Of a position on the scale; the one after the last: left blank. */
static int64_t count_of(const struct answers *answers, int answer, int choice)
{
    const struct form *form = form_of(answers);
    if (choice == scale(form))
        return answers->tally->sheets - given(answers, answer);
    return tally_count(answers->tally, answer, form->low + choice);
}

/* "IPAK", "U1", or that it is in no element. */
static const char *element_words(const struct form *form, const struct form_item *item)
{
    return item->element >= 0   ? form->elements[item->element].code
           : item->further >= 0 ? form->further[item->further].code
                                : "–";
}

static const char *element_name(const struct form *form, const struct form_item *item)
{
    return item->element >= 0   ? form->elements[item->element].name
           : item->further >= 0 ? form->further[item->further].name
                                : _("tidak masuk unsur");
}

/* --- drawing --- */

struct columns {
    int name, element, chart, chart_step, mean, count;
};

static struct columns find_columns(const struct form *form, int width)
{
    struct columns columns = {.name = 5, .count = width - 8, .mean = width - 17};
    columns.chart_step = width >= 120 ? 4 : 3;
    columns.chart = columns.mean - 2 - columns.chart_step * scale(form);
    columns.element = columns.chart - 7;
    return columns;
}

static void draw_heading(const struct answers *answers, const struct canvas *canvas,
                         const struct columns *columns)
{
    const struct form *form = form_of(answers);
    canvas_text(canvas, 1, columns->name, STYLE_QUIET, _("Pertanyaan"));
    canvas_text(canvas, 1, columns->element, STYLE_QUIET, C_("column", "unsur"));
    for (int choice = 0; choice < scale(form); choice++)
        canvas_print(canvas, 1, columns->chart + choice * columns->chart_step, STYLE_QUIET, "%d",
                     form->low + choice);
    canvas_right(canvas, 1, columns->mean, 8, STYLE_QUIET, _("rerata"));
    canvas_right(canvas, 1, columns->count, 7, STYLE_QUIET, "n");
}

/* A column as high as its share of the answers; a dot where nobody gave it. */
static const char *column_sign(int64_t count, int64_t all)
{
    static const char *const heights[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    return count == 0 ? "·" : heights[MIN(count * 8 / all, 7)];
}

static void draw_mean(const struct answers *answers, const struct canvas *canvas, int row,
                      int column, int answer)
{
    char text[HUNDREDTHS_TEXT];
    int64_t all = given(answers, answer), sum = 0;
    for (int value = form_of(answers)->low; value <= form_of(answers)->top; value++)
        sum += value * tally_count(answers->tally, answer, value);
    canvas_right(canvas, row, column, 8, STYLE_PLAIN,
                 hundredths_text(all ? (long)((200 * sum + all) / (2 * all)) : HUNDREDTHS_NONE,
                                 answers->screen.app->point, text));
}

static void draw_question(const struct answers *answers, const struct canvas *canvas, int row,
                          const struct columns *columns, int answer)
{
    const struct form *form = form_of(answers);
    const struct form_item *item = form_answer_item(form, answer);
    bool selected = answer == answers->list.selected;
    int64_t all = given(answers, answer);
    g_autofree char *count = g_strdup_printf("%ld", (long)all);
    canvas_text(canvas, row, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_print(canvas, row, 1, STYLE_QUIET, "%d", answer + 1);
    canvas_field(canvas, row, columns->name, columns->element - columns->name - 1,
                 selected ? STYLE_STRONG : STYLE_PLAIN, item->label);
    canvas_field(canvas, row, columns->element, 5, STYLE_QUIET, element_words(form, item));
    for (int choice = 0; choice < scale(form); choice++)
        canvas_text(canvas, row, columns->chart + choice * columns->chart_step, STYLE_FAIR,
                    column_sign(count_of(answers, answer, choice), MAX(all, 1)));
    draw_mean(answers, canvas, row, columns->mean, answer);
    canvas_right(canvas, row, columns->count, 7, STYLE_QUIET, count);
}

static const char *choice_words(const struct form_item *item, int choice)
{
    return (size_t)choice < item->choice_count ? item->choices[choice].words : _("tidak diisi");
}

/* One answer of the selected question: its words, how many gave it, its share and bar. */
static void draw_choice(const struct answers *answers, const struct canvas *canvas, int row,
                        int choice)
{
    int answer = answers->list.selected;
    const struct form *form = form_of(answers);
    const struct form_item *item = form_answer_item(form, answer);
    bool selected = choice == answers->choice, blank = choice == scale(form);
    int64_t count = count_of(answers, answer, choice), sheets = MAX(answers->tally->sheets, 1);
    int bar = 44, width = canvas->columns - bar - 2;
    g_autofree char *code = blank ? g_strdup("-") : g_strdup_printf("%d", form->low + choice);
    g_autofree char *share =
        g_strdup_printf("%ld %%", (long)((200 * count + sheets) / (2 * sheets)));
    canvas_text(canvas, row, 1, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_text(canvas, row, 3, STYLE_KEY, code);
    canvas_field(canvas, row, 5, 22, selected ? STYLE_STRONG : STYLE_PLAIN,
                 choice_words(item, choice));
    g_autofree char *number = g_strdup_printf("%ld", (long)count);
    canvas_right(canvas, row, 27, 8, STYLE_PLAIN, number);
    canvas_right(canvas, row, 36, 6, STYLE_QUIET, share);
    canvas_bar(canvas, row, bar, blank ? STYLE_QUIET : STYLE_FAIR,
               (int)(count * width * 8 / sheets));
}

static void draw_detail(const struct answers *answers, const struct canvas *canvas, int row)
{
    const struct form *form = form_of(answers);
    const struct form_item *item = form_answer_item(form, answers->list.selected);
    g_autofree char *element = g_strdup_printf(" %s ", element_name(form, item));
    canvas_rule(canvas, row, 0, canvas->columns);
    canvas_right(canvas, row, canvas->columns - 62, 60, STYLE_QUIET, element);
    canvas_text(canvas, row + 1, 1, STYLE_STRONG, item->text);
    for (int choice = 0; choice <= scale(form); choice++)
        draw_choice(answers, canvas, row + 2 + choice, choice);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct answers *answers = (struct answers *)screen;
    if (!answers->tally)
        return;
    if (answers->tally->sheets == 0) {
        canvas_text(canvas, 2, 3, STYLE_PLAIN,
                    _("Belum ada lembar yang dihitung; entri lembar dahulu."));
        return;
    }
    const struct form *form = form_of(answers);
    struct columns columns = find_columns(form, canvas->columns);
    int detail = scale(form) + 3, rows = canvas->rows - detail - 2;
    draw_heading(answers, canvas, &columns);
    list_show(&answers->list, rows);
    for (int row = 0; row < rows && answers->list.top + row < answers->list.count; row++)
        draw_question(answers, canvas, 2 + row, &columns, answers->list.top + row);
    draw_detail(answers, canvas, canvas->rows - detail);
}

/* --- the sheets with an answer --- */

static struct wish open_sheets(struct answers *answers)
{
    struct error error = {0};
    struct app *app = answers->screen.app;
    const struct form *form = form_of(answers);
    const struct form_item *item = form_answer_item(form, answers->list.selected);
    bool blank = answers->choice == scale(form);
    struct pass pass;
    struct review_store *store = review_store_open(app->database, app->survey, &error);
    pass_begin(&pass, app);
    GArray *ids = store ? review_store_answered(store, answers->list.selected,
                                                blank ? -1 : form->low + answers->choice, &error)
                        : NULL;
    pass_end(&pass);
    review_store_close(store);
    if (!ids) {
        pass_stopped(&error);
        screen_complain(&answers->screen, &error);
        return STAY;
    }
    struct sheet_filter filter = {.counted = 1, .element = -1};
    return OPEN(sheets_open_among(
        app, ids, &filter,
        g_strdup_printf(_("Lembar: %s, %s"), item->label, choice_words(item, answers->choice))));
}

static struct wish act(struct screen *screen, int action)
{
    struct answers *answers = (struct answers *)screen;
    (void)action;
    return answers->tally && answers->list.count > 0 ? open_sheets(answers) : STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct answers *answers = (struct answers *)screen;
    if (key == KEY_OF_LEFT || key == KEY_OF_BACKTAB)
        answers->choice = MAX(answers->choice - 1, 0);
    else if (key == KEY_OF_RIGHT || key == KEY_OF_TAB)
        answers->choice = MIN(answers->choice + 1, scale(form_of(answers)));
    else
        list_key(&answers->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    tally_destroy(((struct answers *)screen)->tally);
}

const struct screen_class review_answers_class = {
    .title = N_("Sebaran jawaban"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct answers),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *review_answers_open(struct app *app)
{
    struct answers *answers = screen_create(&review_answers_class, app);
    return &answers->screen;
}
