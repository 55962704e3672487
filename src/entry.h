#ifndef LEMBAR_SRC_ENTRY_H
#define LEMBAR_SRC_ENTRY_H

#include "src/sheet.h"

/* Heads-down keying of one sheet: what a key means at the item under the cursor and where the
 * cursor goes next. Knows no screen; text items are typed in an editor and handed over whole. */

struct entry {
    struct sheet *sheet;             /* borrowed; changed in place */
    const struct services *services; /* borrowed */
    int year;                        /* of the survey: completes a date keyed as ddmm */
    const char *asked; /* '1' at the place of each item that is keyed; NULL: all. Borrowed */
    size_t at;         /* item under the cursor; item_count = past the last one */
    char typed[16];    /* what has been typed of a number or date */
    bool moved_itself; /* the last key moved the cursor on: an Enter out of habit means nothing */
};

enum entry_result {
    ENTRY_IGNORED,  /* the key means nothing here */
    ENTRY_TAKEN,    /* part of a number or date; more may follow */
    ENTRY_ACCEPTED, /* a value is set: store it; the cursor has moved on */
    ENTRY_MOVED,    /* only the cursor moved */
    ENTRY_REFUSED,  /* the error says why; the cursor stays and nothing is changed */
};

/* The cursor on the first item that has not been keyed. */
void entry_begin(struct entry *entry, struct sheet *sheet, const struct services *services,
                 int year);

/* Only the items ASKED are keyed from now on; the cursor passes the others. */
void entry_ask_only(struct entry *entry, const char *asked);

/* The item under the cursor, or NULL past the last one. */
const struct form_item *entry_item(const struct entry *entry);
bool entry_is_text(const struct entry *entry);

/* A text with no other between it and the last question: whoever has keyed the answers stands
 * before it. */
bool entry_is_text_after_answers(const struct entry *entry);

/* Whether nothing is said in TEXT: blanks, and the signs that a hand on the keypad leaves. */
bool entry_says_nothing(const char *text);

/* A character at an item that is no text. */
enum entry_result entry_type(struct entry *entry, gunichar character, struct error *error);

/* The value that Enter would take of what is typed so far; NULL where it would refuse, or nothing
 * is typed. The caller frees it. */
char *entry_typed_value(const struct entry *entry);

/* Enter: takes what is typed, or passes an item that has a value. */
enum entry_result entry_confirm(struct entry *entry, struct error *error);

/* Backspace: takes back a typed digit, or empties the item; the cursor stays. */
enum entry_result entry_erase(struct entry *entry);

/* A text typed in an editor; the cursor stays. One that says nothing leaves the item blank. */
enum entry_result entry_set_text(struct entry *entry, const char *text, struct error *error);

/* The item under the cursor is blank on the paper: the cursor moves on. */
enum entry_result entry_leave_blank(struct entry *entry, struct error *error);

/* The item under the cursor was given a value by other means: the cursor moves on. */
void entry_pass(struct entry *entry);

/* Moves the cursor; what is typed so far is taken first, or refused. */
enum entry_result entry_go(struct entry *entry, size_t item, struct error *error);

/* The first item that has not been keyed, or item_count. */
size_t entry_first_open(const struct sheet *sheet);

#endif
