#ifndef LEMBAR_DB_QUERY_H
#define LEMBAR_DB_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/database.h"

/* Statements of a store, each prepared when it is first used: a program opens all stores and asks a
 * few things. And one run of one of them. Only this floor includes it. What fails, the preparing
 * too, is remembered and told by query_end. */

struct statements;

/* SQL holds COUNT texts, which are copied; a store's enum numbers them. The first is prepared at
 * once: NULL, with a sentence, where the file has not the tables of the store. */
struct statements *statements_prepare(struct database *database, const char *const *sql,
                                      size_t count, struct error *error);
void statements_finish(struct statements *statements);

struct query {
    struct statements *statements;
    void *statement;
    int code; /* SQLite's last answer */
    int next; /* the parameter expected to be bound next */
};

struct query query_begin(struct statements *statements, size_t number);
void query_bind_int(struct query *query, const char *name, int64_t value);
void query_bind_text(struct query *query, const char *name, const char *value); /* NULL is NULL */
void query_bind_blob(struct query *query, const char *name, const void *value, size_t size);
void query_bind_null(struct query *query, const char *name);

/* An id, or NULL for 0. */
void query_bind_id(struct query *query, const char *name, int64_t id);

/* True while there is a row. */
bool query_step(struct query *query);

/* The same for a long walk: whoever watches the database (database_watch) sees each row. False also
 * where he stops it; query_end says so. */
bool query_walk(struct query *query);

/* Within ±QUERY_MOST, so that sums and products of what somebody has written into the file by hand
 * stay within their types; query_int_within keeps it between LOW and TOP. */
#define QUERY_MOST INT64_C(10000000000000) /* a time in ms beyond the year 2199 */
int64_t query_int(const struct query *query, int column);
int64_t query_int_within(const struct query *query, int column, int64_t low, int64_t top);

/* Borrowed until the next step; "" for NULL. Valid UTF-8 that a terminal may be sent, also where
 * somebody has written other bytes into the file; query_raw_text has these as they are. */
const char *query_text(const struct query *query, int column);
const char *query_raw_text(const struct query *query, int column);
const void *query_blob(const struct query *query, int column);
/* NULL where it is not SIZE bytes long: another program may have written it. */
const void *query_blob_of(const struct query *query, int column, size_t size);
bool query_is_null(const struct query *query, int column);

/* Ends the run; false, with a sentence, where anything failed. */
bool query_end(struct query *query, struct error *error);

/* Steps once and ends: for statements without rows. */
bool query_run(struct query *query, struct error *error);

/* Steps to the end and ends: the first column of all rows, a GArray of int64_t; NULL on trouble. */
GArray *query_ids(struct query *query, struct error *error);

/* The id of the row inserted last. */
int64_t query_last_id(const struct statements *statements);

#endif
