#ifndef LEMBAR_SRC_ACTION_H
#define LEMBAR_SRC_ACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "src/calendar.h"
#include "src/due_date.h"

/* A planned action (rencana tindak lanjut, RATL) and its realisation. */

enum action_status { ACTION_PLANNED, ACTION_RUNNING, ACTION_DONE, ACTION_DROPPED, ACTION_STATUSES };

struct action {
    int64_t id;           /* 0 until it is stored */
    char uid[37];         /* unique across offices, written as a UUID; "" until it is read back */
    int64_t version;      /* one more with each stored change of what stands here */
    int64_t survey_id;    /* 0: of the survey at hand, until it is read back */
    int year;             /* of its survey; 0 until it is read back */
    int64_t service_id;   /* 0: of no service */
    char *service;        /* code of that service as it was read back, or "" */
    char *recommendation; /* its number or words in a list from elsewhere, or "" */
    char *element;        /* code of an element, or "" */
    char *cause;
    char *plan;
    char *due;        /* as it was written */
    char *owner;      /* name of a person, or a function of the office */
    int64_t owner_id; /* the person of that name; 0: none */
    char *realisation;
    char *evidence; /* names or numbers of documents */
    char *obstacles;
    char *reason; /* why it was dropped */
    char *why;    /* why it is changed: for the record when it is stored, not kept here */
    enum action_status status;
    struct day due_day; /* as it was read; year 0 = none or not sure */
    enum due_certainty due_certainty;
    struct day
        step_day; /* of a recurring one: the end of the first month not ticked; year 0: none */
    struct day done_day; /* year 0 = not done */
    struct day made_day; /* when it was planned; year 0 until it is read back */
    unsigned quarters;   /* bit N - 1: marked for quarter N of the year after its survey */
    int moves;           /* how often its due date was moved */
    unsigned rules;  /* by which it was recommended (src/recommendation.h); set when it is made */
    int64_t answers; /* the sheet whose suggestion it is made for, 0: none; not kept here */
    int files;       /* of evidence */
    bool undo;       /* the change being stored takes another back: nothing is moved by it */
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

/* What the lists need to know of an action; there may be 100,000 of them. */
struct action_facts {
    enum action_status status;
    enum due_certainty certainty;
    struct day lead; /* the day it is due next; year 0: none */
    bool has_owner, has_realisation, has_evidence;
};

/* The lists that lead. All but ACTIONS_ALL, _DOUBTED, _DONE and _DROPPED are of open ones. */
enum action_list {
    ACTIONS_ALL,
    ACTIONS_OVERDUE,
    ACTIONS_LONG_OVERDUE, /* for more than so many days */
    ACTIONS_SOON,
    ACTIONS_UNPROVEN,  /* something is done, or all, but nothing proves it */
    ACTIONS_OWNERLESS, /* nobody is in charge */
    ACTIONS_DATELESS,  /* no due date is written */
    ACTIONS_DOUBTED,   /* a person must look at the due date */
    ACTIONS_LATER,     /* neither overdue nor soon */
    ACTIONS_DONE,
    ACTIONS_DROPPED,
    ACTION_LISTS
};

/* Empty: planned, without a due date; the caller destroys it, and a copy. NULL may be destroyed. */
struct action *action_create(void);
struct action *action_copy(const struct action *action);
void action_destroy(struct action *action);

/* Replaces one of the texts above. */
void action_set(char **text, const char *value);

/* Takes over a due date as it was written and reads it for a survey of YEAR. */
void action_set_due(struct action *action, const char *due, int year);

/* The due date for a table: "31-12-2024", behind it the words where they are no plain date ("(TW IV
 * 2024)"); the words alone where no day is sure. The caller frees it. */
char *action_due_words(const struct action *action);

/* The due date as the record of changes keeps it: the words, and behind " = " the day where a
 * person has settled another one than they say (" = ?": none yet). The caller frees it. Both are of
 * a survey of YEAR. */
char *action_due_to_record(const struct action *action, int year);
void action_due_from_record(struct action *action, const char *kept, int year);

/* The day it is due next: its due date, or of a recurring one the end of the month to be ticked. */
struct day action_lead(const struct action *action);

/* What lists know of it, without its texts. */
struct action_facts action_facts(const struct action *action);

enum action_state action_state(const struct action *action, struct day today);
enum action_state action_facts_state(const struct action_facts *facts, struct day today);

/* LONG_DAYS: how many days make a long overdue one. */
bool action_is_on(const struct action_facts *facts, enum action_list list, struct day today,
                  int long_days);

/* Why a person must look at its due date; DOUBT_NONE where nobody must. */
enum due_doubt action_due_doubt(const struct action *action);

/* "1, 3": the marked quarters; and back, false where there is anything but 1 to 4. */
char *action_quarters_text(unsigned quarters);
bool action_quarters_read(const char *text, unsigned *quarters);

/* Words for people: "direncanakan", "lewat tenggat". */
const char *action_status_words(enum action_status status);
const char *action_state_words(enum action_state state);
const char *action_list_words(enum action_list list);

/* Names in files and commands: "planned", "overdue"; -1 for an unknown name. */
const char *action_status_name(enum action_status status);
const char *action_state_name(enum action_state state);
int action_status_from_name(const char *name);
int action_list_from_name(const char *name);

#endif
