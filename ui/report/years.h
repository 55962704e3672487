#ifndef LEMBAR_UI_REPORT_YEARS_H
#define LEMBAR_UI_REPORT_YEARS_H

#include "ui/app.h"

/* The index and the elements over the years: from the surveys in this database, else from what was
 * published. */

#define YEARS_SHOWN 10 /* with that of the survey at hand */

struct year_values {
    int year;
    int64_t survey;               /* it was computed from; 0: published */
    long whole;                   /* hundredths; HUNDREDTHS_NONE */
    long *elements;               /* one for each element of the survey at hand */
    const struct form_band *band; /* of its form */
    char *source;                 /* of what was published; "" where nobody said */
};

/* The years of which something is known, the oldest first: an array of struct year_values, the
 * caller unrefs it. NULL, with a sentence, on trouble. */
GArray *years_load(struct app *app, struct error *error);

/* The survey of the same unit and form in YEAR, 0 where it is not in this database. */
bool years_find_survey(struct app *app, int year, int64_t *id, struct error *error);

#endif
