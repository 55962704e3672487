#ifndef LEMBAR_DB_SHEET_STORE_PRIVATE_H
#define LEMBAR_DB_SHEET_STORE_PRIVATE_H

#include "db/changes.h"
#include "db/query.h"
#include "db/seal.h"
#include "db/sheet_store.h"

/* The inside of the store of sheets, which is five files: sheet_store.c reads, sheet_add.c adds,
 * sheet_change.c corrects, sheet_serial.c keeps them in the ledger of their batch once,
 * sheet_forget.c erases personal data. */

/* An import that is going on: one entry of the record will tell of all its sheets. */
struct import {
    int64_t entry;         /* its number; 0: there is none */
    int64_t sheets, first; /* how many, and the id of the first */
    struct digest digest;  /* over uid and seal of each */
};

struct sheet_store {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements; /* of sheet_store.c; and of the others: */
    struct statements *adding, *changing, *serials, *forgetting;
    struct changes *changes;
    char person_uid[2 * UID_SIZE + 1], survey_uid[2 * UID_SIZE + 1]; /* hexadecimal */
    unsigned char survey_uid_bytes[UID_SIZE];
    struct import import;
    enum serial_was serial_was; /* of the sheet added, corrected or moved last */
    GString *content;           /* scratch */
    struct kept_figures *figures;
    struct sheet_search *finder;
};

struct statements *sheet_adding_prepare(struct database *database, struct error *error);
struct statements *sheet_changing_prepare(struct database *database, struct error *error);
struct statements *sheet_serial_prepare(struct database *database, struct error *error);
struct statements *sheet_forgetting_prepare(struct database *database, struct error *error);

/* A run of a statement with :survey. */
struct query sheet_begin_in_survey(struct sheet_store *store, struct statements *statements,
                                   size_t number);

/* Sets the error of a sheet that is not there; returns false. */
bool sheet_refuse_gone(struct error *error);

/* The id of the service of a sheet; 0: none. */
int64_t sheet_service_id(const struct sheet_store *store, const struct sheet *sheet);

/* Binds what adding and correcting write alike. */
void sheet_bind_content(struct query *query, const struct sheet *sheet, int64_t service,
                        const char *fields, const char *answers);

bool sheet_add_personal(struct sheet_store *store, int64_t id, const char *field, const char *value,
                        const struct seal *seal, struct error *error);

/* The control total as the record says it, "" for none; the caller frees it. */
char *sheet_total_text(int total);

/* The column (0: number, 1: uid in hexadecimal) of a batch; "" for none. The caller frees it. */
bool sheet_batch_text(struct sheet_store *store, int64_t batch, int column, char **text,
                      struct error *error);

/* BATCH, unless it is none, is open and has room for so many more. */
bool sheet_check_batch(struct sheet_store *store, int64_t batch, long sheets, struct error *error);

/* Before a sheet joins BATCH (0: none) under the number SERIAL, or gets it there: takes that off
 * the missing and rejected ones of the batch. */
bool sheet_leave_lists(struct sheet_store *store, int64_t batch, long serial, int64_t now,
                       struct error *error);

/* A sheet that is going to be changed, as it is. */
bool sheet_look(struct sheet_store *store, int64_t id, struct kept_row *row, struct error *error);

#endif
