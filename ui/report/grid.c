#include "ui/report/grid.h"

#include "src/csv.h"
#include "src/fraction.h"
#include "ui/report/table.h"

struct column {
    enum grid_kind kind;
    const char *name;
    char *heading;
};

struct cell {
    char *text; /* of texts; NULL: empty */
    int64_t number;
    struct day day;
    bool given;
};

struct grid {
    GArray *columns; /* of struct column */
    GArray *cells;   /* of struct cell, row by row */
};

static void clear_column(void *column)
{
    g_free(((struct column *)column)->heading);
}

static void clear_cell(void *cell)
{
    g_free(((struct cell *)cell)->text);
}

struct grid *grid_create(void)
{
    struct grid *grid = g_new0(struct grid, 1);
    grid->columns = g_array_new(FALSE, FALSE, sizeof(struct column));
    grid->cells = g_array_new(FALSE, FALSE, sizeof(struct cell));
    g_array_set_clear_func(grid->columns, clear_column);
    g_array_set_clear_func(grid->cells, clear_cell);
    return grid;
}

void grid_destroy(struct grid *grid)
{
    if (!grid)
        return;
    g_array_unref(grid->columns);
    g_array_unref(grid->cells);
    g_free(grid);
}

void grid_column(struct grid *grid, enum grid_kind kind, const char *name, const char *heading)
{
    struct column column = {kind, name, g_strdup(heading)};
    g_array_append_val(grid->columns, column);
}

static void add(struct grid *grid, struct cell cell)
{
    g_array_append_val(grid->cells, cell);
}

void grid_text(struct grid *grid, const char *text)
{
    add(grid, (struct cell){.text = *text ? g_strdup(text) : NULL, .given = *text != '\0'});
}

void grid_whole(struct grid *grid, int64_t number)
{
    add(grid, (struct cell){.number = number, .given = true});
}

void grid_hundredths(struct grid *grid, long hundredths)
{
    add(grid, (struct cell){.number = hundredths, .given = hundredths != HUNDREDTHS_NONE});
}

void grid_day(struct grid *grid, struct day day)
{
    add(grid, (struct cell){.day = day, .given = day_is_valid(day)});
}

void grid_blank(struct grid *grid)
{
    add(grid, (struct cell){0});
}

static const struct column *column_at(const struct grid *grid, guint column)
{
    return &g_array_index(grid->columns, struct column, column);
}

static const struct cell *cell_at(const struct grid *grid, guint row, guint column)
{
    return &g_array_index(grid->cells, struct cell, row * grid->columns->len + column);
}

guint grid_rows(const struct grid *grid)
{
    return grid->cells->len / grid->columns->len;
}

/* --- as text --- */

static char *cell_text(const struct column *column, const struct cell *cell, char point,
                       bool for_people)
{
    char number[HUNDREDTHS_TEXT], day[DAY_TEXT_SIZE];
    if (!cell->given)
        return g_strdup("");
    switch (column->kind) {
    case GRID_WHOLE:
        return g_strdup_printf("%" G_GINT64_FORMAT, cell->number);
    case GRID_HUNDREDTHS:
        return g_strdup(hundredths_text((long)cell->number, point, number));
    case GRID_DAY:
        (for_people ? day_to_field : day_to_iso)(cell->day, day);
        return g_strdup(day);
    default:
        return g_strdup(cell->text);
    }
}

static bool is_number(const struct column *column)
{
    return column->kind == GRID_WHOLE || column->kind == GRID_HUNDREDTHS;
}

void grid_table(const struct grid *grid, char point, GString *out)
{
    struct table *table = table_create(grid->columns->len);
    for (guint c = 0; c < grid->columns->len; c++) {
        table_add(table, "%s", column_at(grid, c)->heading);
        if (is_number(column_at(grid, c)))
            table_align_right(table, c);
    }
    for (guint row = 0; row < grid_rows(grid); row++)
        for (guint c = 0; c < grid->columns->len; c++) {
            g_autofree char *text =
                cell_text(column_at(grid, c), cell_at(grid, row, c), point, true);
            table_add(table, "%s", *text ? text : "–");
        }
    table_write(table, out);
    table_destroy(table);
}

GString *grid_csv(const struct grid *grid)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    for (guint c = 0; c < grid->columns->len; c++)
        g_ptr_array_add(cells, g_strdup(column_at(grid, c)->name));
    csv_write_row(out, (const char *const *)cells->pdata, cells->len);
    for (guint row = 0; row < grid_rows(grid); row++) {
        g_ptr_array_set_size(cells, 0);
        for (guint c = 0; c < grid->columns->len; c++)
            g_ptr_array_add(cells,
                            cell_text(column_at(grid, c), cell_at(grid, row, c), '.', false));
        csv_write_row(out, (const char *const *)cells->pdata, cells->len);
    }
    return out;
}

/* --- as JSON --- */

static struct json_object *cell_json(const struct column *column, const struct cell *cell)
{
    if (!cell->given)
        return NULL;
    if (column->kind == GRID_WHOLE)
        return json_object_new_int64(cell->number);
    if (column->kind == GRID_HUNDREDTHS)
        return json_hundredths((long)cell->number);
    g_autofree char *text = cell_text(column, cell, '.', false);
    return json_object_new_string(text);
}

struct json_object *grid_json(const struct grid *grid)
{
    struct json_object *array = json_object_new_array();
    for (guint row = 0; row < grid_rows(grid); row++) {
        struct json_object *object = json_object_new_object();
        for (guint c = 0; c < grid->columns->len; c++)
            json_object_object_add(object, column_at(grid, c)->name,
                                   cell_json(column_at(grid, c), cell_at(grid, row, c)));
        json_object_array_add(array, object);
    }
    return array;
}

/* --- as a page --- */

static void write_cell(struct spreadsheet_page *page, const struct column *column,
                       const struct cell *cell)
{
    if (!cell->given)
        page_blank(page);
    else if (column->kind == GRID_WHOLE)
        page_number(page, PAGE_WHOLE, (double)cell->number);
    else if (column->kind == GRID_HUNDREDTHS)
        page_hundredths(page, (long)cell->number);
    else if (column->kind == GRID_DAY)
        page_day(page, cell->day);
    else
        page_text(page, cell->text);
}

void grid_page(const struct grid *grid, struct spreadsheet *book, const char *name)
{
    static const double widths[] = {[GRID_TEXT] = 18,
                                    [GRID_LONG_TEXT] = 50,
                                    [GRID_WHOLE] = 10,
                                    [GRID_HUNDREDTHS] = 10,
                                    [GRID_DAY] = 12};
    struct spreadsheet_page *page = spreadsheet_page(book, name);
    for (guint c = 0; c < grid->columns->len; c++)
        page_heading(page, widths[column_at(grid, c)->kind], column_at(grid, c)->heading);
    for (guint row = 0; row < grid_rows(grid); row++) {
        page_row(page);
        for (guint c = 0; c < grid->columns->len; c++)
            write_cell(page, column_at(grid, c), cell_at(grid, row, c));
    }
    page_end_table(page);
}
