#include "ui/screen/matrix.h"

#include "src/i18n.h"
#include "ui/screen/action_form.h"
#include "ui/screen/index.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"

#define LEAST_NAME 24
#define CELL_WIDTH 11

struct matrix {
    struct screen screen;
    GPtrArray *results; /* of struct index_result: the whole, then each service */
    struct list rows;   /* the elements, the further indices, the index */
    int column, first_column;
    int name_width; /* what the columns leave, as drawn last */
};

enum { SHEETS, SERVICE, ACTION };

static const struct binding keys[] = {
    {{KEY_OF_ENTER},
     SHEETS,
     "Enter",
     N_("lembar"),
     N_("Lembar di balik angka ini, jawaban terendah lebih dulu")},
    {{'l'}, SERVICE, "L", N_("indeks layanan ini"), N_("Indeks per unsur dari layanan ini")},
    {{'t'},
     ACTION,
     "T",
     N_("tindak lanjut"),
     N_("Memulai tindak lanjut; layanan dan unsur ini sudah terisi")},
};

static const struct form *form_of(const struct matrix *matrix)
{
    return matrix->screen.app->survey->form;
}

static void result_free(void *pointer)
{
    index_destroy(pointer);
}

/* The service of a column; column 0 is the whole unit. */
static int64_t service_of(const struct matrix *matrix, int column)
{
    return column == 0 ? ANY_SERVICE
                       : services_at(&matrix->screen.app->survey->services, (size_t)column - 1)->id;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct matrix *matrix = (struct matrix *)screen;
    g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func(result_free);
    int columns = 1 + (int)screen->app->survey->services.list->len;
    for (int column = 0; column < columns; column++) {
        struct tally *tally =
            sheet_store_tally(screen->app->sheets, service_of(matrix, column), error);
        if (!tally)
            return false;
        g_ptr_array_add(results, index_compute(tally));
        tally_destroy(tally);
    }
    g_clear_pointer(&matrix->results, g_ptr_array_unref);
    matrix->results = g_steal_pointer(&results);
    list_resize(&matrix->rows,
                (int)(form_of(matrix)->element_count + form_of(matrix)->further_count) + 1);
    return true;
}

static const struct index_value *value_at(const struct matrix *matrix, int row, int column)
{
    const struct index_result *result = g_ptr_array_index(matrix->results, (guint)column);
    int elements = (int)form_of(matrix)->element_count;
    if (row < elements)
        return &result->elements[row];
    if (row < elements + (int)form_of(matrix)->further_count)
        return &result->further[row - elements];
    return &result->whole;
}

static void draw_cell(const struct matrix *matrix, const struct canvas *canvas, int line, int row,
                      int column, int left)
{
    char text[HUNDREDTHS_TEXT];
    const struct index_value *value = value_at(matrix, row, column);
    bool selected = row == matrix->rows.selected && column == matrix->column;
    enum style style = value->band ? theme_tone(value->band->tone) : STYLE_QUIET;
    g_autofree char *cell =
        g_strdup_printf("%s%*s %s", value->lowest ? "▼" : " ", 6,
                        hundredths_text(value->value, matrix->screen.app->point, text),
                        value->band ? value->band->grade : " ");
    canvas_right(canvas, line, left, CELL_WIDTH - 1, selected ? STYLE_SELECTED : style, cell);
}

static void draw_row(const struct matrix *matrix, const struct canvas *canvas, int line, int row,
                     int columns)
{
    const struct index_value *value = value_at(matrix, row, 0);
    bool selected = row == matrix->rows.selected;
    canvas_text(canvas, line, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, line, 1, 4, STYLE_STRONG, value->element ? value->element->code : "IKM");
    canvas_field(canvas, line, 6, matrix->name_width - 6, selected ? STYLE_STRONG : STYLE_PLAIN,
                 value->element ? value->element->name : _("Indeks"));
    for (int i = 0; i < columns; i++)
        draw_cell(matrix, canvas, line, row, matrix->first_column + i,
                  matrix->name_width + i * CELL_WIDTH);
}

static void draw_heading(const struct matrix *matrix, const struct canvas *canvas, int columns)
{
    for (int i = 0; i < columns; i++) {
        int column = matrix->first_column + i, left = matrix->name_width + i * CELL_WIDTH;
        const struct index_result *result = g_ptr_array_index(matrix->results, (guint)column);
        const struct service *service =
            column ? services_at(&matrix->screen.app->survey->services, (size_t)column - 1) : NULL;
        g_autofree char *sheets = g_strdup_printf("n %ld", (long)result->sheets);
        canvas_right(canvas, 1, left, CELL_WIDTH - 1,
                     column == matrix->column ? STYLE_STRONG : STYLE_PLAIN,
                     service ? service->code : _("Unit"));
        canvas_right(canvas, 2, left, CELL_WIDTH - 1, STYLE_QUIET, sheets);
    }
}

/* Scrolls sideways so that the selected column is shown. */
static int show_columns(struct matrix *matrix, int width)
{
    int all = (int)matrix->results->len;
    int shown = MIN(all, (width - LEAST_NAME) / CELL_WIDTH);
    matrix->name_width = MIN(width - shown * CELL_WIDTH - 1, 2 * LEAST_NAME);
    matrix->name_width = MAX(matrix->name_width, LEAST_NAME);
    matrix->column = CLAMP(matrix->column, 0, all - 1);
    matrix->first_column = CLAMP(matrix->first_column, matrix->column - shown + 1, matrix->column);
    matrix->first_column = CLAMP(matrix->first_column, 0, all - shown);
    return shown;
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct matrix *matrix = (struct matrix *)screen;
    int elements = (int)form_of(matrix)->element_count, line = 3;
    if (!matrix->results)
        return;
    int columns = show_columns(matrix, canvas->columns);
    draw_heading(matrix, canvas, columns);
    if (((struct index_result *)g_ptr_array_index(matrix->results, 0))->sheets == 0)
        canvas_text(canvas, 0, 1, STYLE_PLAIN,
                    _("Belum ada lembar yang dihitung; entri lembar dahulu."));
    list_show(&matrix->rows, canvas->rows - 6);
    for (int row = matrix->rows.top; row < matrix->rows.count && line < canvas->rows - 2; row++) {
        /* Blank rows set the further indices and the index apart. */
        if ((row == elements || row == matrix->rows.count - 1) && line < canvas->rows - 3)
            line++;
        draw_row(matrix, canvas, line++, row, columns);
    }
    canvas_print(canvas, canvas->rows - 1, 1, STYLE_QUIET, "%s  %s",
                 _("▼ tiga terendah tiap kolom; n kecil mudah berayun"),
                 (int)matrix->results->len > columns ? _("← → layanan lain") : "");
}

static struct wish start_action(struct matrix *matrix)
{
    struct action *action = action_create();
    const struct index_value *value = value_at(matrix, matrix->rows.selected, 0);
    int64_t service = service_of(matrix, matrix->column);
    if (value->element && form_find_element(form_of(matrix), value->element->code) >= 0)
        action_set(&action->element, value->element->code);
    action->service_id = service == ANY_SERVICE ? 0 : service;
    return OPEN(action_form_open(matrix->screen.app, action, &matrix->screen));
}

static struct wish open_sheets(struct matrix *matrix)
{
    int row = matrix->rows.selected, elements = (int)form_of(matrix)->element_count;
    bool whole = row == matrix->rows.count - 1, further = row >= elements;
    int element = whole ? -1 : further ? row - elements : row;
    return OPEN(sheets_open_behind(matrix->screen.app, service_of(matrix, matrix->column), element,
                                   further && !whole));
}

static struct wish act(struct screen *screen, int action)
{
    struct matrix *matrix = (struct matrix *)screen;
    if (!matrix->results)
        return STAY;
    switch (action) {
    case SHEETS:
        return open_sheets(matrix);
    case SERVICE:
        return OPEN(index_open(screen->app, service_of(matrix, matrix->column)));
    default:
        return start_action(matrix);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct matrix *matrix = (struct matrix *)screen;
    if (!matrix->results)
        return STAY;
    if (key == KEY_OF_LEFT || key == KEY_OF_BACKTAB)
        matrix->column = MAX(matrix->column - 1, 0);
    else if (key == KEY_OF_RIGHT || key == KEY_OF_TAB)
        matrix->column = MIN(matrix->column + 1, (int)matrix->results->len - 1);
    else
        list_key(&matrix->rows, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    g_clear_pointer(&((struct matrix *)screen)->results, g_ptr_array_unref);
}

const struct screen_class matrix_class = {
    .title = N_("Indeks per layanan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct matrix),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *matrix_open(struct app *app)
{
    struct matrix *matrix = screen_create(&matrix_class, app);
    return &matrix->screen;
}
