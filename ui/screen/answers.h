#ifndef LEMBAR_UI_SCREEN_ANSWERS_H
#define LEMBAR_UI_SCREEN_ANSWERS_H

#include "ui/screen.h"

extern const struct screen_class answers_class;

/* The actions of the survey, of which those are marked that answer the suggestion of a sheet. */
struct screen *answers_open(struct app *app, int64_t sheet);

#endif
