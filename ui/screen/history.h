#ifndef LEMBAR_UI_SCREEN_HISTORY_H
#define LEMBAR_UI_SCREEN_HISTORY_H

#include "ui/screen.h"

extern const struct screen_class history_class, history_batch_class;

/* The record of a sheet: who keyed it and when, each correction with its old and new value. */
struct screen *history_open(struct app *app, int64_t sheet);

/* The record of a batch: its slip, rejected and missing sheets, closing and opening again. */
struct screen *history_open_batch(struct app *app, int64_t batch);

#endif
