#ifndef LEMBAR_DB_ACTION_PARTS_PRIVATE_H
#define LEMBAR_DB_ACTION_PARTS_PRIVATE_H

#include "db/action_parts.h"
#include "db/changes.h"
#include "db/query.h"
#include "db/setting_store.h"

/* What the files share that keep what hangs on an action: action_parts.c, and action_files.c for
 * the files that prove it. */

struct action_parts {
    struct database *database;
    int64_t person;
    struct statements *statements;
    struct statements *files; /* of action_files.c */
    struct changes *changes;
    struct setting_store *settings;
};

/* For the store to finish; NULL on trouble. */
struct statements *action_files_prepare(struct database *database, struct error *error);

/* One change: the action is looked at before, the change written, and recorded. */
struct action_step {
    struct action_parts *parts;
    bool own; /* the transaction is its own, not the caller's */
    struct kept_row row;
    struct change change; /* its values are set in between */
};

/* False, without a transaction of its own, where it cannot begin or the action is gone. */
bool action_step_begin(struct action_step *step, struct action_parts *parts, int64_t action,
                       int64_t now, const char *field, struct error *error);

/* Ends a transaction of its own by what became of it. */
bool action_step_end(struct action_step *step, bool ok, struct error *error);

/* A new uid, who, and when. */
void action_step_bind_uid(struct query *query, const struct action_step *step);

/* Ends the query; LIST, or NULL where it failed. */
GPtrArray *action_end_list(struct query *query, GPtrArray *list, struct error *error);

#endif
