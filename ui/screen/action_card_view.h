#ifndef LEMBAR_UI_SCREEN_ACTION_CARD_VIEW_H
#define LEMBAR_UI_SCREEN_ACTION_CARD_VIEW_H

#include "ui/effect.h"
#include "ui/screen.h"

/* How one action looks; action_card.c has the keys. */

struct action_card {
    struct screen screen;
    int64_t id;
    struct action *action; /* NULL where it could not be read; then so are the lists */
    GPtrArray *notes, *ticks, *files, *history;
    GArray *file_states; /* of enum evidence_state */
    GArray *answered;    /* int64_t: numbers of the sheets whose suggestions it answers */
    struct effect effect;
    int64_t file; /* about to be removed */
    int top;      /* first line shown */
};

void action_card_draw(struct screen *screen, const struct canvas *canvas);

#endif
