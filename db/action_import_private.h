#ifndef LEMBAR_DB_ACTION_IMPORT_PRIVATE_H
#define LEMBAR_DB_ACTION_IMPORT_PRIVATE_H

#include "db/action_import.h"
#include "db/action_match.h"
#include "db/action_parts.h"
#include "db/action_store.h"
#include "src/listed_action.h"

/* What the files of the import of actions share. */

/* A row of the list as it was read. */
struct listed_row {
    long line;
    char *cells[ACTION_COLUMNS]; /* NULL where there is no such column */
    /* Where cells are merged, the row that an empty one goes on from; or NULL. */
    const struct listed_row *above[ACTION_COLUMNS_MERGED];
    bool heads_group;    /* it says nothing but what goes on below where cells are merged */
    int spelling;        /* position of that of the unit it names itself; -1: it names none */
    const char *skipped; /* why it is no action; or NULL */
    const char *broken;  /* why it cannot be read; or NULL */
};

/* A spelling that somebody has said the meaning of, and what it was before. */
struct confirmed {
    struct action_spelling *spelling;
    enum spelling_state state;
    char *unit;
};

/* Where rows go: a survey, or a sentence why there is none. */
struct listed_survey {
    char *key; /* of the unit (unit_name.h) */
    int year;
    struct survey *survey;
    char *refusal;
};

/* A row, or an item of the list in its cell, on its way into the database. */
struct listed_part {
    const struct listed_row *row;
    guint item;                  /* from 1; 0: the whole row */
    struct listed_action listed; /* its action is NULL where it is refused before it is read */
    struct action_twin *twin;    /* what it is stored as, or NULL */
    bool has_new_note;           /* one that is not among those of the twin */
    int year;                    /* of its survey; 0 where it is not known */
    GString *reasons;
    enum row_outcome outcome;
};

struct action_import {
    struct action_import_place place;
    struct action_import_options options; /* of the run at hand, or of the last */
    char *path, *name;                    /* of the list; the name is without its folder */
    char *columns_name;                   /* of the file of columns, or NULL */

    struct survey_store *surveys;
    struct action_store *actions;
    struct action_parts *action_parts;
    struct spelling_store *spelled;

    GPtrArray *pairs; /* headings and columns (pairs.h), or NULL */
    struct action_columns columns;
    GStrv above;      /* the row before, until the headings were found, or those; or NULL */
    bool is_waiting;  /* it is that of the headings, which may go on in the next row */
    bool has_columns; /* the headings were read */
    char *words;      /* the first row that may be of headings, or NULL */
    bool at_headings; /* what is wrong is with them, and the error says in which file */
    GPtrArray *rows;  /* of struct listed_row */
    const struct listed_row *carried[ACTION_COLUMNS_MERGED]; /* those that go on, or NULL */
    unsigned filled; /* bit N: column N was filled in some row */
    guint unmerged;  /* rows with an empty cell where one may go on */

    GPtrArray *units, *remembered; /* names; struct unit_spelling */
    GPtrArray *spellings;          /* of struct action_spelling */
    GArray *confirmed;             /* of struct confirmed, since the last run */

    /* Of a run; its result stays until the next that comes to its end. */
    int64_t now;      /* ms */
    GPtrArray *found; /* of struct listed_survey */
    GPtrArray *parts; /* of struct listed_part */
    struct action_match *match;
    struct action_import_result result;
};

/* A cell of the row, or the one that it goes on from where cells are merged; "" where there is
 * none. And all of them, NULL where there is no such column; borrowed. */
const char *listed_row_cell(const struct action_import *import, const struct listed_row *row,
                            enum action_column column);
void listed_row_cells(const struct action_import *import, const struct listed_row *row,
                      const char *cells[ACTION_COLUMNS]);

/* Why the row is no action; NULL where it is one. */
const char *listed_row_skipped(const struct action_import *import, const struct listed_row *row);
void listed_row_destroy(void *row);

/* Reads the file into rows. */
bool action_import_read(struct action_import *import, const struct action_import_file *file,
                        struct error *error);

/* Finds out which units are meant; and how many rows mean each, with the options at hand. */
bool action_import_read_units(struct action_import *import, struct error *error);
void action_import_count_units(struct action_import *import);
void action_spelling_destroy(void *spelling);

/* The survey that the row belongs to, borrowed, and its year, 0 where it is not known; or why there
 * is none, which the caller frees. False where the database fails. */
bool action_import_find_survey(struct action_import *import, const struct listed_row *row,
                               struct survey **survey, int *year, char **refusal,
                               struct error *error);
void listed_survey_destroy(void *survey);

/* What was confirmed since the last run stays so; or not. */
void action_import_settle_units(struct action_import *import, bool stays);

/* Remembers what was confirmed. */
bool action_import_remember(struct action_import *import, struct error *error);

/* Reads the rows into parts: their surveys, services and what they say. */
bool action_import_read_parts(struct action_import *import, struct error *error);
void listed_part_destroy(void *part);

/* Finds what is stored already, stores what is new, and tells what differs. */
bool action_import_store(struct action_import *import, struct error *error);

/* One sentence more about a part; and that it is refused. */
void listed_part_say(struct listed_part *part, const char *sentence);
void listed_part_refuse(struct listed_part *part, const char *sentence);

#endif
