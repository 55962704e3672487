#ifndef LEMBAR_UI_SCREEN_PASS_H
#define LEMBAR_UI_SCREEN_PASS_H

#include "ui/app.h"

/* A pass over all sheets, made for a screen: where it takes long it shows how far it is, and Esc
 * stops it. */

struct pass {
    int64_t began, shown; /* us of a clock that nobody sets; shown 0: not yet */
    int64_t total;        /* sheets there are */
    bool looks;           /* for keys; until one is found that is not Esc */
};

struct pass pass_begin(struct app *app);

/* Whether it may go on; a cross_progress, PASS is a struct pass. */
bool pass_goes_on(int64_t sheets, void *pass);

/* False; *error gets a sentence where it has none, because the pass was stopped. */
bool pass_stopped(struct error *error);

/* What was read once is kept until the data have changed. A zeroed one was never read. */
struct reading_state {
    int64_t version, changes;
    bool read;
};

/* Whether it is to be read again. */
bool reading_is_stale(const struct reading_state *state, struct app *app);
void reading_done(struct reading_state *state, struct app *app);

#endif
