#ifndef LEMBAR_UI_REPORT_GRID_PRIVATE_H
#define LEMBAR_UI_REPORT_GRID_PRIVATE_H

#include "ui/report/grid.h"

/* The inside of a grid, for those who write it. */

struct grid_column {
    enum grid_kind kind;
    const char *name;
    char *heading;
};

struct grid_cell {
    char *text; /* of texts; NULL: empty */
    int64_t number;
    struct day day;
    bool given;
};

struct grid {
    GArray *columns; /* of struct grid_column */
    GArray *cells;   /* of struct grid_cell, row by row */
};

const struct grid_column *grid_column_at(const struct grid *grid, guint column);
const struct grid_cell *grid_cell_at(const struct grid *grid, guint row, guint column);

#endif
