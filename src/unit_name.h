#ifndef LEMBAR_SRC_UNIT_NAME_H
#define LEMBAR_SRC_UNIT_NAME_H

#include <stdbool.h>

/* The names of units as tables from many hands spell them. */

/* A key that is the same for every spelling of one unit: case, blanks, points and the asterisk of
 * new units do not count, "Kabupaten" is "Kab." and "di" says nothing. The caller frees it. */
char *unit_key(const char *name);

/* The name with its usual words cut short, for a narrow column: "Loka Kab. Toba". The caller frees
 * it. */
char *unit_short_name(const char *name);

/* True for what stands before the sum of a table: "Jumlah", "Total", "Nasional". */
bool unit_is_total(const char *name);

#endif
