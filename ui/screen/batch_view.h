#ifndef LEMBAR_UI_SCREEN_BATCH_VIEW_H
#define LEMBAR_UI_SCREEN_BATCH_VIEW_H

#include "ui/app.h"
#include "ui/canvas.h"
#include "ui/widget/list.h"

/* How a batch is drawn: the ledger large, below it the slip, and what is rejected and missing. */

struct batch_view {
    struct batch *batch; /* NULL until it is read */
    GPtrArray *rejected; /* of struct rejected_sheet, the newest first */
    GArray *missing;     /* of long */
    struct list list;    /* of rejected */
};

/* Reads it, again perhaps; what was read before stays on trouble. */
bool batch_view_read(struct batch_view *view, struct app *app, int64_t id, struct error *error);
void batch_view_finish(struct batch_view *view);

/* The rejected sheet that is selected, or NULL. */
const struct rejected_sheet *batch_view_selected(const struct batch_view *view);

void batch_view_draw(struct batch_view *view, const struct canvas *canvas,
                     const struct services *services);

#endif
