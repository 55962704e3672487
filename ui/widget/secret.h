#ifndef LEMBAR_UI_WIDGET_SECRET_H
#define LEMBAR_UI_WIDGET_SECRET_H

#include "src/password.h"
#include "ui/canvas.h"

/* A password being typed: never shown, not even how long it is. */
struct secret {
    char text[PASSWORD_SIZE];
};

/* Characters, Backspace, and Ctrl-U for all of it; false for a key that means nothing, or where no
 * more fits. */
bool secret_key(struct secret *secret, uint32_t key);

/* With FOCUS the terminal's cursor stands in it. */
void secret_draw(const struct secret *secret, const struct canvas *canvas, int row, int column,
                 bool focus);

/* Leaves nothing of it in memory. */
void secret_wipe(struct secret *secret);

#endif
