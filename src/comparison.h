#ifndef LEMBAR_SRC_COMPARISON_H
#define LEMBAR_SRC_COMPARISON_H

#include "src/sheet.h"

/* Two or three passes over the same paper, compared field by field. Which items take part is said
 * by a text of one character for each item of the form: '1' takes part, '0' does not. */

/* All but the number, which finds the paper; texts and personal data only WITH_TEXT. The caller
 * frees it. */
char *comparison_items(const struct form *form, bool with_text);

static inline bool comparison_has(const char *items, size_t item)
{
    return items[item] == '1';
}

/* How many are marked in ITEMS. */
size_t comparison_count(const char *items);

/* Whether two values say the same of what is on the paper: an untouched item is a blank one, 07 is
 * 7, a code is the same in either case of letters, and texts differ neither by the form of their
 * letters (NFC, NFD) nor by blanks at the ends of lines. */
bool comparison_is_equal(const struct form_item *item, const char *a, const char *b);

enum { PASS_FIRST, PASS_SECOND, PASS_THIRD, PASSES };

#define PASS_NONE (-1)

struct difference {
    size_t item;
    const char *values[PASSES]; /* of each pass, borrowed; NULL: not keyed by that pass */
    int winner;                 /* PASS_FIRST or PASS_SECOND where the third agrees with it;
                                   PASS_NONE: nobody agrees, or there was no third */
};

/* The items of ITEMS for which FIRST and SECOND differ, in the order of the form: an array of
 * struct difference, which the caller unrefs. THIRD may be NULL; THIRD_ITEMS are those it has
 * keyed. */
GArray *comparison_find(const struct sheet *first, const struct sheet *second,
                        const struct sheet *third, const char *items, const char *third_items);

/* ITEMS without those for which the two passes agree: what a third one keys. The caller frees it.
 */
char *comparison_items_in_doubt(const struct sheet *first, const struct sheet *second,
                                const char *items);

/* Whether the pass keyed something else than what was decided. False where it keyed nothing. */
bool comparison_erred(const struct form_item *item, const char *keyed, const char *decided);

#endif
