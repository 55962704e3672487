#ifndef LEMBAR_UI_BATCH_NUMBER_H
#define LEMBAR_UI_BATCH_NUMBER_H

#include "ui/app.h"

/* The batch whose number a person has typed; *ID 0 for no text. False, with a sentence, for what is
 * no number and for a batch that is not there. */
bool batch_number_read(struct app *app, const char *text, int64_t *id, struct error *error);

#endif
