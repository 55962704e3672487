#ifndef LEMBAR_UI_SCREEN_READING_H
#define LEMBAR_UI_SCREEN_READING_H

#include "ui/screen.h"

extern const struct screen_class reading_class;

/* A stored sheet that another program corrects, as it is stored, to be read only. HOLDER is who
 * has it; OWNER hears of a correction once it can be made, or is NULL. */
struct screen *reading_open(struct app *app, int64_t sheet, const char *holder,
                            struct screen *owner, struct error *error);

/* One that was SETTLED, for who may not correct it then. */
struct screen *reading_open_settled(struct app *app, int64_t sheet,
                                    const struct sheet_settled *settled, struct screen *owner,
                                    struct error *error);

#endif
