#ifndef LEMBAR_UI_EFFECT_H
#define LEMBAR_UI_EFFECT_H

#include "ui/app.h"

/* The effect of an action: the value of its element, of its service or of the whole unit, in the
 * survey it comes from and in the next one, from the sheets where they are in the database, else as
 * published. */

struct effect {
    int before_year, after_year; /* 0: no such survey is known */
    long before, after;          /* hundredths or HUNDREDTHS_NONE */
};

/* Without an element there is no effect: the values are HUNDREDTHS_NONE. */
bool effect_find(struct app *app, const struct action *action, struct effect *effect,
                 struct error *error);

#endif
