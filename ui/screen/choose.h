#ifndef LEMBAR_UI_SCREEN_CHOOSE_H
#define LEMBAR_UI_SCREEN_CHOOSE_H

#include "ui/screen.h"
#include "ui/screen/question.h"

extern const struct screen_class choose_class;

/* One of many, from a list under TITLE: OPTIONS, NULL at the end, are copied; the cursor stands on
 * CHOSEN. ANSWERED gets the position of the one taken, or -1 where it was left. */
struct wish choose_ask(struct screen *asker, const char *title, const char *const *options,
                       int chosen, answer_function *answered);

#endif
