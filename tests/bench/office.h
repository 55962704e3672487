#ifndef LEMBAR_TESTS_BENCH_OFFICE_H
#define LEMBAR_TESTS_BENCH_OFFICE_H

#include "db/draft_store.h"
#include "db/sheet_store.h"
#include "db/survey_store.h"

/* Databases and files full of made-up sheets of skm-bpom-2024, the same ones each time. */

struct office {
    struct database *database;
    struct survey_store *surveys;
    struct survey *survey;
    struct sheet_store *sheets;
    struct draft_store *drafts;
};

/* Makes the database PATH anew, with a survey and its services. Close it in either case. */
bool office_create(struct office *office, const char *path, struct error *error);
void office_close(struct office *office);

/* Stores sheets numbered from 1 in one transaction. */
bool office_fill(struct office *office, long sheets, struct error *error);

/* Writes that many sheets to the CSV file PATH. */
bool office_write_csv(const struct office *office, const char *path, long sheets);

#endif
