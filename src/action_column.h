#ifndef LEMBAR_SRC_ACTION_COLUMN_H
#define LEMBAR_SRC_ACTION_COLUMN_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "src/error.h"

/* The columns of a list of actions, found by their headings: as Lembar writes them, or as offices
 * do, in any case and with any blanks and points. A table of pairs may say what is meant where a
 * heading is none of these. */

enum action_column {
    /* What spreadsheets merge downwards: the first cell has the text, those below are empty. */
    ACTION_COLUMN_UNIT,
    ACTION_COLUMN_YEAR,
    ACTION_COLUMN_RECOMMENDATION,
    ACTION_COLUMN_SERVICE,
    /* The others say it in each row. */
    ACTION_COLUMN_ELEMENT,
    ACTION_COLUMN_CAUSE,
    ACTION_COLUMN_PLAN,
    ACTION_COLUMN_DUE,
    ACTION_COLUMN_OWNER,
    ACTION_COLUMN_STATUS,
    ACTION_COLUMN_REALISATION,
    ACTION_COLUMN_DONE,
    ACTION_COLUMN_EVIDENCE,
    ACTION_COLUMN_OBSTACLES,
    ACTION_COLUMN_REASON,
    ACTION_COLUMN_QUARTERS,
    ACTION_COLUMN_NOTE,
    ACTION_COLUMN_ID, /* of an action that Lembar has written */
    ACTION_COLUMNS
};
#define ACTION_COLUMNS_MERGED (ACTION_COLUMN_SERVICE + 1)

struct action_columns {
    int positions[ACTION_COLUMNS]; /* in the file, or -1 */
    GStrv headings;                /* as they are written */
    size_t count;
    GArray *unread; /* of size_t: columns with a heading that says nothing known, or with none */
};

/* A name for people: "rencana". And the one in files: "plan". */
const char *action_column_words(enum action_column column);
const char *action_column_name(enum action_column column);

/* Whether a row is that of the headings: it has one for the plan, and something beside it if it
 * has several cells: a title stands alone. PAIRS of heading and column (pairs.h), or NULL; "-" is
 * the column of what is passed over.
 */
bool action_columns_are_here(char *const *cells, size_t count, const GPtrArray *pairs);

/* Whether two rows are headings together: UPPER has some over several columns, merged, and LOWER
 * says under these what each of them is. */
bool action_columns_go_on(char *const *upper, size_t upper_count, char *const *lower,
                          size_t lower_count, const GPtrArray *pairs);

/* What such rows say together, column by column; the caller frees it. */
GStrv action_columns_join(char *const *upper, size_t upper_count, char *const *lower,
                          size_t lower_count, const GPtrArray *pairs);

/* False, with a sentence that names the line, where a pair names no column, or a heading that is
 * not among CELLS, of the row of headings; NULL where that is not known yet. */
bool action_columns_check(const GPtrArray *pairs, char *const *cells, size_t count,
                          struct error *error);

/* Finds the columns of a row of headings; finish them in any case. False, with a sentence, where
 * two headings mean the same. */
bool action_columns_read(struct action_columns *columns, char *const *cells, size_t count,
                         const GPtrArray *pairs, struct error *error);
void action_columns_finish(struct action_columns *columns);

/* There is something in column AT below the headings: where it has none, it is not read. */
void action_columns_fill(struct action_columns *columns, size_t at);

#endif
