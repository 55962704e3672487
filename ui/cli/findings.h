#ifndef LEMBAR_UI_CLI_FINDINGS_H
#define LEMBAR_UI_CLI_FINDINGS_H

#include <glib.h>
#include <stdbool.h>

#include "src/error.h"

/* Prints each sentence of FINDINGS on a line of its own and makes the error of there being any;
 * returns false. */
bool findings_tell(const GPtrArray *findings, struct error *error);

#endif
