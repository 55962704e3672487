#ifndef LEMBAR_DB_CROSS_STORE_H
#define LEMBAR_DB_CROSS_STORE_H

#include <glib.h>

#include "db/database.h"
#include "db/survey_store.h"
#include "src/grouping.h"
#include "src/index.h"

/* Crossed tables: the sheets that count, told apart by two axes at once, in one pass over them,
 * which whoever watches the database (database_watch) may stop. */

struct cross_store;

/* SURVEY is borrowed and outlives the store. */
struct cross_store *cross_store_open(struct database *database, const struct survey *survey,
                                     struct error *error);
void cross_store_close(struct cross_store *store); /* NULL is fine */

/* Groups without a sheet are in it where the form names them, what is not answered only where
 * somebody left it so. */
struct cross {
    GPtrArray *rows, *columns;                  /* of struct group_name, in the order of tables */
    struct tally **cells;                       /* [row · columns + column]; NULL: no sheet */
    struct tally **row_totals, **column_totals; /* never NULL */
    struct tally *total;
};

/* The caller destroys it; NULL on trouble, or where it was stopped. */
struct cross *cross_store_table(struct cross_store *store, struct axis rows, struct axis columns,
                                struct error *error);
void cross_destroy(struct cross *cross); /* NULL is fine */

/* The ids of the sheets of a cell, by the codes of its groups; NULL for CODE takes all groups of
 * that axis. An array of int64_t, the caller unrefs it; NULL on trouble, or where it was stopped.
 */
GArray *cross_store_sheets(struct cross_store *store, struct axis rows, const char *row_code,
                           struct axis columns, const char *column_code, struct error *error);

#endif
