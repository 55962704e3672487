#ifndef LEMBAR_SRC_SLIP_GRADE_H
#define LEMBAR_SRC_SLIP_GRADE_H

#include "src/slip.h"

/* How few slips (slip.h) carry the index over the border of its band. Upwards into the next better
 * one or downwards into the next worse one: no other band is nearer. */

/* The fewest slips, exact, or SLIP_NEVER; MOVES gets how many there are of each element, negative
 * where they lower it, and stays as it is for SLIP_NEVER. */
int64_t slip_grade_moves(const struct index_result *result, const struct tally *open,
                         enum slip_part part, int64_t *moves);

#endif
