#ifndef LEMBAR_DB_PERSON_STORE_PRIVATE_H
#define LEMBAR_DB_PERSON_STORE_PRIVATE_H

#include "db/changes.h"
#include "db/person_store.h"
#include "db/query.h"
#include "db/setting_store.h"

/* What the files of the person store share: person_store.c and person_sign_in.c. */

enum {
    FIND_ID,
    NAMES,
    ADD,
    LOAD,
    LIST,
    SECRET,
    COUNT_TRY,
    CLEAR_TRIES,
    SET_ROLE,
    SET_BLOCKED,
    SET_PASSWORD,
    SET_NAME,
    ADD_ALIAS,
    REMOVE_ALIAS,
    OTHER_ADMINISTRATORS,
    STATEMENTS
};

struct person_store {
    struct database *database;
    struct statements *statements;
    struct setting_store *settings;
    struct changes *changes;
};

/* By the name or an earlier one; 0 where there is none of that name. */
bool person_find_id(struct person_store *store, const char *name, int64_t *id, struct error *error);

/* Ends a transaction, with its entries. */
bool person_end(struct person_store *store, bool own, bool ok, struct error *error);

/* Within a transaction. */
bool person_change_role(struct person_store *store, int64_t id, enum role role, int64_t by,
                        int64_t now, struct error *error);
bool person_change_blocked(struct person_store *store, int64_t id, bool blocked, const char *why,
                           int64_t by, int64_t now, struct error *error);
bool person_change_password(struct person_store *store, int64_t id, const char *hash,
                            bool must_change, int64_t by, int64_t now, struct error *error);

/* Whether the person may choose the password. */
bool person_check_password(struct person_store *store, int64_t id, const char *password,
                           struct error *error);

#endif
