#ifndef LEMBAR_SRC_FORM_FILE_H
#define LEMBAR_SRC_FORM_FILE_H

#include "src/error.h"
#include "src/form.h"

/* Reads a form from its INI text and names every mistake by its line. */

struct form_mistake {
    long line; /* 1-based */
    char *message;
};

/* The form in TEXT, its words in LANGUAGE ("id", or "en" where the file has them); the caller
 * destroys it. NULL when there are mistakes: *mistakes is then a GPtrArray of struct form_mistake
 * in the order of their lines, which the caller unrefs. */
struct form *form_parse(const char *text, size_t length, const char *language,
                        GPtrArray **mistakes);

/* The form in the file PATH. The error names the first mistake as file:line. */
struct form *form_load(const char *path, const char *language, struct error *error);

#endif
