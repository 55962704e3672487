#ifndef LEMBAR_UI_SCREEN_ACTION_FILTER_H
#define LEMBAR_UI_SCREEN_ACTION_FILTER_H

#include "ui/app.h"
#include "ui/canvas.h"

/* Which actions a list, the calendar and the timeline show: all that is set must fit. */

struct action_filter {
    enum action_list list;
    char *service, *element, *owner; /* NULL: any; owner "": nobody */
    int year;                        /* of the survey; 0: any */
    int long_days;                   /* what makes a long overdue one */
};

/* With texts of its own; either is to be finished. */
struct action_filter action_filter_copy(const struct action_filter *filter);
void action_filter_finish(struct action_filter *filter);

bool action_filter_passes(const struct action_filter *filter, const struct action_row *row);

/* The nearest day before or after FROM (STEP -1 or 1) with which an action that passes and is
 * neither done nor dropped leads; FROM where there is none. */
struct day action_filter_next_due(const struct action_filter *filter, const GArray *rows,
                                  struct day from, int step);

/* Where calendar and timeline open: such a day nearest to TODAY, or today. */
struct day action_filter_first_due(const struct action_filter *filter, const GArray *rows,
                                   struct day today);

/* What is set, in words: "hanya CPOTB U1"; "" where nothing is. The caller frees it. */
char *action_filter_words(const struct action_filter *filter);

/* The value after CURRENT among VALUES, NULL before the first and after the last; a new string.
 * CURRENT is freed. */
char *action_filter_next(GPtrArray *values, char *current);

/* A date as a date; what is only a quarter, recurring or not sure, as it was written. The caller
 * frees it. */
char *action_due_text(const struct action *action);

/* The first line of a plan; the caller frees it. */
char *action_first_line(const char *plan);

#endif
