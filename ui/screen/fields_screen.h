#ifndef LEMBAR_UI_SCREEN_FIELDS_SCREEN_H
#define LEMBAR_UI_SCREEN_FIELDS_SCREEN_H

#include "ui/screen.h"
#include "ui/widget/fields.h"

/* What every screen with a form to fill in has: fields, one way to store them, and a question
 * before anything typed is thrown away. A screen's own struct begins with a struct fields_screen.
 */

struct fields_screen {
    struct screen screen;
    struct fields fields;
    struct wish (*save)(struct screen *screen); /* goes back where it succeeds */
    const char *unsaved;                        /* "… belum disimpan.", N_() */
    const char *save_words, *discard_words;     /* the two ways out, N_() */
};

enum { FIELDS_SAVE }; /* the action of the key that stores */

/* The last key of the table is that of a choice: the footer names it while one is at hand. */
const struct binding *fields_screen_footer(struct screen *screen, size_t *count);

/* For the class of such a screen. */
struct wish fields_screen_act(struct screen *screen, int action);
struct wish fields_screen_type(struct screen *screen, uint32_t key);
struct wish fields_screen_leave(struct screen *screen);

#endif
