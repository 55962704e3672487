#ifndef LEMBAR_DB_SHEET_SEARCH_H
#define LEMBAR_DB_SHEET_SEARCH_H

#include <glib.h>

#include "db/database.h"
#include "db/survey_store.h"

/* Finds the sheets of a survey by what the list shows of them. Part of the sheet store. */

struct sheet_search;

enum sheet_sort {
    SHEETS_BY_NUMBER,
    SHEETS_BY_SERVICE,
    SHEETS_BY_DAY,
    SHEETS_BY_KEYED,
    SHEETS_BY_VALUE
};

struct sheet_filter {
    const char *search;  /* digits: begins the number; words: all in service, day, fields … */
    int64_t service_id;  /* 0: of any service */
    int64_t batch_id;    /* 0: of any batch, and of none */
    int64_t keyed_by;    /* 0: by anybody */
    int counted;         /* 1 or 0; -1: both */
    bool accepted;       /* only sheets with accepted findings */
    int element;         /* only sheets with an answer to it; -1: all. SHEETS_BY_VALUE is by it */
    bool further;        /* element is one of form->further */
    const GArray *among; /* only these ids, of int64_t, ascending; NULL: all. Borrowed */
    enum sheet_sort sort;
    bool descending;
};

/* SURVEY is borrowed and outlives it. */
struct sheet_search *sheet_search_open(struct database *database, const struct survey *survey,
                                       struct error *error);
void sheet_search_close(struct sheet_search *finder); /* NULL is fine */

/* The ids of the sheets, an array of int64_t the caller unrefs; NULL on trouble. */
GArray *sheet_search_find(struct sheet_search *finder, const struct sheet_filter *filter,
                          struct error *error);

#endif
