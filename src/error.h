#ifndef LEMBAR_SRC_ERROR_H
#define LEMBAR_SRC_ERROR_H

#include <glib.h>
#include <stdbool.h>

/* What went wrong, for a person: one sentence that says what to do. A function that can fail
 * returns bool and fills the caller's struct error; each layer adds what only it knows, once. */

enum error_code {
    ERROR_NONE,
    ERROR_USAGE,   /* the command was called wrongly */
    ERROR_INPUT,   /* a file or value handed in is not what it should be */
    ERROR_STORAGE, /* the database or a file could not be read or written */
    ERROR_STOPPED, /* long work was stopped by whoever watched it (progress.h) */
};

struct error {
    enum error_code code;
    char message[1024]; /* UTF-8, in the language of the screens, no newline at its end */
};

/* Fills *error and returns false, so that a caller can `return error_set(...)`. */
bool error_set(struct error *error, enum error_code code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Puts "PREFIX: " before the message; returns false. */
bool error_prefix(struct error *error, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
