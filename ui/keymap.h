#ifndef LEMBAR_UI_KEYMAP_H
#define LEMBAR_UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Keys, free of curses: a character is its code point, everything else is one of these. */
enum key {
    KEY_OF_NOTHING = 0x110000, /* no key within the time, or one that means nothing */
    KEY_OF_QUIT,               /* the program must end: a signal, a lost terminal */
    KEY_OF_CLOSE,              /* Ctrl-C: the program is asked to end */
    KEY_OF_RESIZE,
    KEY_OF_ENTER,
    KEY_OF_ESCAPE,
    KEY_OF_TAB,
    KEY_OF_BACKTAB,
    KEY_OF_BACKSPACE,
    KEY_OF_DELETE,
    KEY_OF_UP,
    KEY_OF_DOWN,
    KEY_OF_LEFT,
    KEY_OF_RIGHT,
    KEY_OF_HOME,
    KEY_OF_END,
    KEY_OF_PAGE_UP,
    KEY_OF_PAGE_DOWN,
    KEY_OF_F0,
    KEY_OF_F1,
    KEY_OF_F2,
    KEY_OF_F3,
    KEY_OF_F4,
    KEY_OF_F5,
    KEY_OF_F6,
    KEY_OF_F7,
    KEY_OF_F8,
    KEY_OF_F9,
    KEY_OF_F10,
    KEY_OF_CTRL = 0x120000, /* | a small letter */
};

#define CTRL_KEY(letter) (KEY_OF_CTRL | (letter))

static inline bool key_is_character(uint32_t key)
{
    return key < KEY_OF_NOTHING && key >= ' ' && key != 0x7f;
}

/* One line of a screen's key table: it dispatches, fills the footer and the help, and a test sees
 * to it that no key stands twice. */
struct binding {
    uint32_t keys[4];  /* 0 = none */
    int action;        /* what the screen's act() is called with */
    const char *shown; /* the keys as people read them: "F2" */
    const char *label; /* in the footer, N_(); NULL: only in the help */
    const char *help;  /* what it does, N_() */
};

/* The binding of KEY; a letter is the same in either case. NULL where there is none. */
const struct binding *keymap_find(const struct binding *bindings, size_t count, uint32_t key);

/* Tells curses the sequences of keys that terminfo does not name. */
void keymap_define_sequences(void);

/* From what wget_wch gave. */
uint32_t keymap_translate(bool function, uint32_t code);

#endif
