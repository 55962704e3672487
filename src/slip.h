#ifndef LEMBAR_SRC_SLIP_H
#define LEMBAR_SRC_SLIP_H

#include <stdbool.h>
#include <stdint.h>

#include "src/index.h"

/* Could so many slips of keying change the result? A slip is one open answer (given, of an
 * element, not verified by second keying) that stands on the paper as another answer of the scale.
 *
 * What is claimed. "K slips cannot change it" says: whichever open answers were slips, K of them
 * or fewer, and whatever the paper says instead, the figure computed from the paper is the same.
 * "K slips can change it" says: there are at most K open answers and other answers of the scale
 * for which it is not the same. So the worst case is asked for, not a likely one; `slips` is the
 * exact border between the two, no estimate. Rounding and ties are those of index.h. A blank is
 * taken for blank on the paper too, an answer for given; which sheets count is taken as right. */

enum slip_question {
    SLIP_LOWEST,     /* which elements have the lowest value, as shown; all of a tie */
    SLIP_PRIORITIES, /* which are among the three lowest, ties at the third included */
    SLIP_GRADE,      /* the band of the index */
    SLIP_QUESTIONS,
};

#define SLIP_NEVER INT64_MAX /* not even if all open answers were wrong */

/* How an element takes part in a change. */
enum slip_part { SLIP_RAISED = 1, SLIP_LOWERED = 2 };

struct slip_answer {
    int64_t slips;   /* the fewest that change it; SLIP_NEVER */
    int64_t *moves;  /* one way with so few, for each element: slips that raise it as far as they
                        can (> 0) or lower it (< 0); 0 everywhere for SLIP_NEVER */
    unsigned *parts; /* for each element, parts in any change of at most `most` slips */
};

struct slip_check {
    const struct form *form; /* borrowed from the tally */
    int64_t open;            /* open answers */
    int64_t most;            /* how many slips were asked about */
    struct slip_answer answers[SLIP_QUESTIONS];
};

/* COUNTED holds all answers of the sheets that count, OPEN those of them that are not verified,
 * MOST the slips there may be (error_rate_most_wrong; 1: "satu salah ketik"). The time it takes
 * does not depend on the number of sheets. */
struct slip_check *slip_check_create(const struct tally *counted, const struct tally *open,
                                     int64_t most);
void slip_check_destroy(struct slip_check *check);

/* Whether `most` slips can change it, or any of the three. */
bool slip_can_change(const struct slip_check *check, enum slip_question question);
bool slip_can_change_any(const struct slip_check *check);

#endif
