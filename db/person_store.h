#ifndef LEMBAR_DB_PERSON_STORE_H
#define LEMBAR_DB_PERSON_STORE_H

#include <glib.h>

#include "db/database.h"
#include "src/role.h"

/* The people of the office: who they are, what they may do, and whether they are who they say. All
 * that is changed of a person is on the record, the hash of a password never: only that there is
 * another one. Where people do not sign in, nobody needs a password and everybody may do all. */

struct person_store;

struct person_store *person_store_open(struct database *database, struct error *error);
void person_store_close(struct person_store *store); /* NULL is fine */

struct person {
    int64_t id; /* 0: there is no such person */
    char *name;
    enum role role;
    bool blocked;
    bool has_password; /* without one nobody signs in by that name */
    bool must_change;  /* the password was given by somebody else */
};

void person_finish(struct person *person);

/* The person of that name, or who had it before, made as an officer where new, at NOW (ms). */
bool person_store_ensure(struct person_store *store, const char *name, int64_t now, int64_t *id,
                         struct error *error);

/* By id or name, an earlier one too; finish it in either case. */
bool person_store_load(struct person_store *store, int64_t id, struct person *person,
                       struct error *error);
bool person_store_find(struct person_store *store, const char *name, struct person *person,
                       struct error *error);

/* All of them by name, a GPtrArray of struct person; the caller unrefs it. NULL on trouble. */
GPtrArray *person_store_list(struct person_store *store, struct error *error);

/* --- signing in --- */

/* Whether people sign in by name and password. */
bool person_store_signs_in(struct person_store *store, bool *signs_in, struct error *error);

/* Sets *ID where PASSWORD is that of the person NAME. An unknown name, a name without a password
 * and a wrong password are refused with the same sentence, after the same time. Each wrong try is
 * counted before it is looked at, and after three of them in a row the next must wait, also in
 * another program. A person who is blocked is told so only with the right password. A success
 * after wrong tries that had to wait is an entry of the record. */
bool person_store_sign_in(struct person_store *store, const char *name, const char *password,
                          int64_t now, int64_t *id, struct error *error);

/* Switching it on makes BY an administrator with PASSWORD; off takes an administrator, if only by
 * his rights, which the caller has checked. PASSWORD is read only to switch it on. */
bool person_store_switch_sign_in(struct person_store *store, bool on, const char *password,
                                 int64_t by, int64_t now, struct error *error);

/* --- changes, each a transaction of its own, by BY at NOW (ms) --- */

/* Adds a person with a PASSWORD, to be changed at the first sign-in. Refuses a name there is. */
bool person_store_add(struct person_store *store, const char *name, enum role role,
                      const char *password, int64_t by, int64_t now, struct error *error);

/* The earlier name still leads to the person: as a login of the computer it is what he is known by
 * where nobody signs in. Refuses a name that is or was another's. */
bool person_store_rename(struct person_store *store, int64_t id, const char *name, int64_t by,
                         int64_t now, struct error *error);

/* Both refuse to take the last administrator away who can sign in. */
bool person_store_set_role(struct person_store *store, int64_t id, enum role role, int64_t by,
                           int64_t now, struct error *error);
bool person_store_set_blocked(struct person_store *store, int64_t id, bool blocked, const char *why,
                              int64_t by, int64_t now, struct error *error);

/* MUST_CHANGE: it is given by somebody else. Also ends the waiting after wrong tries. Refuses what
 * is no password (src/password.h). */
bool person_store_set_password(struct person_store *store, int64_t id, const char *password,
                               bool must_change, int64_t by, int64_t now, struct error *error);

#endif
