#ifndef LEMBAR_SRC_PAIRS_H
#define LEMBAR_SRC_PAIRS_H

#include <glib.h>

#include "src/error.h"

/* A small table of two columns that says what is meant by what: CSV with a row of headings, further
 * columns are passed over. What it says may be written by hand or with a spreadsheet. */

struct pair {
    char *written, *meant; /* neither is empty */
    long line;
};

/* The pairs of the file, in its order: a GPtrArray of struct pair, the caller unrefs it. WRITTEN
 * and MEANT are the headings. NULL, with a sentence that names the line, for a missing heading or
 * cell, or something written (case ignored) that is there twice. */
GPtrArray *pairs_read_file(const char *path, const char *written, const char *meant,
                           struct error *error);

#endif
