#ifndef LEMBAR_UI_FRAME_H
#define LEMBAR_UI_FRAME_H

#include "ui/screen.h"

/* Draws the screens of STACK that can be seen: the last that fills the terminal in its frame
 * (title, message, keys), and what lies over it. */
void frame_draw(const GPtrArray *stack);

/* There is no room for a screen: a sentence is drawn instead. */
bool frame_is_too_small(const struct canvas *canvas);

#endif
