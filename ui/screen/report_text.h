#ifndef LEMBAR_UI_SCREEN_REPORT_TEXT_H
#define LEMBAR_UI_SCREEN_REPORT_TEXT_H

#include "db/report_text_store.h"
#include "ui/screen.h"

extern const struct screen_class report_text_class;

/* One text of the office, edited over the whole screen. OWNER is told when it is stored. NULL, with
 * a sentence, on trouble. */
struct screen *report_text_open(struct app *app, enum report_part part, struct screen *owner,
                                struct error *error);

/* What the part is called: "Kata pengantar". */
const char *report_text_title(enum report_part part);

#endif
