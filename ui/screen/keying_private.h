#ifndef LEMBAR_UI_SCREEN_KEYING_PRIVATE_H
#define LEMBAR_UI_SCREEN_KEYING_PRIVATE_H

#include "src/entry.h"
#include "ui/screen.h"
#include "ui/widget/editor.h"

/* What the files of the keying screen share: keying.c (keys), keying_save.c, keying_leave.c. */

struct keying {
    struct screen screen;
    struct screen *owner; /* hears of a correction, or NULL */
    struct draft draft;
    struct entry entry;
    struct editor *editor;  /* of the text item under the cursor, or NULL */
    struct sheet *previous; /* the sheet stored before this one, or NULL */
    struct sheet *original; /* of a correction: as it was stored; else NULL */
    int refused;            /* the item that refused the last key, or -1, */
    gint64 refused_at;      /* and when, in microseconds */
    int suspect;            /* an item whose refusal a quick keyer may have missed, or -1 */
    bool arrived_by_answer; /* the cursor came to this text by itself, after an answer */
    bool unsaved;           /* the disk has not taken the last field */
    size_t hurdle;          /* of those before storing: the first that is not passed */
};

/* --- keying.c --- */

/* What is typed and not yet taken is taken first, or refused. */
bool keying_finish_typing(struct keying *keying);

/* Before a key is taken, what the disk refused is written again: no field is filled while the one
 * before it is not safe. */
bool keying_is_safe(struct keying *keying);

/* Moves to ITEM, taking a text being typed. */
struct wish keying_go(struct keying *keying, size_t item);

/* An editor stands wherever the cursor is on a text. */
void keying_follow_cursor(struct keying *keying);

/* --- keying_save.c --- */

/* Stores the sheet, once nothing stands in the way. */
struct wish keying_save(struct keying *keying);

/* --- keying_leave.c --- */

/* Esc: asks what is to become of a sheet that was begun. */
struct wish keying_leave(struct screen *screen);

#endif
