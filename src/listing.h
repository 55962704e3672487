#ifndef LEMBAR_SRC_LISTING_H
#define LEMBAR_SRC_LISTING_H

#include <glib.h>

/* Lists that people write into one cell: "1. … 2. …", "a) …", "- …". Texts of actions have lists in
 * them; only a text that is nothing but a list may be several actions. */

/* The items of a text that begins with the first and goes on with the next of the same kind, each
 * on a line of its own or after a stop; what is below an item belongs to it. Without their marks.
 * A GPtrArray of char *, at least two, the caller unrefs it; NULL for any other text. */
GPtrArray *listing_items(const char *text);

#endif
