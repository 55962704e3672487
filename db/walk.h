#ifndef LEMBAR_DB_WALK_H
#define LEMBAR_DB_WALK_H

#include "db/database.h"

/* Begins a walk (query_walk) over all sheets of a survey, for whoever watches the database. WORK
 * says what is done, for people; it is borrowed for as long as that takes. */
void walk_begin(struct database *database, int64_t survey, const char *work);

#endif
