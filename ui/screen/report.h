#ifndef LEMBAR_UI_SCREEN_REPORT_H
#define LEMBAR_UI_SCREEN_REPORT_H

#include "ui/screen.h"

extern const struct screen_class report_class;

/* The report and the public notice: the texts of the office in it, and the files to write. */
struct screen *report_open(struct app *app);

#endif
