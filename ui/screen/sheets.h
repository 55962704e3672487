#ifndef LEMBAR_UI_SCREEN_SHEETS_H
#define LEMBAR_UI_SCREEN_SHEETS_H

#include "ui/screen.h"

extern const struct screen_class sheets_class;

/* The list of the sheets of the survey. */
struct screen *sheets_open(struct app *app);

/* The sheets of a batch of paper. */
struct screen *sheets_open_of(struct app *app, int64_t batch);

/* The sheets behind a figure: those that count, of one service or ANY_SERVICE, with an answer to
 * an element or a FURTHER index (-1: any); the lowest first. */
struct screen *sheets_open_behind(struct app *app, int64_t service, int element, bool further);

/* Exactly the sheets IDS, an array of int64_t, under TITLE; the screen takes over both. FILTER, of
 * which the search is not used, narrows and orders them. */
struct screen *sheets_open_among(struct app *app, GArray *ids, const struct sheet_filter *filter,
                                 char *title);

#endif
