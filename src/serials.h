#ifndef LEMBAR_SRC_SERIALS_H
#define LEMBAR_SRC_SERIALS_H

#include <glib.h>

#include "src/error.h"

/* Serial numbers printed on sheets of paper, as people list them: "17, 21-25". */

#define SERIAL_MOST  999999999
#define SERIALS_MOST 99999 /* in one list */

/* The numbers of TEXT, each once, in ascending order: an array of long that the caller unrefs.
 * Numbers and ranges stand apart by a comma, a semicolon, a point, a plus or a blank. NULL, with a
 * sentence, for anything else. No text is no numbers. */
GArray *serials_read(const char *text, struct error *error);

/* As a person would list them, ranges of three and more drawn together; the caller frees it. */
char *serials_write(const GArray *serials);

/* Whether SERIALS, in ascending order, has SERIAL. */
bool serials_have(const GArray *serials, long serial);

#endif
