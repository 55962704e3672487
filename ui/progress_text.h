#ifndef LEMBAR_UI_PROGRESS_TEXT_H
#define LEMBAR_UI_PROGRESS_TEXT_H

#include "src/progress.h"
#include "ui/app.h"

/* After so long work shows how far it is, and anew at such intervals. */
#define PROGRESS_PATIENCE_US 200000
#define PROGRESS_REDRAW_US   100000

/* How far long work is, in words: "Membaca lembar … 45.000 dari 100.000". The caller frees it. */
char *progress_text(const struct progress *progress, const struct app *app);

#endif
