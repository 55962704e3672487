#ifndef LEMBAR_DB_UNIT_STORE_H
#define LEMBAR_DB_UNIT_STORE_H

#include <glib.h>

#include "db/database.h"
#include "db/digest.h"
#include "src/monitoring.h"
#include "src/unit_result.h"

/* Published figures of other units, kept table by table as they were imported: each import is one
 * entry of the record with the digest of all its rows, and may be removed whole. NOW in ms. */

struct unit_store;

struct unit_store *unit_store_open(struct database *database, int64_t person, struct error *error);
void unit_store_close(struct unit_store *store); /* NULL is fine */

enum unit_import_kind { UNIT_IMPORT_RESULTS, UNIT_IMPORT_MONITORING, UNIT_IMPORT_KINDS };

struct unit_import {
    int64_t id;
    enum unit_import_kind kind;
    char *source; /* the file, or where it was published */
    char *person; /* who imported it */
    int64_t at;   /* ms */
    long rows;
    unsigned char digest[DIGEST_SIZE]; /* of the file and how it was read */
};

/* --- importing, within the caller's transaction --- */

/* The id of an import of the same kind and digest; 0: there is none. */
bool unit_store_find_import(struct unit_store *store, enum unit_import_kind kind,
                            const unsigned char digest[DIGEST_SIZE], int64_t *id,
                            struct error *error);

/* Begins an import of kind, source and digest; its id is set. Rows are added to it, then it is
 * ended, which writes its entry into the record. */
bool unit_store_begin_import(struct unit_store *store, struct unit_import *import, int64_t now,
                             struct error *error);
bool unit_store_add_result(struct unit_store *store, int64_t import,
                           const struct unit_result *result, struct error *error);
bool unit_store_add_print(struct unit_store *store, int64_t import,
                          const struct monitored_print *print, struct error *error);
bool unit_store_end_import(struct unit_store *store, const struct unit_import *import, int64_t now,
                           struct error *error);

/* --- what there is; NULL on trouble, the caller unrefs the arrays --- */

GPtrArray *unit_store_imports(struct unit_store *store, struct error *error); /* unit_import */
GPtrArray *unit_store_results(struct unit_store *store, struct error *error); /* unit_result */
GPtrArray *unit_store_prints(struct unit_store *store, struct error *error);  /* monitored_print */

/* Takes an import with all its rows away, on the record. A transaction of its own. */
bool unit_store_remove(struct unit_store *store, int64_t import, int64_t now, struct error *error);

#endif
