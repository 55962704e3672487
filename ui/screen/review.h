#ifndef LEMBAR_UI_SCREEN_REVIEW_H
#define LEMBAR_UI_SCREEN_REVIEW_H

#include "ui/screen.h"

/* The supervisor's review: what stands behind the index, from every side. One file a screen. */

extern const struct screen_class review_class;
extern const struct screen_class review_cross_class;
extern const struct screen_class review_answers_class;
extern const struct screen_class review_aside_class;
extern const struct screen_class review_years_class;
extern const struct screen_class review_sample_class;
extern const struct screen_class review_sure_class;
extern const struct screen_class review_what_if_class;

/* The list of the others. */
struct screen *review_open(struct app *app);

/* Groups × elements, or groups × groups. */
struct screen *review_cross_open(struct app *app);

/* How often each answer was given. */
struct screen *review_answers_open(struct app *app);

/* Sheets set aside, by reason. */
struct screen *review_aside_open(struct app *app);

/* The years beside each other, the target, other units. */
struct screen *review_years_open(struct app *app);

/* Minimum and reached, per service. */
struct screen *review_sample_open(struct app *app);

/* How sure one may be of the figures. */
struct screen *review_sure_open(struct app *app);

/* The figures under other conditions. */
struct screen *review_what_if_open(struct app *app);

#endif
