#ifndef LEMBAR_UI_SCREEN_BATCHES_H
#define LEMBAR_UI_SCREEN_BATCHES_H

#include "ui/screen.h"

extern const struct screen_class batches_class;

/* The batches of paper of the survey, with the ledger of each. */
struct screen *batches_open(struct app *app);

#endif
