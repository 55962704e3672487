#ifndef LEMBAR_UI_SCREEN_ANSWERS_H
#define LEMBAR_UI_SCREEN_ANSWERS_H

#include "db/suggestion_store.h"
#include "ui/screen.h"

extern const struct screen_class answers_class;

/* The actions of the survey, of which those are marked that answer the SUGGESTION, copied. */
struct screen *answers_open(struct app *app, const struct suggestion *suggestion);

#endif
