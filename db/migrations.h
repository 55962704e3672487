#ifndef LEMBAR_DB_MIGRATIONS_H
#define LEMBAR_DB_MIGRATIONS_H

/* The text of db/migrations/NNNN_*.sql in the order of their numbers, NULL at the end; built into
 * the program. The n-th brings a database to user_version n. Never edited after a release. */
extern const char *const migrations[];

#endif
