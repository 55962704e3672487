#ifndef LEMBAR_UI_SCREEN_KEYING_H
#define LEMBAR_UI_SCREEN_KEYING_H

#include "ui/screen.h"

extern const struct screen_class keying_class, keying_second_class;

/* Heads-down keying of new sheets, one after the other. NULL, with a sentence, where the draft
 * cannot be opened. */
struct screen *keying_open_new(struct app *app, struct error *error);

/* New sheets of a batch. */
struct screen *keying_open_in(struct app *app, int64_t batch, struct error *error);

/* The sheet that was interrupted, saying that it goes on. */
struct screen *keying_reopen(struct app *app, struct error *error);

/* The correction of a stored sheet; a screen to read it where another program corrects it. */
struct screen *keying_open_sheet(struct app *app, int64_t sheet, struct screen *owner,
                                 struct error *error);

/* "Bundel 3 sudah ditutup": why a correction takes a reason. The caller frees it. */
char *keying_settled_words(const struct sheet_settled *settled);

/* The second pass (NUMBER 2) or the third (3) over the next sheet that this person may key, and
 * over those that follow; OWNER hears how it ended. *SCREEN is NULL where none waits. */
bool keying_second_open(struct app *app, int number, struct screen *owner, struct screen **screen,
                        struct error *error);

/* The pass that was interrupted, saying that it goes on; *SCREEN is NULL where none was. */
bool keying_second_reopen(struct app *app, struct screen **screen, struct error *error);

#endif
