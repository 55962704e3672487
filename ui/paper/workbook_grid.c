#include "ui/paper/workbook_private.h"
#include "ui/report/grid_private.h"

static void write_cell(struct spreadsheet_page *page, const struct grid_column *column,
                       const struct grid_cell *cell)
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

void workbook_grid(struct spreadsheet *book, const struct grid *grid, const char *name)
{
    static const double widths[] = {[GRID_TEXT] = 18,
                                    [GRID_LONG_TEXT] = 50,
                                    [GRID_WHOLE] = 10,
                                    [GRID_HUNDREDTHS] = 10,
                                    [GRID_DAY] = 12};
    struct spreadsheet_page *page = spreadsheet_page(book, name);
    for (guint c = 0; c < grid->columns->len; c++)
        page_heading(page, widths[grid_column_at(grid, c)->kind], grid_column_at(grid, c)->heading);
    for (guint row = 0; row < grid_rows(grid); row++) {
        page_row(page);
        for (guint c = 0; c < grid->columns->len; c++)
            write_cell(page, grid_column_at(grid, c), grid_cell_at(grid, row, c));
    }
    page_end_table(page);
}
