#ifndef LEMBAR_DB_RECORD_LIST_H
#define LEMBAR_DB_RECORD_LIST_H

#include <glib.h>

#include "db/sheet_store.h"
#include "db/subject.h"

/* The record of changes to be read: its entries, newest first, page by page. Personal data are not
 * in it. */

struct record_list;

struct record_list *record_list_open(struct database *database, struct error *error);
void record_list_close(struct record_list *list); /* NULL is fine */

/* What entries are about that is not one row; the kinds begin with enum subject. */
enum {
    SUBJECT_IMPORT = SUBJECTS, /* sheets that came from a file together */
    SUBJECT_BULK,              /* actions that were changed together */
    RECORD_KINDS
};

struct record_row {
    int64_t number;
    int subject;            /* the kind; -1: none that is known here */
    char *name;             /* "Lembar 12 (survei 2024)"; what is gone: "Lembar …" */
    char *shown;            /* of it, what it is called by: "12" */
    struct sheet_change is; /* when, who, which field, old, new, why; field "": it was made */
    int64_t row;            /* its id; 0: gone, or not one row */
    int64_t sheet, survey;  /* the sheet that it is, or is about; the survey; 0: none */
};

/* What is read; zeroed: all. */
struct record_filter {
    int64_t since;      /* ms; from then on */
    const char *kind;   /* as the record has it ("sheet", "import" …), or NULL */
    int64_t person;     /* who, or 0 */
    const char *search; /* in what was and is, why, in the names of who and of what, or NULL; digits
                           also mean the sheet or batch of that number */
    GStrv fields;       /* with SEARCH: fields that are found by the words people have for them */
};

/* At most MOST entries before number BEFORE (0: the newest), a GPtrArray of struct record_row; the
 * caller unrefs it. NULL on trouble. */
GPtrArray *record_list_read(struct record_list *list, const struct record_filter *filter,
                            int64_t before, size_t most, struct error *error);

/* An empty array of struct record_row, to which pages are added. */
GPtrArray *record_list_new_rows(void);

/* Whether the record has an entry of each kind. */
bool record_list_kinds(struct record_list *list, bool there[RECORD_KINDS], struct error *error);

/* "sheet" …, "import", "bulk"; -1 for none of them. */
const char *record_kind_name(int kind);
int record_kind_from_name(const char *name);

#endif
