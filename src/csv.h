#ifndef LEMBAR_SRC_CSV_H
#define LEMBAR_SRC_CSV_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "src/progress.h"

/* Comma-separated values after RFC 4180, as spreadsheets here write them: with ',' or ';' or tabs,
 * with or without a byte order mark, with any of the three line ends. Records are handed out one
 * by one; nothing of the file is kept. */

struct csv_record {
    char **cells; /* UTF-8, without the blanks around an unquoted cell; NULL never occurs */
    size_t count; /* at least 1 */
    long line;    /* 1-based, of the record's first line in the file */
};

/* Takes one record, valid only during the call. May return false to stop the reading, then having
 * filled the error. */
typedef bool csv_record_function(const struct csv_record *record, void *context,
                                 struct error *error);

/* Hands every record of TEXT to TAKE, wholly empty lines left out. The delimiter is the one of
 * ',' ';' and tab that the first line has most of. False when TAKE stopped, or with
 * "baris N: ..." (ERROR_INPUT) for what is not UTF-8, a NUL byte or a quote out of place; the
 * records before a misplaced quote have been handed out by then. */
bool csv_read(const char *text, size_t length, csv_record_function *take, void *context,
              struct error *error);

/* The same for a file; a file that cannot be read is ERROR_STORAGE. PROGRESS, by its lines, may
 * stop it. */
bool csv_read_file(const char *path, struct progress *progress, csv_record_function *take,
                   void *context, struct error *error);

/* Appends one cell, quoted only where a reader would else see something different. */
void csv_write_cell(GString *out, const char *text);

/* Appends a record with ',' and CRLF; a NULL cell is an empty one. What is written is read back
 * exactly. COUNT is at least 1. */
void csv_write_row(GString *out, const char *const *cells, size_t count);

#endif
