#ifndef LEMBAR_UI_START_H
#define LEMBAR_UI_START_H

#include "ui/screen.h"

/* The screens that the person at the keys begins with: the home screen, or that of the set-up in an
 * office without a survey; OVER it (or NULL) the sheet that was interrupted, at the same field.
 * Who has a password that somebody else gave him chooses another one first. */
bool start_screens(struct app *app, struct screen **first, struct screen **over,
                   struct error *error);

#endif
