#ifndef LEMBAR_SRC_CONDITION_H
#define LEMBAR_SRC_CONDITION_H

#include "src/form.h"

/* Reads a condition of a form file: "age below 19", "age above 70", "education in S1 S2". */

/* NULL where it is one, filled into CONDITION, which owns what it chooses; else what is wrong, for
 * the caller to free. */
char *condition_read(const char *text, const struct form_item *items, size_t item_count,
                     struct form_condition *condition);

#endif
