#ifndef LEMBAR_SRC_LISTED_ACTION_H
#define LEMBAR_SRC_LISTED_ACTION_H

#include <glib.h>

#include "src/action.h"
#include "src/action_column.h"
#include "src/form.h"

/* A row of a list of actions as offices have them, read into an action: what it says is taken as it
 * is said, what cannot be placed is kept in a note, and whatever a person should look at is told.
 * Nothing is guessed silently. */

struct listed_action {
    struct action *action; /* its unit, year and service are the caller's to find */
    char *note;            /* what the row says beside it, to be kept with it; "" */
    unsigned said;         /* bit N: column N says something */
    bool with_day;         /* its due date is written with its day */
    GPtrArray *doubts;     /* sentences (char *) */
};

/* CELLS are by column, NULL or "" where there is nothing; YEAR is that of the survey, of FORM. */
void listed_action_read(struct listed_action *listed, const char *const cells[ACTION_COLUMNS],
                        const struct form *form, int year);
void listed_action_finish(struct listed_action *listed);

/* Whether a column says something. */
bool listed_action_says(const struct listed_action *listed, enum action_column column);

/* The text of an action that a column says as it is written; NULL for one that is read into
 * something else: a day, a state, a service. */
char **listed_text_of(struct action *action, enum action_column column);

/* The due day is a placeholder, in COUNT of ALL rows: kept as written, for a person to look at. */
void listed_action_doubt_day(struct listed_action *listed, int count, int all);

/* As much of a cell as a sentence has room for; the caller frees it. */
char *listed_excerpt(const char *cell);

/* The only year in a text: "SKM 2022"; 0 where there is none, or two. */
int listed_year(const char *text);

/* Nothing, or a dash that stands for it; NULL too. */
bool listed_is_empty(const char *cell);

/* Says what is to be done: some words, not "nihil". */
bool listed_has_plan(const char *cell);

#endif
