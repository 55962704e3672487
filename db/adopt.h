#ifndef LEMBAR_DB_ADOPT_H
#define LEMBAR_DB_ADOPT_H

#include "db/database.h"

/* Enters into the record of changes, as they are, the rows of an older database whose history was
 * not kept before. Within the transaction that brings the database up to date. */
bool adopt_rows(struct database *database, struct error *error);

#endif
