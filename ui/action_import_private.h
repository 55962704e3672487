#ifndef LEMBAR_UI_ACTION_IMPORT_PRIVATE_H
#define LEMBAR_UI_ACTION_IMPORT_PRIVATE_H

#include "db/action_match.h"
#include "db/spelling_store.h"
#include "src/listed_action.h"
#include "ui/action_import.h"

/* What the files of the import of actions share. */

/* A row of the list as it was read. */
struct listed_row {
    long line;
    char *cells[ACTION_COLUMNS]; /* NULL where there is no such column */
    int spelling;                /* position of that of its unit; -1: it names none */
    const char *skipped;         /* why it is no action; or NULL */
    const char *broken;          /* why it cannot be read; or NULL */
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
    int year;                    /* of its survey; 0 where it is not known */
    GString *reasons;
    enum row_outcome outcome;
};

struct action_import {
    struct app *app;
    struct action_import_options options;
    char *path, *name; /* of the list; the name is without its folder */

    GPtrArray *pairs; /* headings and columns (pairs.h), or NULL */
    struct action_columns columns;
    bool has_columns;              /* the row of headings was found */
    bool told;                     /* the error already says which file it is about */
    GPtrArray *rows;               /* of struct listed_row */
    char *carried[ACTION_COLUMNS]; /* the cells that may go on, of the row read last */
    unsigned filled;               /* bit N: column N was filled in some row */
    guint unmerged;                /* rows with an empty cell where one may go on */

    struct spelling_store *store;
    GPtrArray *units, *remembered; /* names; struct unit_spelling */
    GPtrArray *spellings;          /* of struct action_spelling */

    /* Of a run. */
    GPtrArray *surveys; /* of struct listed_survey */
    GPtrArray *parts;   /* of struct listed_part */
    struct action_match *match;
    GArray *outcomes; /* of struct action_outcome */
    guint counts[ROW_OUTCOMES];
    GPtrArray *remarks;
};

/* A cell of the row; "" where there is none. */
const char *listed_row_cell(const struct listed_row *row, enum action_column column);
void listed_row_destroy(void *row);

/* Reads the file into rows. */
bool action_import_read(struct action_import *import, struct error *error);

/* Finds out which units are meant. */
bool action_import_read_units(struct action_import *import, struct error *error);
void action_spelling_destroy(void *spelling);

/* The survey that the row belongs to, borrowed, and its year, 0 where it is not known; or why there
 * is none, which the caller frees. False where the database fails. */
bool action_import_find_survey(struct action_import *import, const struct listed_row *row,
                               struct survey **survey, int *year, char **refusal,
                               struct error *error);
void listed_survey_destroy(void *survey);

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
