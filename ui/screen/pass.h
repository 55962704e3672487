#ifndef LEMBAR_UI_SCREEN_PASS_H
#define LEMBAR_UI_SCREEN_PASS_H

#include "src/progress.h"
#include "ui/app.h"

/* Long work for a screen, on the database or beyond it: where it takes long it shows how far it is,
 * and Esc stops it. */

struct pass {
    struct progress progress; /* first: it is one */
    struct app *app;
    int64_t began, shown; /* us of a clock that nobody sets; shown 0: not yet */
    bool looks;           /* for keys; until one is found that is not Esc */
};

/* From now to the end it watches the database of APP. */
void pass_begin(struct pass *pass, struct app *app);
void pass_end(struct pass *pass);

/* What a screen says that shows nothing because the work was stopped: Enter begins it again.
 * Another error stays as it is. Returns false. */
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
