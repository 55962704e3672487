#ifndef LEMBAR_DB_ACTION_MATCH_H
#define LEMBAR_DB_ACTION_MATCH_H

#include <glib.h>

#include "db/database.h"
#include "src/action.h"

/* Finds the action that a row of a list is already stored as: of the same survey, with the same
 * plan (whatever its case, blanks and stops), service, element and recommendation. */

struct action_match;

struct action_match *action_match_open(struct database *database, struct error *error);
void action_match_close(struct action_match *match); /* NULL is fine */

/* One that is stored. */
struct action_twin {
    int64_t id, survey_id;
    char uid[UID_TEXT_SIZE];
    int64_t service_id;
    char *element, *recommendation;
    long line; /* of the list that is matched, where it stands; 0: not in it so far */
};

/* Reads the actions of a survey; does nothing where that was done. */
bool action_match_read(struct action_match *match, int64_t survey, struct error *error);

/* The twin of ACTION, of a survey that was read, or NULL; borrowed. An exact one says the same in
 * all four; of several, one that is not in the list so far. A near one leaves something unsaid, or
 * ACTION does, and is not in the list so far. */
struct action_twin *action_match_exact(struct action_match *match, const struct action *action);
struct action_twin *action_match_near(struct action_match *match, const struct action *action);

/* The one of SURVEY, which was read, by the identifier that Lembar gave it; or NULL. In a copy of
 * last year's list an identifier leads to another survey, whose services are not those of the row.
 */
struct action_twin *action_match_uid(struct action_match *match, int64_t survey, const char *uid);

/* Takes an action over that was just stored, from a line of the list. */
void action_match_add(struct action_match *match, const struct action *action, long line);

#endif
