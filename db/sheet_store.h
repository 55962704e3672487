#ifndef LEMBAR_DB_SHEET_STORE_H
#define LEMBAR_DB_SHEET_STORE_H

#include <glib.h>

#include "db/database.h"
#include "db/kept_figures.h"
#include "db/sheet_search.h"
#include "db/survey_store.h"
#include "src/batch.h"
#include "src/index.h"
#include "src/sheet.h"

/* The finished sheets of one survey, the record of their corrections, and the figures that the
 * index needs, kept up to date with each change in the same transaction. */

struct sheet_store;

/* SURVEY is borrowed and outlives the store. PERSON is who keys and corrects. */
struct sheet_store *sheet_store_open(struct database *database, const struct survey *survey,
                                     int64_t person, struct error *error);
void sheet_store_close(struct sheet_store *store); /* NULL is fine */

/* --- changes; NOW in ms --- */

/* Within the caller's transaction: adds a sheet that counts, or is set aside for REASON; refuses
 * one of a batch that is closed, or holds all the sheets that its slip declares. What was missing
 * or rejected there under its number is so no more, on the record of the batch. The kept figures
 * follow at sheet_store_flush, which must come before the commit. ID may be NULL. */
bool sheet_store_add(struct sheet_store *store, const struct sheet *sheet, bool counted,
                     const char *reason, int64_t now, int64_t *id, struct error *error);
bool sheet_store_flush(struct sheet_store *store, struct error *error);

/* After a rollback: forgets the figures that were not flushed. */
void sheet_store_forget(struct sheet_store *store);

/* Around the adding of many sheets from SOURCE, a file: one entry of the record tells of them all.
 * Within one transaction of the caller, who calls sheet_store_follow_import when something else,
 * like a new service, got an entry in between: the import's own will stand after that. */
bool sheet_store_begin_import(struct sheet_store *store, struct error *error);
bool sheet_store_follow_import(struct sheet_store *store, struct error *error);
bool sheet_store_end_import(struct sheet_store *store, const char *source, int64_t now,
                            struct error *error);

/* What a correction would undo: such a one takes a reason. */
struct sheet_settled {
    enum {
        SHEET_UNSETTLED,
        SHEET_OF_CLOSED_BATCH,
        SHEET_DECIDED /* by second keying, after a third pass */
    } by;
    long batch; /* its number */
};

bool sheet_store_settled(struct sheet_store *store, int64_t id, struct sheet_settled *settled,
                         struct error *error);

/* Within the caller's transaction: stores what differs and records each old and new value, and WHY.
 * What second keying had settled of these fields is so no more. A sheet that is settled is refused
 * where WHY is "". */
bool sheet_store_correct(struct sheet_store *store, int64_t id, const struct sheet *sheet,
                         const char *why, int64_t now, struct error *error);

/* Of the sheet added, corrected or moved last: the list of its batch that it came off. */
enum serial_was sheet_store_serial_was(const struct sheet_store *store);

/* Moves a sheet to another batch (0: to none), as far as both are open and the other has room, and
 * tells it in its record; a transaction of its own. A correction never moves a sheet. */
bool sheet_store_move(struct sheet_store *store, int64_t id, int64_t batch, int64_t now,
                      struct error *error);

/* Sets a sheet aside for REASON, or brings it back; a transaction of its own. */
bool sheet_store_set_counted(struct sheet_store *store, int64_t id, bool counted,
                             const char *reason, int64_t now, struct error *error);

/* Erases the personal data of a sheet for good, at the respondent's wish, from the file too;
 * answers and record stay as they are, and the record tells that it was done. The sheet takes no
 * personal data any more. A transaction of its own. */
bool sheet_store_erase_personal(struct sheet_store *store, int64_t id, const char *why, int64_t now,
                                struct error *error);

/* The id of the sheet with that number, 0 where there is none. Refuses a number that several have:
 * papers may truly be so. */
bool sheet_store_by_number(struct sheet_store *store, long number, int64_t *id,
                           struct error *error);

/* --- one sheet --- */

/* The caller destroys it; NULL on trouble. */
struct sheet *sheet_store_load(struct sheet_store *store, int64_t id, struct error *error);

struct sheet_info {
    int64_t id, service_id; /* service_id 0: none */
    char uid[UID_TEXT_SIZE];
    long number;
    char day[11]; /* YYYY-MM-DD or "" */
    char *answers;
    bool counted;
    char *reason;
    char *accepted; /* findings (src/check.h) */
    char *keyed_by;
    int64_t keyed_at;
    int64_t batch_id; /* 0: none */
};

bool sheet_store_info(struct sheet_store *store, int64_t id, struct sheet_info *info,
                      struct error *error);
void sheet_info_finish(struct sheet_info *info);

struct sheet_change {
    int64_t at;
    char *person, *field, *old_value, *new_value, *why;
};

void sheet_change_free(void *change);

/* The record of a sheet, the oldest first: a GPtrArray of struct sheet_change. NULL on trouble. */
GPtrArray *sheet_store_changes(struct sheet_store *store, int64_t id, struct error *error);

/* --- many sheets --- */

/* The ids of the sheets, an array of int64_t the caller unrefs; NULL on trouble. */
GArray *sheet_store_find(struct sheet_store *store, const struct sheet_filter *filter,
                         struct error *error);

bool sheet_store_number_is_free(struct sheet_store *store, long number, int64_t except,
                                bool *is_free, struct error *error);
/* The id of the sheet with the highest number, 0 where there is none. */
bool sheet_store_last(struct sheet_store *store, int64_t *id, struct error *error);

/* --- figures --- */

/* The kept figures of the sheets that count, of one service or all; the caller destroys the
 * tally. NULL on trouble. */
struct tally *sheet_store_tally(struct sheet_store *store, int64_t service, struct error *error);
bool sheet_store_counts(struct sheet_store *store, int64_t service, struct sheet_counts *counts,
                        struct error *error);

/* Calls VISIT with each sheet, in the order of their numbers; it returns false to stop. The sheet
 * belongs to the store and has no personal data unless WITH_PERSONAL. False too where whoever
 * watches the database stopped it (ERROR_STOPPED). */
typedef bool sheet_visit(const struct sheet *sheet, const struct sheet_info *info, void *context);
bool sheet_store_each(struct sheet_store *store, bool with_personal, sheet_visit *visit,
                      void *context, struct error *error);

/* Recomputes the kept figures from the answers; *equal tells whether they were right. */
bool sheet_store_check_figures(struct sheet_store *store, bool *equal, struct error *error);

#endif
