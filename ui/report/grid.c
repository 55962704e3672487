#include "ui/report/grid_private.h"

#include "src/csv.h"
#include "src/fraction.h"
#include "ui/report/table.h"

static void clear_column(void *column)
{
    g_free(((struct grid_column *)column)->heading);
}

static void clear_cell(void *cell)
{
    g_free(((struct grid_cell *)cell)->text);
}

struct grid *grid_create(void)
{
    struct grid *grid = g_new0(struct grid, 1);
    grid->columns = g_array_new(FALSE, FALSE, sizeof(struct grid_column));
    grid->cells = g_array_new(FALSE, FALSE, sizeof(struct grid_cell));
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
    struct grid_column column = {kind, name, g_strdup(heading)};
    g_array_append_val(grid->columns, column);
}

static void add(struct grid *grid, struct grid_cell cell)
{
    g_array_append_val(grid->cells, cell);
}

void grid_text(struct grid *grid, const char *text)
{
    add(grid, (struct grid_cell){.text = *text ? g_strdup(text) : NULL, .given = *text != '\0'});
}

void grid_whole(struct grid *grid, int64_t number)
{
    add(grid, (struct grid_cell){.number = number, .given = true});
}

void grid_hundredths(struct grid *grid, long hundredths)
{
    add(grid, (struct grid_cell){.number = hundredths, .given = hundredths != HUNDREDTHS_NONE});
}

void grid_day(struct grid *grid, struct day day)
{
    add(grid, (struct grid_cell){.day = day, .given = day_is_valid(day)});
}

void grid_blank(struct grid *grid)
{
    add(grid, (struct grid_cell){0});
}

const struct grid_column *grid_column_at(const struct grid *grid, guint column)
{
    return &g_array_index(grid->columns, struct grid_column, column);
}

const struct grid_cell *grid_cell_at(const struct grid *grid, guint row, guint column)
{
    return &g_array_index(grid->cells, struct grid_cell, row * grid->columns->len + column);
}

guint grid_rows(const struct grid *grid)
{
    return grid->cells->len / grid->columns->len;
}

/* --- as text --- */

static char *cell_text(const struct grid_column *column, const struct grid_cell *cell, char point,
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

static bool is_number(const struct grid_column *column)
{
    return column->kind == GRID_WHOLE || column->kind == GRID_HUNDREDTHS;
}

void grid_table(const struct grid *grid, char point, GString *out)
{
    struct table *table = table_create(grid->columns->len);
    for (guint c = 0; c < grid->columns->len; c++) {
        table_add(table, "%s", grid_column_at(grid, c)->heading);
        if (is_number(grid_column_at(grid, c)))
            table_align_right(table, c);
    }
    for (guint row = 0; row < grid_rows(grid); row++)
        for (guint c = 0; c < grid->columns->len; c++) {
            g_autofree char *text =
                cell_text(grid_column_at(grid, c), grid_cell_at(grid, row, c), point, true);
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
        g_ptr_array_add(cells, g_strdup(grid_column_at(grid, c)->name));
    csv_write_row(out, (const char *const *)cells->pdata, cells->len);
    for (guint row = 0; row < grid_rows(grid); row++) {
        g_ptr_array_set_size(cells, 0);
        for (guint c = 0; c < grid->columns->len; c++)
            g_ptr_array_add(
                cells, cell_text(grid_column_at(grid, c), grid_cell_at(grid, row, c), '.', false));
        csv_write_row(out, (const char *const *)cells->pdata, cells->len);
    }
    return out;
}

/* --- as JSON --- */

static struct json_object *cell_json(const struct grid_column *column, const struct grid_cell *cell)
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
            json_object_object_add(object, grid_column_at(grid, c)->name,
                                   cell_json(grid_column_at(grid, c), grid_cell_at(grid, row, c)));
        json_object_array_add(array, object);
    }
    return array;
}
