#ifndef LEMBAR_UI_SCREEN_REKEY_H
#define LEMBAR_UI_SCREEN_REKEY_H

#include "ui/report/slips.h"
#include "ui/screen.h"

/* Asks whether the sheets that could change the result are to be keyed again, and has them wait for
 * second keying. SLIPS without a check: the screen shows no figures of the whole. They are borrowed
 * until the question is answered. */
struct wish rekey_ask(struct screen *asker, const struct slips *slips);

#endif
