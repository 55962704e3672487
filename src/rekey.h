#ifndef LEMBAR_SRC_REKEY_H
#define LEMBAR_SRC_REKEY_H

#include "src/counted_sheet.h"
#include "src/progress.h"
#include "src/slip.h"

/* Which sheets to key a second time first, to settle whether slips (slip.h) change the result. The
 * order is by how far the open answers of a sheet could move the elements that decide. */

struct rekey_sheet {
    size_t sheet; /* position among the sheets given */
    double reach; /* points, from 0 to the number of elements times the top of the result */
};

struct rekey_list {
    struct rekey_sheet *sheets; /* all that have an open answer of an element */
    size_t count;
    size_t enough; /* once so many of the first are verified, as they were keyed, `most` slips in
                      the others change nothing; 0 where they change nothing now */
};

/* The reach of a sheet is the sum over its open answers of result_top · steps / (top · answers of
 * the element), times the element's share of the weight if only the grade is in doubt; steps are
 * those to the end of the scale towards which the element takes part in a change of at most MOST
 * slips, the longer way if both. Where no MOST slips change anything all reaches are 0. Ties: the
 * lower sheet number first. NULL where PROGRESS stopped it. */
struct rekey_list *rekey_list_create(const struct counted_sheets *sheets, int64_t most,
                                     struct progress *progress);
void rekey_list_destroy(struct rekey_list *list);

#endif
