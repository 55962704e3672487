#ifndef LEMBAR_UI_THEME_H
#define LEMBAR_UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "src/action.h"
#include "src/form.h"

/* How things look: styles by meaning, and the twins of characters that a terminal may lack. A
 * colour never stands alone: beside it there is always a letter, a sign or a word. */

enum style {
    STYLE_PLAIN,
    STYLE_STRONG,   /* what the eye should find first */
    STYLE_QUIET,    /* frames, hints, what is secondary */
    STYLE_SELECTED, /* the row or field under the cursor */
    STYLE_KEY,      /* a key in the footer */
    STYLE_ALARM,    /* an error, something overdue */
    STYLE_WARNING,  /* due soon, a placeholder */
    STYLE_GOOD,     /* tones of the grades */
    STYLE_FAIR,
    STYLE_POOR,
    STYLE_BAD,
    STYLE_COUNT
};

enum glyphs {
    GLYPHS_FULL,    /* a terminal with a Unicode font */
    GLYPHS_CONSOLE, /* UTF-8, but with the few characters of the Linux console's font */
    GLYPHS_ASCII,
};

/* After curses has started. */
void theme_begin(void);

enum glyphs theme_glyphs(void);

/* The attributes of a style, for curses. */
unsigned long theme_attributes(enum style style);

/* The character shown for CHARACTER: itself, or a twin of one cell that this terminal has. */
uint32_t theme_twin(uint32_t character);

enum style theme_tone(enum tone tone);
enum style theme_state(enum action_state state);

/* One cell: ! ~ · ✓ ×. */
const char *theme_state_sign(enum action_state state);

#endif
