#ifndef LEMBAR_UI_SCREEN_REVIEW_CROSS_PRIVATE_H
#define LEMBAR_UI_SCREEN_REVIEW_CROSS_PRIVATE_H

#include "db/cross_store.h"
#include "ui/screen.h"
#include "ui/screen/pass.h"
#include "ui/widget/list.h"

/* What the files of crossed tables share: review_cross.c reads and obeys, review_cross_view.c
 * draws. */

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

/* A position in the table: the last row and the first column are totals. */
bool review_cross_is_total(const struct review_cross *review, int row);
int review_cross_columns(const struct review_cross *review);

/* NULL where there is no sheet. */
const struct index_result *review_cross_result(const struct review_cross *review, int row,
                                               int column);
const struct index_value *review_cross_value(const struct review_cross *review, int row,
                                             int column);

/* What it is called; NULL for the totals. */
const struct group_name *review_cross_row(const struct review_cross *review, int row);
const char *review_cross_column(const struct review_cross *review, int column, bool full);

/* The index or element that is shown where the columns do not tell. */
const char *review_cross_shown(const struct review_cross *review);

void review_cross_draw(struct screen *screen, const struct canvas *canvas);

#endif
