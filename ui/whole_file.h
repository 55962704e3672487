#ifndef LEMBAR_UI_WHOLE_FILE_H
#define LEMBAR_UI_WHOLE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "src/error.h"

/* Writes BYTES to PATH, whole or not at all: no signal comes in between. MODE is that of a new
 * file. */
bool whole_file_write(const char *path, const char *bytes, size_t length, int mode,
                      struct error *error);

#endif
