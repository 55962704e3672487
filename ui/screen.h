#ifndef LEMBAR_UI_SCREEN_H
#define LEMBAR_UI_SCREEN_H

#include "ui/app.h"
#include "ui/canvas.h"
#include "ui/keymap.h"

/* A screen is a table of functions in its own file; the shell keeps a stack of them, draws the
 * frame around them and obeys what their handlers wish for. */

struct screen;

/* What a handler wants to happen next. */
struct wish {
    enum {
        WISH_STAY,
        WISH_BACK,
        WISH_QUIT,
        WISH_OPEN,
        WISH_REPLACE,
        WISH_ANSWER,
        WISH_BEGIN, /* leave all screens and begin anew for the person at the keys */
    } kind;
    struct screen *screen; /* to open; to answer: who asked */
    int option;            /* the answer */
    struct wish (*answered)(struct screen *asker, int option, const char *text); /* may be NULL */
    char *text; /* the answer's text, owned by the wish */
};

#define STAY       ((struct wish){.kind = WISH_STAY})
#define GO_BACK    ((struct wish){.kind = WISH_BACK})
#define QUIT       ((struct wish){.kind = WISH_QUIT})
#define BEGIN      ((struct wish){.kind = WISH_BEGIN})
#define OPEN(s)    ((struct wish){.kind = WISH_OPEN, .screen = (s)})
#define REPLACE(s) ((struct wish){.kind = WISH_REPLACE, .screen = (s)})

struct screen_class {
    const char *title; /* N_() */
    const struct binding *keys;
    size_t key_count;
    size_t size;      /* of the struct that begins with a struct screen */
    bool may_lose;    /* what is typed is not on disk before it is saved: Ctrl-C asks first */
    bool overlay;     /* drawn over the screen below, without a frame of its own */
    enum right needs; /* who has not got it is told whom to ask instead; 0: RIGHT_KEY, everybody */

    /* The keys of the footer where they differ from the table above, as in a text. May be NULL,
     * and return NULL. */
    const struct binding *(*footer)(struct screen *screen, size_t *count);
    /* A title of its own making; the caller frees it. NULL: the title above. */
    char *(*titled)(struct screen *screen);
    /* Reads its data; called when it comes to the top and when another program changed them. */
    bool (*refresh)(struct screen *screen, struct error *error);
    void (*draw)(struct screen *screen, const struct canvas *canvas);
    /* More rows for its help, from 0: what stands at the left, and the text, which the caller
     * frees; NULL after the last. NULL: none. */
    char *(*explains)(size_t row, const char **shown);
    /* The right that an action of the key table takes: who has not got it does not see the key, and
     * is told whom to ask. NULL: everybody may do all. */
    enum right (*right)(struct screen *screen, int action);
    /* An action of the key table. NULL where there is none. */
    struct wish (*act)(struct screen *screen, int action);
    /* A key that is not in the table; asked first where it returns true from takes(). */
    struct wish (*type)(struct screen *screen, uint32_t key);
    /* True while KEY is text being typed, not a command. NULL: never. */
    bool (*takes)(struct screen *screen, uint32_t key);
    /* Esc; NULL: goes back. */
    struct wish (*leave)(struct screen *screen);
    /* The screen is about to be locked: what is being typed goes to the disk. May be NULL. */
    void (*keep)(struct screen *screen);
    /* Nothing is being typed: work that has time, and gives way to a key. True: draw again. */
    bool (*idle)(struct screen *screen);
    void (*destroy)(struct screen *screen);
};

enum message_kind { MESSAGE_NONE, MESSAGE_DONE, MESSAGE_NOTE, MESSAGE_TROUBLE };

struct screen {
    const struct screen_class *class;
    struct app *app;
    enum message_kind message_kind;
    char message[1024]; /* shown until the next key */
};

/* A zeroed screen of CLASS; its file casts it to its own struct. */
void *screen_create(const struct screen_class *class, struct app *app);

void screen_destroy(struct screen *screen); /* NULL is fine */

/* One sentence at the bottom: what was done, or what is wrong (with a bell). */
void screen_say(struct screen *screen, const char *format, ...) G_GNUC_PRINTF(2, 3);
void screen_note(struct screen *screen, const char *sentence); /* what to look at later; no bell */
void screen_complain(struct screen *screen, const struct error *error);

/* Whether who is at the keys has the right that the binding, of the key table or the footer, takes.
 */
bool screen_may(struct screen *screen, const struct binding *binding);

/* Runs the screens that an office begins with (ui/start.h), or that of signing in, until the last
 * one is left. */
void shell_run(struct app *app, struct screen *first, struct screen *over);

/* Whether a screen is open that would lose what is typed in it, were it left now. */
bool shell_may_lose(void);

/* The shell is asked to read the data of the screen on top again. */
void shell_refresh(struct screen *screen);

#endif
