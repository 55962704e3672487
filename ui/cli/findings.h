#ifndef LEMBAR_UI_CLI_FINDINGS_H
#define LEMBAR_UI_CLI_FINDINGS_H

#include <glib.h>
#include <stdbool.h>

#include "db/database.h"

/* Prints each sentence of FINDINGS on a line of its own and makes the error of there being any;
 * returns false. */
bool findings_tell(const GPtrArray *findings, struct error *error);

/* Prints that all is well, and, of a copy for others (db/backup.h), what could not be looked at. */
bool findings_tell_none(struct database *database, const char *text, struct error *error);

#endif
