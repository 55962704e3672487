#ifndef LEMBAR_DB_REPORT_TEXT_STORE_H
#define LEMBAR_DB_REPORT_TEXT_STORE_H

#include "db/database.h"
#include "db/survey_store.h"

/* What the office writes into the report of a survey, beside the figures: one text a part. */

enum report_part { REPORT_PREFACE, REPORT_ANALYSIS, REPORT_CLOSING, REPORT_PARTS };

/* The longest text, in bytes. */
#define REPORT_TEXT_MOST 16384

struct report_text_store;

/* SURVEY is borrowed and outlives the store. PERSON is who writes. */
struct report_text_store *report_text_store_open(struct database *database,
                                                 const struct survey *survey, int64_t person,
                                                 struct error *error);
void report_text_store_close(struct report_text_store *store); /* NULL is fine */

struct report_text {
    char *text;      /* "": not written */
    char *person;    /* who wrote it last, or "" */
    int64_t written; /* ms, 0: not written */
};

/* Finish it in either case. */
bool report_text_store_load(struct report_text_store *store, enum report_part part,
                            struct report_text *text, struct error *error);
void report_text_finish(struct report_text *text);

/* TEXT is stored without blank lines around it; a blank one takes the stored text away. Refuses
 * one longer than REPORT_TEXT_MOST. A transaction of its own. NOW in ms. */
bool report_text_store_save(struct report_text_store *store, enum report_part part,
                            const char *text, int64_t now, struct error *error);

/* By its name in commands, "preface"; -1 for an unknown name. */
int report_part_from_name(const char *name);

#endif
