#ifndef LEMBAR_UI_SCREEN_UNITS_VIEW_H
#define LEMBAR_UI_SCREEN_UNITS_VIEW_H

#include "ui/report/units_report.h"
#include "ui/screen.h"
#include "ui/widget/list.h"

/* The screen of units between what it does (units.c) and how it is drawn (units_view.c). */

enum order { BY_NAME, BY_INDEX, BY_CHANGE, BY_ATTAINMENT, BY_RESPONDENTS, ORDERS };

struct units {
    struct screen screen;
    struct units_report report;
    GPtrArray *shown; /* of struct unit_result, sorted; borrowed from the report */
    struct list list;
    enum order order;
    int rollup; /* position of the cluster that is shown; -1: all */
    int year;   /* 0: the newest */
    char search[SEARCH_SIZE];
};

/* NULL where nothing is shown. */
const struct unit_result *units_selected(const struct units *units);

/* The roll-up of what is shown: of a cluster, or of all. */
const struct unit_rollup *units_rollup_shown(const struct units *units);

void units_draw(struct screen *screen, const struct canvas *canvas);

#endif
