#ifndef LEMBAR_UI_PROGRESS_TEXT_H
#define LEMBAR_UI_PROGRESS_TEXT_H

#include "src/progress.h"
#include "ui/app.h"

/* How far long work is, in words: "Membaca lembar … 45.000 dari 100.000". The caller frees it. */
char *progress_text(const struct progress *progress, const struct app *app);

#endif
