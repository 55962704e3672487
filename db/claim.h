#ifndef LEMBAR_DB_CLAIM_H
#define LEMBAR_DB_CLAIM_H

#include <stdbool.h>
#include <stdint.h>

#include "src/error.h"

/* Which program has which draft open. A claim is a lock on one byte of a file beside the
 * database: the system drops it when the program ends, also by kill -9 or power loss. */

struct claims;

/* Opens FILE.claims of the database FILE. */
struct claims *claims_open(const char *database_path, struct error *error);
void claims_close(struct claims *claims); /* drops all; NULL is fine */

/* False where another program has it. */
bool claim_take(struct claims *claims, int64_t id);

/* Whether no other program has it; takes nothing. */
bool claim_is_free(struct claims *claims, int64_t id);
void claim_drop(struct claims *claims, int64_t id);

/* The turn of a program that copies the whole database or puts another in its place: one at a time
 * has it, until claims_close. Waits some seconds for it; NULL with ERROR where that is in vain. */
struct claims *claims_take_turn(const char *database_path, struct error *error);

#endif
