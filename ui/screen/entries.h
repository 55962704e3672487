#ifndef LEMBAR_UI_SCREEN_ENTRIES_H
#define LEMBAR_UI_SCREEN_ENTRIES_H

#include "ui/screen.h"

extern const struct screen_class entries_class;

/* The entries of the record of changes, newest first. NULL, with a sentence, where it cannot be
 * read. */
struct screen *entries_open(struct app *app, struct error *error);

#endif
