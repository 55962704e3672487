#ifndef LEMBAR_UI_SCREEN_MONITORING_PRIVATE_H
#define LEMBAR_UI_SCREEN_MONITORING_PRIVATE_H

#include "ui/report/monitoring_report.h"
#include "ui/screen.h"
#include "ui/widget/list.h"

/* The monitoring at a cut-off date, for the files it is made of: monitoring.c (data and keys) and
 * monitoring_view.c (drawing). */
struct monitoring_screen {
    struct screen screen;
    struct monitoring_report report;
    GArray *shown; /* of struct monitoring_row, borrowed texts */
    struct list list;
    struct day cutoff, against; /* year 0: not settled yet; none */
    bool own;                   /* only the office's own unit */
};

static inline const struct monitoring_row *
monitoring_row_at(const struct monitoring_screen *monitoring, int i)
{
    return &g_array_index(monitoring->shown, struct monitoring_row, i);
}

void monitoring_draw(struct screen *screen, const struct canvas *canvas);

#endif
