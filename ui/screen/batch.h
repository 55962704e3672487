#ifndef LEMBAR_UI_SCREEN_BATCH_H
#define LEMBAR_UI_SCREEN_BATCH_H

#include "ui/screen.h"

extern const struct screen_class batch_class;

/* One batch: its ledger, its slip, its rejected and missing sheets; where keying in it begins. */
struct screen *batch_open(struct app *app, int64_t batch);

#endif
