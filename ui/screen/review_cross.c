#include <string.h>

#include "src/i18n.h"
#include "ui/screen/choose.h"
#include "ui/screen/review.h"
#include "ui/screen/review_cross_private.h"
#include "ui/screen/sheets.h"

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

int review_cross_columns(const struct review_cross *review)
{
    return 1 + (review->by_element ? element_values(form_of(review))
                                   : (int)review->cross->columns->len);
}

static struct cross *read_table(struct review_cross *review, struct error *error)
{
    struct app *app = review->screen.app;
    struct pass pass;
    struct axis all = {AXIS_ALL, 0};
    struct cross_store *store = cross_store_open(app->database, app->survey, error);
    pass_begin(&pass, app);
    struct cross *cross = store
                              ? cross_store_table(store, review->rows,
                                                  review->by_element ? all : review->columns, error)
                              : NULL;
    pass_end(&pass);
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
    review->column = MIN(review->column, review_cross_columns(review) - 1);
    return true;
}

/* --- a cell --- */

bool review_cross_is_total(const struct review_cross *review, int row)
{
    return row == (int)review->cross->rows->len;
}

/* The first column is the whole row. */
const struct index_result *review_cross_result(const struct review_cross *review, int row,
                                               int column)
{
    guint width = review->cross->columns->len + 1;
    guint at = review->by_element || column == 0 ? width - 1 : (guint)column - 1;
    return g_ptr_array_index(review->results, (guint)row * width + at);
}

/* NULL where there is no sheet. */
const struct index_value *review_cross_value(const struct review_cross *review, int row, int column)
{
    const struct index_result *result = review_cross_result(review, row, column);
    if (!result)
        return NULL;
    return value_of(result, review->by_element ? column - 1 : review->value);
}

const struct group_name *review_cross_row(const struct review_cross *review, int row)
{
    return review_cross_is_total(review, row) ? NULL
                                              : g_ptr_array_index(review->cross->rows, (guint)row);
}

static bool is_by_service(const struct review_cross *review, struct axis axis)
{
    return axis.kind == AXIS_ITEM && (int)axis.item == form_of(review)->service_item;
}

const char *review_cross_column(const struct review_cross *review, int column, bool full)
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

/* Which value the cells show, where the columns do not tell. */
const char *review_cross_shown(const struct review_cross *review)
{
    const struct form *form = form_of(review);
    int elements = (int)form->element_count;
    if (review->value < 0)
        return _("Indeks");
    return review->value < elements ? form->elements[review->value].name
                                    : form->further[review->value - elements].name;
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
    struct pass pass;
    struct axis all = {AXIS_ALL, 0};
    struct cross_store *store = cross_store_open(app->database, app->survey, error);
    pass_begin(&pass, app);
    GArray *ids =
        store ? cross_store_sheets(store, review->rows, row,
                                   review->by_element ? all : review->columns, column, error)
              : NULL;
    pass_end(&pass);
    cross_store_close(store);
    if (!ids)
        pass_stopped(error);
    return ids;
}

static char *sheets_title(const struct review_cross *review)
{
    int column = review->column;
    const struct group_name *name = review_cross_row(review, review->list.selected);
    return g_strdup_printf(_("Lembar di balik %s%s%s"), name ? name->label : _("Seluruhnya"),
                           column ? " · " : "",
                           column ? review_cross_column(review, column, false) : "");
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
    const struct group_name *row = review_cross_row(review, review->list.selected);
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
        review->column = MIN(review->column + 1, review_cross_columns(review) - 1);
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
    .needs = RIGHT_LOOK,
    .titled = titled,
    .refresh = refresh,
    .draw = review_cross_draw,
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
