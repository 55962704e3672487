#ifndef LEMBAR_UI_TERMINAL_H
#define LEMBAR_UI_TERMINAL_H

#include "src/progress.h"
#include "ui/canvas.h"
#include "ui/keymap.h"

/* The terminal itself: taken over at terminal_begin, given back as it was on every way out, also
 * after a signal or a crash. */

/* False, with a sentence, where it is no terminal, or one that terminfo does not know. */
bool terminal_begin(struct error *error);
void terminal_end(void);

/* Gives the terminal to another program as it was found, and takes it over again. */
void terminal_suspend(void);
void terminal_resume(void);

/* The next key, or KEY_OF_NOTHING after WAIT_MS without one. Keys typed ahead are kept. */
uint32_t terminal_read(int wait_ms);

/* Gives KEY back: it is the next one read. At most one at a time. */
void terminal_unread(uint32_t key);

/* A key is waiting: nothing needs to be drawn before it is handled. */
bool terminal_has_key(void);

/* For work that gives way to a key: its `watch`, true while none waits. */
bool terminal_is_quiet(struct progress *progress);

/* Its size as a canvas, nothing drawn. */
struct canvas terminal_size(void);

/* The whole screen, emptied, to be drawn anew; terminal_show sends what has changed. */
struct canvas terminal_canvas(void);
void terminal_show(void);

/* Draws every cell again. */
void terminal_repaint(void);

void terminal_bell(void);

#endif
