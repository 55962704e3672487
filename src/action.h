#ifndef LEMBAR_SRC_ACTION_H
#define LEMBAR_SRC_ACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "src/calendar.h"
#include "src/due_date.h"

/* A planned action (rencana tindak lanjut, RATL) and its realisation. */

enum action_status { ACTION_PLANNED, ACTION_RUNNING, ACTION_DONE, ACTION_DROPPED, ACTION_STATUSES };

struct action {
    int64_t id;         /* 0 until it is stored */
    char uid[37];       /* unique across offices, written as a UUID; "" until it is read back */
    int64_t service_id; /* 0: of no service */
    char *element;      /* code of an element, or "" */
    char *cause;
    char *plan;
    char *due; /* as it was written */
    char *owner;
    char *realisation;
    char *evidence; /* name or number of a document */
    char *obstacles;
    enum action_status status;
    struct day due_day; /* as it was read; year 0 = none or not sure */
    enum due_certainty due_certainty;
    struct day done_day; /* year 0 = not done */
};

/* How an action stands on a day; what the lists and the home screen count. */
enum action_state {
    ACTION_IS_OVERDUE,
    ACTION_IS_SOON, /* due within ACTION_SOON_DAYS days, today included */
    ACTION_IS_OPEN, /* neither of the two: later, recurring, or without a sure date */
    ACTION_IS_DONE,
    ACTION_IS_DROPPED,
    ACTION_STATES
};

#define ACTION_SOON_DAYS 30

struct action *action_create(void);
struct action *action_copy(const struct action *action);
void action_destroy(struct action *action);

/* Replaces one of the texts above. */
void action_set(char **text, const char *value);

/* Takes over a due date as it was written and reads it for a survey of YEAR. */
void action_set_due(struct action *action, const char *due, int year);

enum action_state action_state(const struct action *action, struct day today);

/* Words for people: "direncanakan", "lewat tenggat". */
const char *action_status_words(enum action_status status);
const char *action_state_words(enum action_state state);

/* Names in files and commands: "planned", "overdue"; -1 for an unknown name. */
const char *action_status_name(enum action_status status);
const char *action_state_name(enum action_state state);
int action_status_from_name(const char *name);
int action_state_from_name(const char *name);

#endif
