#ifndef LEMBAR_UI_SCREEN_KEYING_VIEW_H
#define LEMBAR_UI_SCREEN_KEYING_VIEW_H

#include "src/entry.h"
#include "ui/canvas.h"
#include "ui/widget/editor.h"

/* How the sheet being keyed is drawn: the respondent on the left, the choices of the current item
 * below, all questions on the right. */

struct keying_view {
    const struct entry *entry;
    struct editor *editor;        /* of a text item, or NULL */
    const char *state;            /* of the sheet's safety: "tersimpan" */
    const struct sheet *original; /* of a correction: as it was stored; else NULL */
    int suspect;                  /* an item to look at again, or -1 */
    const GPtrArray *findings;    /* of struct finding, about single fields; NULL: none */
    bool reading;                 /* no key changes anything */
    const char *ledger;           /* of the batch being keyed; else NULL */
    const char *total;            /* control total as far as it is keyed; NULL: none is asked for */
    bool total_is_open;           /* it is neither keyed nor left blank */
};

void keying_draw(const struct keying_view *view, const struct canvas *canvas);

#endif
