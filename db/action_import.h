#ifndef LEMBAR_DB_ACTION_IMPORT_H
#define LEMBAR_DB_ACTION_IMPORT_H

#include "db/spelling_store.h"
#include "db/survey_store.h"
#include "src/action_column.h"

/* A list of actions as an office has it, from a CSV file into the database, row by row: taken,
 * taken with a doubt, there already, different from what is stored, or refused.
 *
 * The list is read whole; then somebody may confirm how it spells units; then it is run, once to
 * see what would come of it, once to keep it. */

struct action_import;

/* Where it goes and who brings it; what it points to outlives the import. */
struct action_import_place {
    struct database *database;
    const struct survey *survey; /* at hand */
    const char *language;        /* of the forms of other surveys */
    int64_t person;
};

/* Borrowed while it is read. */
struct action_import_file {
    const char *path;
    const char *text;    /* the list itself, where it is in no file but only called PATH; or NULL */
    const char *columns; /* file of headings and columns, or NULL */
};

/* How it is taken; each run may have others. */
struct action_import_options {
    int year;          /* of a list that does not say it; 0: that of the survey at hand */
    bool merged;       /* an empty cell of unit, year, recommendation or service goes on */
    bool split_lists;  /* a plan that is nothing but a list is several actions */
    bool update;       /* what the list says otherwise goes into the database */
    bool add_surveys;  /* makes surveys of units and years that are missing */
    bool add_services; /* and services */
};

/* Reads the list; nothing is written. NULL, with a sentence, where it is no list of actions.
 * HEADINGS, which may be NULL, tells whether it is its headings that say too little or too much, so
 * that a file of columns would help. */
struct action_import *action_import_open(const struct action_import_place *place,
                                         const struct action_import_file *file,
                                         const struct action_import_options *options,
                                         bool *headings, struct error *error);
void action_import_close(struct action_import *import); /* NULL is fine */

/* Those it was opened with, or those of the last run. */
const struct action_import_options *action_import_options(const struct action_import *import);

/* Those that were found, and those that are not read; borrowed. */
const struct action_columns *action_import_columns(const struct action_import *import);

/* Refuses to have PATH written over: a file of the database, or the list itself. */
bool action_import_may_write(const struct action_import *import, const char *path,
                             struct error *error);

/* --- units --- */

enum spelling_state {
    SPELLING_KNOWN,      /* the name of a unit, but for case, blanks and the like */
    SPELLING_REMEMBERED, /* confirmed in an earlier import */
    SPELLING_CONFIRMED,  /* confirmed now */
    SPELLING_NEW,        /* near to no known unit: one of its own where surveys may be added */
    SPELLING_OPEN,       /* somebody must say which it is; its rows are refused till then */
};

struct action_spelling {
    char *written, *key; /* as it stands first, and by unit_name.h */
    enum spelling_state state;
    char *unit;                             /* what is meant; NULL of an open or new one */
    const struct unit_spelling *remembered; /* who has confirmed it, or NULL */
    GPtrArray *proposals;                   /* char *, borrowed: what may be meant */
    long line;                              /* the first */
    guint rows;                             /* how many; 0: nothing but a heading of a group */
};

/* Whether somebody should say what is meant. */
bool action_spelling_asks(const struct action_spelling *spelling);

/* All in the list, in its order: of struct action_spelling. */
const GPtrArray *action_import_spellings(const struct action_import *import);

/* A person says which unit is meant; it is remembered once the import is kept. UNIT NULL: that he
 * does not know it; then the rows are refused, and what was remembered before stays so. */
void action_import_confirm(struct action_import *import, guint spelling, const char *unit);

/* Says what was said of BEFORE, an earlier reading of the same list. */
void action_import_confirm_as(struct action_import *import, const struct action_import *before);

/* The same from a file of spellings and units; what is not in the list is passed over. */
bool action_import_confirm_file(struct action_import *import, const char *path,
                                struct error *error);

/* --- what comes of it --- */

enum row_outcome {
    ROW_TAKEN,
    ROW_DOUBTED,   /* taken, but a person should look at it */
    ROW_THERE,     /* stored already */
    ROW_DIFFERENT, /* stored, but not all the same; left as it is */
    ROW_UPDATED,   /* stored, and now as the list says */
    ROW_REFUSED,
    ROW_SKIPPED, /* no action: a heading, a sum, an empty row */
    ROW_OUTCOMES
};

struct action_outcome {
    long line;  /* in the file */
    guint item; /* of a list in one cell, from 1; 0: the row is one action */
    enum row_outcome outcome;
    const char *unit, *service; /* as written, or ""; borrowed */
    int year;                   /* 0 where it is not known */
    char *plan;                 /* as written, of an item its own */
    char *reasons;              /* what a person should know, or "" */
};

struct action_import_result {
    GArray *outcomes; /* of struct action_outcome, in the order of the list */
    guint counts[ROW_OUTCOMES];
    GPtrArray *remarks; /* sentences (char *) about the list as a whole */
};

/* Runs the import within one transaction: keeps all of it, or nothing unless KEEP. False where the
 * database fails: nothing is changed then, and result, options and what is confirmed are those of
 * the run before. NOW in ms. */
bool action_import_run(struct action_import *import, const struct action_import_options *options,
                       bool keep, int64_t now, struct error *error);

/* What came of the last run; borrowed until the next. */
const struct action_import_result *action_import_result(const struct action_import *import);

#endif
