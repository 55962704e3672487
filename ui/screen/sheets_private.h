#ifndef LEMBAR_UI_SCREEN_SHEETS_PRIVATE_H
#define LEMBAR_UI_SCREEN_SHEETS_PRIVATE_H

#include "ui/screen.h"
#include "ui/widget/list.h"

/* What the files of the list of sheets share: sheets.c (data, keys), sheets_view.c (drawing), and
 * sheets_batch.c for paper in batches. */

struct sheets {
    struct screen screen;
    struct sheet_filter filter;
    char search[SEARCH_SIZE];
    GArray *ids; /* of int64_t, in the order shown */
    struct list list;
    bool behind;   /* a figure: opened from the index */
    GArray *among; /* the sheets behind a figure of the review; NULL: by the filter alone */
    char *subject; /* what they are behind, as the title */
    bool has_batches;
    long batch; /* the number of the batch whose sheets are shown; 0: of all */
};

/* The id of the selected sheet, 0 where there is none. */
int64_t sheets_selected(const struct sheets *sheets);

/* --- sheets_view.c --- */

/* The element whose sheets are shown, or NULL. */
const struct form_element *sheets_element(const struct sheets *sheets);

void sheets_draw(struct screen *screen, const struct canvas *canvas);

/* --- sheets_batch.c --- */

/* Whether there are batches, and the number of the one whose sheets are shown. */
bool sheets_read_batch(struct sheets *sheets, struct error *error);

/* Behind who keyed a sheet: the batch ID, if it is of one. */
int sheets_draw_batch(const struct sheets *sheets, const struct canvas *canvas, int column,
                      int64_t id);

/* Asks whose sheets to show, and where the selected sheet is to go. */
struct wish sheets_ask_batch(struct sheets *sheets);
struct wish sheets_ask_target(struct sheets *sheets);

#endif
