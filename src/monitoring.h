#ifndef LEMBAR_SRC_MONITORING_H
#define LEMBAR_SRC_MONITORING_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "src/action.h"

/* The monitoring of actions at a cut-off date: how many of each unit and survey year were closed
 * then. Each plan and closing counts by its own date, also where it was typed in later, as offices
 * that begin with Lembar do with their old actions; what was recorded after the cut-off is counted
 * apart as well ("late"). Less that, the figures are read off the record of changes as it was then:
 * the same for ever. What was closed after the cut-off does not count. */

/* An action as it was at the cut-off, and as it is now. */
struct monitored {
    int64_t id;
    char *unit, *unit_key; /* the key is that of unit_name.h */
    int year;              /* of its survey */
    char *service, *recommendation, *element, *plan, *owner, *due; /* as they were */
    struct day due_day; /* as the words of its due date were read */
    enum action_status status;
    struct day done_day;
    struct day made_day; /* when it was recorded */
    bool existed;        /* it was recorded by then */
    char *ticks;         /* of a recurring one, "2024-08,2024-09"; as they were, */
    char *ticks_now;     /* and as they are */
    struct day step_day; /* of a recurring one: see action_life.h */
    enum action_status status_now;
    struct day done_day_now;
};

struct monitored *monitored_create(void);
void monitored_destroy(struct monitored *action); /* NULL is fine */

/* An entry of the record about an action, made after the cut-off. */
struct monitored_entry {
    const char *field; /* "" where the action was made; those not looked at are passed over */
    const char *old_value;
    const char *new_value; /* looked at where a month was ticked */
};

/* Turns an action as it is now, whose *_now are set, into what it was: ENTRY is taken back. Entries
 * are handed in from the newest to the oldest. */
void monitored_take_back(struct monitored *action, const struct monitored_entry *entry);

/* Finds the step of a recurring action once all is taken back: the months ticked by the cut-off
 * count, or all of an action that was recorded later itself. */
void monitored_settle(struct monitored *action);

enum monitored_state {
    MONITORED_OVERDUE, /* open, its day, or a month not ticked, was before the cut-off */
    MONITORED_OPEN,
    MONITORED_CLOSED,
    MONITORED_DROPPED,
    MONITORED_LATER, /* not there yet, by its own date either */
    MONITORED_STATES
};

/* Closed is what was recorded as done by then, on a day up to the cut-off or on none; and what is
 * done now, on a day up to the cut-off. */
enum monitored_state monitored_state(const struct monitored *action, struct day cutoff);

/* Its plan counts, but was recorded after the cut-off. A plan has no date of its own: it counts
 * from the end of its survey year, or from the day it was due or done where that is earlier. */
bool monitored_is_planned_late(const struct monitored *action, struct day cutoff);

/* It counts as closed, but that was recorded after the cut-off. */
bool monitored_is_closed_late(const struct monitored *action, struct day cutoff);

/* "lewat tenggat", and the name in files. */
const char *monitored_state_words(enum monitored_state state);
const char *monitored_state_name(enum monitored_state state);

/* Overdue ones first, then the open by their day, then closed, then dropped; what was not there yet
 * last. Of a GPtrArray of struct monitored. */
void monitored_sort(GPtrArray *actions, struct day cutoff);

/* --- the matrix --- */

/* A printed row of another unit, as it was published. */
struct monitored_print {
    char *unit, *unit_key;
    int year;                              /* 0: of all years, in a sum */
    bool is_total;                         /* the sum of a table */
    struct day day;                        /* the cut-off it speaks of; year 0: not said */
    long recommendations, actions, closed; /* -1: not printed */
    long percent;                          /* hundredths, as printed; HUNDREDTHS_NONE */
    int64_t import;                        /* which it came with */
    char *source;
    long line; /* in the imported file */
};

struct monitored_print *monitored_print_create(const char *unit, int year);
void monitored_print_destroy(struct monitored_print *print); /* NULL is fine */

struct monitoring_row {
    const char *unit, *unit_key; /* borrowed; NULL in a sum */
    int year;                    /* 0 in the sum of all years */
    bool printed;                /* published figures: nothing is known of its actions */
    long recommendations;        /* services with an action; before 2022 service and element; apart
                                    where a list from elsewhere numbers them */
    long actions;                /* the dropped left out */
    long closed, overdue, dropped;
    long actions_late, closed_late; /* of these, how many were recorded after the cut-off */
};

/* Closed in a hundred actions, hundredths; HUNDREDTHS_NONE without an action. */
long monitoring_percent(const struct monitoring_row *row);

struct monitoring {
    struct day cutoff;
    GArray *rows;  /* of struct monitoring_row, by unit and year, printed ones last */
    GArray *years; /* the sums of each year, computed from the rows, the newest first */
    struct monitoring_row sum;
};

/* ACTIONS of struct monitored; PRINTS of struct monitored_print, or NULL. A printed row stands only
 * where there is no action of that unit and year; of several the newest up to the cut-off. Both
 * must outlive the result; destroy it. */
struct monitoring *monitoring_compute(const GPtrArray *actions, const GPtrArray *prints,
                                      struct day cutoff);
void monitoring_destroy(struct monitoring *monitoring); /* NULL is fine */

/* The row of a unit and year, or NULL. */
const struct monitoring_row *monitoring_find(const struct monitoring *monitoring,
                                             const char *unit_key, int year);

/* --- cut-off dates --- */

/* The last end of a half-year (30 June, 31 December) that is over or ends on TODAY, and the one
 * before DAY or after it (STEP -1 or 1). */
struct day half_year_last(struct day today);
struct day half_year_step(struct day day, int step);

/* --- printed figures --- */

/* A sentence (char *) for each printed figure that its own row or the rows it sums up contradict,
 * with the file and line in front. The caller unrefs it. */
GPtrArray *monitored_prints_check(const GPtrArray *prints);

#endif
