#ifndef LEMBAR_UI_SCREEN_SUGGESTIONS_H
#define LEMBAR_UI_SCREEN_SUGGESTIONS_H

#include "ui/screen.h"

extern const struct screen_class suggestions_class;

/* What the respondents wrote: read, coded to elements with one key each, answered by actions. SHEET
 * is selected first; 0: the first that is not coded yet. */
struct screen *suggestions_open(struct app *app, int64_t sheet);

#endif
