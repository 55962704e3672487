#ifndef LEMBAR_SRC_UNIT_MATCH_H
#define LEMBAR_SRC_UNIT_MATCH_H

#include <glib.h>

/* Which unit is meant by a name in a list from elsewhere. Only a name with the same key
 * (unit_name.h), which keeps a Kabupaten and a Kota apart, is surely the same unit; any other is
 * proposed, for a person to confirm. UNITS is a GPtrArray of char *, the known names. */

enum { UNIT_PROPOSALS = 4 };

/* The known unit of the same key, or NULL; borrowed. */
const char *unit_match_find(const char *name, const GPtrArray *units);

/* Known units that NAME may mean: those whose place is the same, contained, or a slip or two apart,
 * the nearest first, at most UNIT_PROPOSALS. A GPtrArray of borrowed names, the caller unrefs it.
 */
GPtrArray *unit_match_propose(const char *name, const GPtrArray *units);

#endif
