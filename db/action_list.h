#ifndef LEMBAR_DB_ACTION_LIST_H
#define LEMBAR_DB_ACTION_LIST_H

#include <glib.h>

#include "db/database.h"
#include "src/action.h"

/* All actions of a unit over the years of its surveys, as little of each as lists need: 100,000
 * are read, filtered and searched at once. */

struct action_list_reader;

struct action_row {
    int64_t id, version, survey_id, service_id, owner_id;
    int year;            /* of its survey */
    const char *service; /* code, or ""; the texts are borrowed until the list is read anew */
    const char *element; /* code, or "" */
    const char *owner;
    struct action_facts facts;
};

struct action_list_reader *action_list_open(struct database *database, int64_t unit,
                                            struct error *error);
void action_list_close(struct action_list_reader *reader); /* NULL is fine */

/* Reads them anew, what is done or dropped behind the others; either by the day they lead with,
 * those without one last: a GArray of struct action_row, borrowed until the next time. NULL on
 * trouble. */
const GArray *action_list_read(struct action_list_reader *reader, struct error *error);

/* Marks in HITS, one char for each row as read last, those that have WORD in one of their texts or
 * in the code or name of their service, without regard to case and accents. */
bool action_list_search(struct action_list_reader *reader, const char *word, char *hits,
                        struct error *error);

/* Reads what a search needs, when nothing is being typed, so that its first letter need not wait.
 */
bool action_list_prepare_search(struct action_list_reader *reader, struct error *error);

/* How many are in each state on TODAY; MINE only counts those that PERSON owns. */
struct action_counts {
    int64_t all[ACTION_STATES], mine[ACTION_STATES];
};

bool action_list_count(struct action_list_reader *reader, int64_t person, const char *name,
                       struct day today, struct action_counts *counts, struct error *error);

/* Owners for an action, to choose from: those that actions have already, the most frequent first,
 * then people. A GPtrArray of char *, none twice, the caller unrefs it; NULL on trouble. */
GPtrArray *action_list_owners(struct action_list_reader *reader, struct error *error);

#endif
