#ifndef LEMBAR_SRC_CONTROL_TOTAL_H
#define LEMBAR_SRC_CONTROL_TOTAL_H

#include "src/sheet.h"

/* The control total (jumlah kontrol) of a sheet: the sum of its answers to the questions of
 * elements, added up on the paper before it is keyed. Another sum of what was keyed tells of a
 * mistake in either. */

/* The sum of the answers that were given; blank ones add nothing. */
int control_total_of(const struct sheet *sheet);

/* How many digits it takes to key the highest one that FORM allows, 1 to 3. */
size_t control_total_digits(const struct form *form);

#endif
