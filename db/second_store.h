#ifndef LEMBAR_DB_SECOND_STORE_H
#define LEMBAR_DB_SECOND_STORE_H

#include "db/second_draw.h"
#include "db/sheet_store.h"
#include "src/comparison.h"
#include "src/second_rule.h"

/* Second keying of one survey: what waits for the second pass, for the third and for somebody who
 * decides; the passes themselves, on disk after each accepted field like first keying; and what was
 * found. A sheet is in one pass of one program at a time. The first pass is always the sheet as it
 * is now: one that is corrected between two passes is compared as it is then.
 *
 * Sheets that are set aside wait, and are left out here, until they are brought back. */

struct second_store;

/* SURVEY and SHEETS are borrowed and outlive the store. PERSON keys the passes and decides;
 * IS_SUPERVISOR: may settle mismatches. */
struct second_store *second_store_open(struct database *database, const struct survey *survey,
                                       struct sheet_store *sheets, int64_t person,
                                       bool is_supervisor, struct error *error);
void second_store_close(struct second_store *store); /* NULL is fine */

/* --- what waits --- */

enum second_state { SECOND_WAITS, SECOND_THIRD, SECOND_DECISION, SECOND_SETTLED, SECOND_STATES };

/* As the database has it: "second", "third", "decision", "settled". */
const char *second_state_name(enum second_state state);

struct second_waiting {
    int64_t id, sheet_id;
    enum second_state state; /* never settled */
    enum second_why why;
    long number;                   /* of the sheet */
    char *service;                 /* its name, or "" */
    int64_t keyers[2];             /* who keyed the first pass and the second; 0: not yet */
    int64_t begun_by;              /* who has begun the pass that it waits for, or 0 */
    bool parked;                   /* … and left it on purpose */
    enum second_standing standing; /* of this person for that pass; of a decision: other */
};

/* In the order in which this person should take them: a GPtrArray of struct second_waiting; the
 * caller unrefs it. NULL on trouble. */
GPtrArray *second_store_list(struct second_store *store, struct error *error);

struct second_counts {
    int64_t sheets[SECOND_STATES];
    int64_t mine[SECOND_STATES]; /* of them, those that this person may take */
    int64_t differing;           /* of the settled ones, those that differed */
    int64_t changed;             /* of the settled ones, those with a field changed since */
};

bool second_store_counts(struct second_store *store, struct second_counts *counts,
                         struct error *error);

/* Whether people sign in: else one person may key all passes, and the record says so. */
bool second_store_signs_in(struct second_store *store, bool *signs_in, struct error *error);

/* Whether a difference is told while the field is keyed, or only when the sheet is. */
bool second_store_alarms(struct second_store *store, bool *alarms, struct error *error);

/* The rule for sheets of a batch, or with batch 0 of none, and choosing its share, 0 to 100 per
 * cent (db/second_draw.h). */
bool second_store_rule(struct second_store *store, int64_t batch, struct second_rule *rule,
                       struct error *error);
bool second_store_set_share(struct second_store *store, int64_t batch, long share, int64_t now,
                            struct error *error);

/* The id of the batch with that number in the survey; refuses one that there is not. */
bool second_store_batch(struct second_store *store, long number, int64_t *batch,
                        struct error *error);

/* Asks for COUNT sheets, given by their ids, to be keyed again; one transaction. *ASKED is how many
 * of them did not wait already. */
bool second_store_ask(struct second_store *store, const int64_t *sheets, size_t count, int64_t now,
                      size_t *asked, struct error *error);

/* The same for stored sheets, by what they have in common. */
bool second_store_order(struct second_store *store, const struct second_order *order, int64_t now,
                        struct second_ordered *ordered, struct error *error);

/* --- a pass --- */

struct second_pass {
    int64_t id; /* what waits, claimed; 0: nothing does */
    int64_t sheet_id;
    int number;          /* 2 or 3 */
    struct sheet *sheet; /* owned: the number, and what this pass keys; the rest blank */
    char *items;         /* what it keys (src/comparison.h) */
    char *service;       /* name of the service, to find the paper; or "" */
    size_t at;           /* item under the cursor */
    enum second_standing standing;
    bool on_disk;
    char *instead_of; /* who had begun it and left, or NULL: what he keyed is gone */
};

void second_pass_finish(struct second_pass *pass);

/* Opens the next pass NUMBER (2 or 3) that this person may key and nobody has open: one's own that
 * was left or interrupted first. PASS has no id where none waits. */
bool second_store_take(struct second_store *store, int number, struct second_pass *pass,
                       int64_t now, struct error *error);

/* The same, only one's own that was interrupted, of either number. */
bool second_store_take_interrupted(struct second_store *store, struct second_pass *pass,
                                   int64_t now, struct error *error);

/* Writes the pass; on disk when it returns true. */
bool second_store_keep(struct second_store *store, struct second_pass *pass, struct error *error);

/* Leaves it on disk for later, or takes it off; it is claimed no more. */
bool second_store_park(struct second_store *store, struct second_pass *pass, struct error *error);
bool second_store_discard(struct second_store *store, struct second_pass *pass,
                          struct error *error);

/* Whether what the pass has keyed of ITEM differs from the sheet as it is now. */
bool second_store_differs(struct second_store *store, const struct second_pass *pass, size_t item,
                          bool *differs, struct error *error);

struct second_outcome {
    enum second_state state; /* of the sheet, now */
    size_t differing;        /* fields for which first and second pass differ */
    size_t more; /* the sheet was corrected meanwhile: so many more fields are to be keyed; the
                    pass goes on with them */
};

/* Stores the pass and compares; a transaction of its own. Without a difference it is settled. The
 * pass is claimed no more, unless there is more to key. */
bool second_store_finish(struct second_store *store, struct second_pass *pass, int64_t now,
                         struct second_outcome *outcome, struct error *error);

/* --- a decision --- */

struct second_case {
    int64_t id, sheet_id;         /* id 0: none */
    struct sheet *passes[PASSES]; /* the sheet as it is now, then the others; owned; the
                                     third may be NULL */
    struct sheet *seen;           /* the sheet as it was when second pass was compared */
    char *items, *third_items;    /* what second and third pass keyed */
    GArray *differences;          /* of struct difference, into the passes */
    char *keyers[PASSES];         /* names */
    enum second_standing standing[PASSES];
    char *corrected_by; /* who corrected a field after the comparison, or NULL */
    int64_t corrected_at;
    int64_t last;          /* the last entry on the sheet, when it was read */
    struct sheet *decided; /* owned: the sheet as it is now, with what two passes agree on */
};

void second_case_finish(struct second_case *decision);

/* The next sheet that waits for a decision and that nobody has open, claimed; no id where there is
 * none. */
bool second_store_next_case(struct second_store *store, struct second_case *decision,
                            struct error *error);

/* Reads it anew, after somebody has corrected the sheet. */
bool second_store_reload(struct second_store *store, struct second_case *decision,
                         struct error *error);

/* Puts what was decided into the sheet, as a correction on the record, and settles it; a
 * transaction of its own. Refuses where the sheet has changed since the case was read, or is being
 * corrected. It is claimed no more. */
bool second_store_decide(struct second_store *store, struct second_case *decision, int64_t now,
                         struct error *error);
void second_store_drop_case(struct second_store *store, const struct second_case *decision);

/* --- what was found --- */

/* Over sheets that were drawn at random, or all: those of a first keyer and those asked for would
 * not stand for the others, and are told apart. A field that differs and is not settled counts as
 * wrong. Fields that all passes have wrong in the same way are not found. */
struct second_rate {
    int64_t sheets, drawn;   /* of the sheets, drawn at random; the rest: all are keyed twice */
    int64_t compared, wrong; /* fields */
    int64_t undecided;       /* of the wrong ones: they differ, which pass erred is open */
    int64_t answers, wrong_answers;                    /* of them, given answers of elements */
    int64_t other_sheets, other_compared, other_wrong; /* of a first keyer, or asked for */
    bool
        uneven; /* a batch has another share than the survey: the rate is more of those with more */
};

bool second_store_rate(struct second_store *store, struct second_rate *rate, struct error *error);

/* The kept figures of the sheets that count without the answers that are settled. The caller
 * destroys the tally; NULL on trouble. */
struct tally *second_store_open_tally(struct second_store *store, struct error *error);

/* What second keying knows of a sheet. */
struct second_mark {
    int64_t sheet;
    char *verified; /* '1' at the place of each answer that is settled; NULL where none is */
    bool waits;     /* at any state */
};

/* Of each sheet that counts and was keyed again, or is to be: a table of struct second_mark by
 * `sheet`, which the caller unrefs. NULL on trouble. */
GHashTable *second_store_marks(struct second_store *store, struct error *error);

#endif
