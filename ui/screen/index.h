#ifndef LEMBAR_UI_SCREEN_INDEX_H
#define LEMBAR_UI_SCREEN_INDEX_H

#include "ui/screen.h"

extern const struct screen_class index_class;

/* The index and the value of each element, of one service or ANY_SERVICE. */
struct screen *index_open(struct app *app, int64_t service);

/* A mark for the change against last year: ▲ ▼ =, or a blank. */
const char *index_change_sign(long change);

#endif
