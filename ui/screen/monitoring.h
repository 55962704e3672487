#ifndef LEMBAR_UI_SCREEN_MONITORING_H
#define LEMBAR_UI_SCREEN_MONITORING_H

#include "src/monitoring.h"
#include "ui/screen.h"

extern const struct screen_class monitoring_class;
extern const struct screen_class monitored_class;

/* The actions of each unit and survey year at a cut-off date, at first the last half-year's end. */
struct screen *monitoring_open(struct app *app);

/* The actions behind one row of it. */
struct screen *monitored_open(struct app *app, struct day cutoff, const struct monitoring_row *row);

#endif
