#include <string.h>

#include "db/cross_store.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/choose.h"
#include "ui/screen/pass.h"
#include "ui/screen/review.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"
#include "ui/widget/value_bar.h"

#define CELL_WIDTH  9
#define COUNT_WIDTH 7
#define LEAST_NAME  19
#define MOST_NAME   40
#define HEATS       7

struct review_cross {
    struct screen screen;
    struct axis rows, columns;
    bool by_element; /* the columns are the index and its elements; else the groups of an axis */
    int value;       /* where they are groups: the element shown, -1 the index */
    struct reading_state state;
    struct cross *cross;
    GPtrArray *results; /* of struct index_result, or NULL: no sheet; [row][column], totals last */
    long small;
    struct list list;
    int column, first_column, name_width;
};

enum { SHEETS, ROWS, COLUMNS, VALUE };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, SHEETS, "Enter", N_("lembar"), N_("Lembar di balik angka ini")},
    {{'b'}, ROWS, "B", N_("baris"), N_("Memilih kelompok pada baris")},
    {{'k'}, COLUMNS, "K", N_("kolom"), N_("Memilih unsur atau kelompok lain pada kolom")},
    {{'u'}, VALUE, "U", N_("unsur"), N_("Memilih indeks atau unsur yang nilainya ditampilkan")},
};

static const struct form *form_of(const struct review_cross *review)
{
    return review->screen.app->survey->form;
}

static int element_values(const struct form *form)
{
    return (int)(form->element_count + form->further_count);
}

/* Of RESULT: -1 the index, then the elements and the further indices. */
static const struct index_value *value_of(const struct index_result *result, int value)
{
    int elements = (int)result->form->element_count;
    if (value < 0)
        return &result->whole;
    return value < elements ? &result->elements[value] : &result->further[value - elements];
}

/* --- reading --- */

static void free_result(void *result)
{
    index_destroy(result);
}

static void add_result(GPtrArray *results, const struct tally *tally)
{
    g_ptr_array_add(results, tally && tally->sheets > 0 ? index_compute(tally) : NULL);
}

/* A row of results for each row of the table and one for the totals. */
static GPtrArray *compute(const struct cross *cross)
{
    GPtrArray *results = g_ptr_array_new_with_free_func(free_result);
    for (guint row = 0; row < cross->rows->len; row++) {
        for (guint column = 0; column < cross->columns->len; column++)
            add_result(results, cross->cells[row * cross->columns->len + column]);
        add_result(results, cross->row_totals[row]);
    }
    for (guint column = 0; column < cross->columns->len; column++)
        add_result(results, cross->column_totals[column]);
    add_result(results, cross->total);
    return results;
}

static int column_count(const struct review_cross *review)
{
    return 1 + (review->by_element ? element_values(form_of(review))
                                   : (int)review->cross->columns->len);
}

static struct cross *read_table(struct review_cross *review, struct error *error)
{
    struct app *app = review->screen.app;
    struct pass pass = pass_begin(app);
    struct axis all = {AXIS_ALL, 0};
    struct cross_store *store = cross_store_open(app->database, app->survey, error);
    struct cross *cross =
        store ? cross_store_table(store, review->rows, review->by_element ? all : review->columns,
                                  pass_goes_on, &pass, error)
              : NULL;
    cross_store_close(store);
    if (!cross)
        pass_stopped(error);
    return cross;
}

static void forget(struct review_cross *review)
{
    g_clear_pointer(&review->results, g_ptr_array_unref);
    g_clear_pointer(&review->cross, cross_destroy);
    review->state.read = false;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct review_cross *review = (struct review_cross *)screen;
    *error = (struct error){0};
    if (!reading_is_stale(&review->state, screen->app))
        return true;
    forget(review);
    review->cross = read_table(review, error);
    if (!review->cross)
        return false;
    review->results = compute(review->cross);
    review->small = app_setting_number(screen->app, SETTING_SMALL_GROUP);
    reading_done(&review->state, screen->app);
    list_resize(&review->list, (int)review->cross->rows->len + 1);
    review->column = MIN(review->column, column_count(review) - 1);
    return true;
}

/* --- a cell --- */

static bool is_total_row(const struct review_cross *review, int row)
{
    return row == (int)review->cross->rows->len;
}

/* The first column is the whole row. */
static const struct index_result *result_at(const struct review_cross *review, int row, int column)
{
    guint width = review->cross->columns->len + 1;
    guint at = review->by_element || column == 0 ? width - 1 : (guint)column - 1;
    return g_ptr_array_index(review->results, (guint)row * width + at);
}

/* NULL where there is no sheet. */
static const struct index_value *value_at(const struct review_cross *review, int row, int column)
{
    const struct index_result *result = result_at(review, row, column);
    if (!result)
        return NULL;
    return value_of(result, review->by_element ? column - 1 : review->value);
}

static const struct group_name *row_name(const struct review_cross *review, int row)
{
    return is_total_row(review, row) ? NULL : g_ptr_array_index(review->cross->rows, (guint)row);
}

static bool is_by_service(const struct review_cross *review, struct axis axis)
{
    return axis.kind == AXIS_ITEM && (int)axis.item == form_of(review)->service_item;
}

static const char *column_words(const struct review_cross *review, int column, bool full)
{
    if (column == 0)
        return review->by_element ? _("Indeks") : _("semua");
    if (review->by_element) {
        const struct form *form = form_of(review);
        int e = column - 1, elements = (int)form->element_count;
        const struct form_element *element =
            e < elements ? &form->elements[e] : &form->further[e - elements];
        return full ? element->name : element->code;
    }
    const struct group_name *name = g_ptr_array_index(review->cross->columns, (guint)column - 1);
    bool code = !full && is_by_service(review, review->columns) && strcmp(name->code, "-") != 0;
    return code ? name->code : name->label;
}

/* --- drawing --- */

/* The lowest and highest value in the table, hundredths. */
struct span {
    long low, high;
};

static struct span find_span(const struct review_cross *review)
{
    struct span span = {LONG_MAX, LONG_MIN};
    for (int row = 0; row < review->list.count; row++)
        for (int column = 0; column < column_count(review); column++) {
            const struct index_value *value = value_at(review, row, column);
            if (!value || value->value == HUNDREDTHS_NONE)
                continue;
            span.low = MIN(span.low, value->value);
            span.high = MAX(span.high, value->value);
        }
    return span;
}

/* The height of a value within the table, as a block that grows; a mark where few are in it. */
static const char *heat_sign(const struct review_cross *review, const struct span *span, long value,
                             int64_t sheets)
{
    static const char *const heats[HEATS] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇"};
    if (sheets < review->small)
        return "~";
    if (span->high <= span->low)
        return heats[HEATS / 2];
    return heats[(value - span->low) * (HEATS - 1) / (span->high - span->low)];
}

static void draw_cell(const struct review_cross *review, const struct canvas *canvas, int line,
                      int row, int column, int left, const struct span *span)
{
    char text[HUNDREDTHS_TEXT];
    const struct index_value *value = value_at(review, row, column);
    bool selected = row == review->list.selected && column == review->column;
    enum style plain = value ? value_style(value) : STYLE_QUIET;
    g_autofree char *cell =
        !value || value->value == HUNDREDTHS_NONE
            ? g_strdup("– ")
            : g_strdup_printf(
                  "%s%6s%s",
                  heat_sign(review, span, value->value, result_at(review, row, column)->sheets),
                  hundredths_text(value->value, review->screen.app->point, text),
                  value->band ? value->band->grade : " ");
    canvas_right(canvas, line, left, CELL_WIDTH - 1, selected ? STYLE_SELECTED : plain, cell);
}

static void draw_row(const struct review_cross *review, const struct canvas *canvas, int line,
                     int row, int columns, const struct span *span)
{
    const struct index_result *whole = result_at(review, row, 0);
    const struct group_name *name = row_name(review, row);
    bool selected = row == review->list.selected;
    long sheets = whole ? (long)whole->sheets : 0;
    g_autofree char *count =
        g_strdup_printf("%s%ld", sheets > 0 && sheets < review->small ? "~ " : "", sheets);
    canvas_text(canvas, line, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, line, 1, review->name_width - 1, selected ? STYLE_STRONG : STYLE_PLAIN,
                 name ? name->label : _("Seluruhnya"));
    canvas_right(canvas, line, review->name_width, COUNT_WIDTH - 1, STYLE_QUIET, count);
    for (int i = 0; i < columns; i++)
        draw_cell(review, canvas, line, row, review->first_column + i,
                  review->name_width + COUNT_WIDTH + i * CELL_WIDTH, span);
}

static void draw_heading(const struct review_cross *review, const struct canvas *canvas,
                         int columns)
{
    g_autofree char *label = axis_label(form_of(review), review->rows);
    canvas_field(canvas, 1, 1, review->name_width - 1, STYLE_QUIET, label);
    canvas_right(canvas, 1, review->name_width, COUNT_WIDTH - 1, STYLE_QUIET, "n");
    for (int i = 0; i < columns; i++) {
        int column = review->first_column + i;
        canvas_right(canvas, 1, review->name_width + COUNT_WIDTH + i * CELL_WIDTH, CELL_WIDTH - 1,
                     column == review->column ? STYLE_STRONG : STYLE_QUIET,
                     column_words(review, column, false));
    }
}

/* Scrolls sideways so that the selected column is shown; how many are. */
static int show_columns(struct review_cross *review, int width)
{
    int all = column_count(review);
    int shown = MIN(all, (width - LEAST_NAME - COUNT_WIDTH) / CELL_WIDTH);
    review->name_width = CLAMP(width - COUNT_WIDTH - shown * CELL_WIDTH - 1, LEAST_NAME, MOST_NAME);
    review->first_column = CLAMP(review->first_column, review->column - shown + 1, review->column);
    review->first_column = CLAMP(review->first_column, 0, all - shown);
    return shown;
}

/* Which value the cells show, where the columns do not tell. */
static const char *value_name(const struct review_cross *review)
{
    const struct form *form = form_of(review);
    int elements = (int)form->element_count;
    if (review->value < 0)
        return _("Indeks");
    return review->value < elements ? form->elements[review->value].name
                                    : form->further[review->value - elements].name;
}

/* The selected cell in words. */
static void draw_detail(const struct review_cross *review, const struct canvas *canvas, int line)
{
    char text[HUNDREDTHS_TEXT], whole_text[HUNDREDTHS_TEXT];
    int row = review->list.selected, column = review->column;
    const struct index_result *result = result_at(review, row, column);
    const struct index_value *value = value_at(review, row, column);
    const struct group_name *name = row_name(review, row);
    canvas_print(canvas, line, 1, STYLE_STRONG, "%s × %s%s%s", name ? name->label : _("Seluruhnya"),
                 column_words(review, column, true), review->by_element ? "" : ": ",
                 review->by_element ? "" : value_name(review));
    if (!value || value->value == HUNDREDTHS_NONE) {
        canvas_text(canvas, line + 1, 1, STYLE_QUIET, _("Tidak ada jawaban di sini."));
        return;
    }
    const struct index_value *whole =
        value_at(review, review->list.count - 1, review->by_element ? column : 0);
    canvas_print(canvas, line + 1, 1, STYLE_PLAIN, _("%s %s dari %ld lembar; seluruhnya %s"),
                 hundredths_text(value->value, review->screen.app->point, text),
                 value->band ? value->band->words : "", (long)result->sheets,
                 hundredths_text(whole ? whole->value : HUNDREDTHS_NONE, review->screen.app->point,
                                 whole_text));
}

static void draw_legend(const struct review_cross *review, const struct canvas *canvas, bool more)
{
    int line = canvas->rows - 1;
    int after = canvas_print(canvas, line, 1, STYLE_QUIET, "▁ %s ▇ %s", _("terendah"),
                             _("tertinggi pada tabel"));
    if (review->small > 0)
        after = canvas_print(canvas, line, after + 2, STYLE_QUIET,
                             _("~ di bawah %ld lembar, mudah berayun"), review->small);
    if (more)
        canvas_text(canvas, line, after + 2, STYLE_QUIET, "← →");
}

static void draw_table(struct review_cross *review, const struct canvas *canvas)
{
    int columns = show_columns(review, canvas->columns), rows = canvas->rows - 7, line = 2;
    struct span span = find_span(review);
    draw_heading(review, canvas, columns);
    list_show(&review->list, rows - 1);
    for (int row = review->list.top; row < review->list.count && line < 2 + rows; row++) {
        /* A blank row sets the totals apart. */
        if (is_total_row(review, row) && line < 1 + rows)
            line++;
        draw_row(review, canvas, line++, row, columns, &span);
    }
    draw_detail(review, canvas, canvas->rows - 4);
    draw_legend(review, canvas, columns < column_count(review));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct review_cross *review = (struct review_cross *)screen;
    if (!review->cross)
        canvas_text(canvas, 2, 3, STYLE_PLAIN, _("Belum dihitung. Enter menghitung."));
    else if (review->cross->total->sheets == 0)
        canvas_text(canvas, 2, 3, STYLE_PLAIN,
                    _("Belum ada lembar yang dihitung; entri lembar dahulu."));
    else
        draw_table(review, canvas);
}

static char *titled(struct screen *screen)
{
    struct review_cross *review = (struct review_cross *)screen;
    g_autofree char *rows = axis_label(form_of(review), review->rows);
    g_autofree char *columns =
        review->by_element ? g_strdup(_("unsur")) : axis_label(form_of(review), review->columns);
    return g_strdup_printf("%s × %s", rows, columns);
}

/* --- the sheets behind a cell --- */

static GArray *find_sheets(struct review_cross *review, const char *row, const char *column,
                           struct error *error)
{
    struct app *app = review->screen.app;
    struct pass pass = pass_begin(app);
    struct axis all = {AXIS_ALL, 0};
    struct cross_store *store = cross_store_open(app->database, app->survey, error);
    GArray *ids = store ? cross_store_sheets(store, review->rows, row,
                                             review->by_element ? all : review->columns, column,
                                             pass_goes_on, &pass, error)
                        : NULL;
    cross_store_close(store);
    if (!ids)
        pass_stopped(error);
    return ids;
}

static char *sheets_title(const struct review_cross *review)
{
    int column = review->column;
    const struct group_name *name = row_name(review, review->list.selected);
    return g_strdup_printf(_("Lembar di balik %s%s%s"), name ? name->label : _("Seluruhnya"),
                           column ? " · " : "", column ? column_words(review, column, false) : "");
}

static struct wish open_sheets(struct review_cross *review)
{
    struct error error = {0};
    if (!review->cross) {
        shell_refresh(&review->screen);
        return STAY;
    }
    int value = review->by_element ? review->column - 1 : review->value;
    int elements = (int)form_of(review)->element_count;
    const struct group_name *row = row_name(review, review->list.selected);
    const struct group_name *column =
        review->by_element || review->column == 0
            ? NULL
            : g_ptr_array_index(review->cross->columns, (guint)review->column - 1);
    GArray *ids = find_sheets(review, row ? row->code : NULL, column ? column->code : NULL, &error);
    if (!ids) {
        screen_complain(&review->screen, &error);
        return STAY;
    }
    struct sheet_filter filter = {
        .counted = 1,
        .element = value < elements ? value : value - elements,
        .further = value >= elements,
        .sort = value < 0 ? SHEETS_BY_NUMBER : SHEETS_BY_VALUE,
    };
    return OPEN(sheets_open_among(review->screen.app, ids, &filter, sheets_title(review)));
}

/* --- choosing what is crossed --- */

/* All axes of the form; the caller unrefs the array of struct axis. */
static GArray *list_axes(const struct form *form)
{
    GArray *axes = g_array_new(FALSE, FALSE, sizeof(struct axis));
    for (size_t i = 0; i < form->item_count; i++) {
        struct axis axis = {AXIS_ITEM, i};
        if (axis_can_be(&form->items[i]))
            g_array_append_val(axes, axis);
    }
    if (form->date_item >= 0)
        g_array_append_val(axes, ((struct axis){AXIS_WEEK, 0}));
    g_array_append_val(axes, ((struct axis){AXIS_KEYER, 0}));
    return axes;
}

static bool is_same(struct axis a, struct axis b)
{
    return a.kind == b.kind && (a.kind != AXIS_ITEM || a.item == b.item);
}

/* FIRST stands before the axes, or NULL. */
static struct wish ask_axis(struct review_cross *review, const char *title, const char *first,
                            struct axis now, answer_function *answered)
{
    g_autoptr(GArray) axes = list_axes(form_of(review));
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    int chosen = 0;
    if (first)
        g_ptr_array_add(words, g_strdup(first));
    for (guint i = 0; i < axes->len; i++) {
        struct axis axis = g_array_index(axes, struct axis, i);
        if (is_same(axis, now))
            chosen = (int)words->len;
        g_ptr_array_add(words, axis_label(form_of(review), axis));
    }
    g_ptr_array_add(words, NULL);
    return choose_ask(&review->screen, title, (const char *const *)words->pdata, chosen, answered);
}

static void count_again(struct review_cross *review)
{
    forget(review);
    shell_refresh(&review->screen);
}

static struct wish rows_chosen(struct screen *screen, int option, const char *text)
{
    struct review_cross *review = (struct review_cross *)screen;
    g_autoptr(GArray) axes = list_axes(form_of(review));
    (void)text;
    if (option < 0)
        return STAY;
    review->rows = g_array_index(axes, struct axis, option);
    review->list.selected = 0;
    count_again(review);
    return STAY;
}

static struct wish columns_chosen(struct screen *screen, int option, const char *text)
{
    struct review_cross *review = (struct review_cross *)screen;
    g_autoptr(GArray) axes = list_axes(form_of(review));
    (void)text;
    if (option < 0)
        return STAY;
    review->by_element = option == 0;
    if (option > 0)
        review->columns = g_array_index(axes, struct axis, option - 1);
    review->column = 0;
    count_again(review);
    return STAY;
}

static struct wish value_chosen(struct screen *screen, int option, const char *text)
{
    struct review_cross *review = (struct review_cross *)screen;
    (void)text;
    if (option >= 0)
        review->value = option - 1;
    return STAY;
}

static struct wish ask_value(struct review_cross *review)
{
    const struct form *form = form_of(review);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    if (review->by_element) {
        screen_say(&review->screen, _("Kolomnya sudah unsur; K memilih kelompok pada kolom."));
        return STAY;
    }
    g_ptr_array_add(words, g_strdup(_("Indeks")));
    for (int e = 0; e < element_values(form); e++) {
        int elements = (int)form->element_count;
        const struct form_element *element =
            e < elements ? &form->elements[e] : &form->further[e - elements];
        g_ptr_array_add(words, g_strdup_printf("%s %s", element->code, element->name));
    }
    g_ptr_array_add(words, NULL);
    return choose_ask(&review->screen, _("Nilai pada tabel"), (const char *const *)words->pdata,
                      review->value + 1, value_chosen);
}

static struct wish act(struct screen *screen, int action)
{
    struct review_cross *review = (struct review_cross *)screen;
    static const struct axis none = {AXIS_ALL, 0};
    switch (action) {
    case SHEETS:
        return open_sheets(review);
    case ROWS:
        return ask_axis(review, _("Kelompok pada baris"), NULL, review->rows, rows_chosen);
    case COLUMNS:
        return ask_axis(review, _("Kolom tabel"), _("Unsur"),
                        review->by_element ? none : review->columns, columns_chosen);
    default:
        return ask_value(review);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct review_cross *review = (struct review_cross *)screen;
    if (!review->cross)
        return STAY;
    if (key == KEY_OF_LEFT || key == KEY_OF_BACKTAB)
        review->column = MAX(review->column - 1, 0);
    else if (key == KEY_OF_RIGHT || key == KEY_OF_TAB)
        review->column = MIN(review->column + 1, column_count(review) - 1);
    else
        list_key(&review->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    forget((struct review_cross *)screen);
}

const struct screen_class review_cross_class = {
    .title = N_("Tabel silang"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct review_cross),
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *review_cross_open(struct app *app)
{
    struct review_cross *review = screen_create(&review_cross_class, app);
    g_autoptr(GArray) axes = list_axes(app->survey->form);
    review->rows = g_array_index(axes, struct axis, 0);
    review->by_element = true;
    review->value = -1;
    return &review->screen;
}
