#ifndef LEMBAR_DB_SECOND_DRAW_H
#define LEMBAR_DB_SECOND_DRAW_H

#include "db/survey_store.h"
#include "src/second_rule.h"

/* Which sheets of a survey wait for second keying: settled when a sheet is stored, by the rule of
 * its batch, else of its survey, else of the office; or asked for later. */

struct second_draw;

/* SURVEY is borrowed and outlives it. PERSON is who stores sheets and asks. */
struct second_draw *second_draw_open(struct database *database, const struct survey *survey,
                                     int64_t person, struct error *error);
void second_draw_close(struct second_draw *draw); /* NULL is fine */

/* The rule in force for a batch, or for sheets of none (0). */
bool second_draw_rule(struct second_draw *draw, int64_t batch, struct second_rule *rule,
                      struct error *error);

/* Chooses the share, 0 to 100 per cent, for a batch or, with batch 0, the survey; sheets that are
 * stored already stay as they were settled. A transaction of its own. */
bool second_draw_set_share(struct second_draw *draw, int64_t batch, long share, int64_t now,
                           struct error *error);

/* Within the caller's transaction, after sheet_store_flush: settles it for a sheet that the person
 * has just keyed. */
bool second_draw_settle(struct second_draw *draw, int64_t sheet, int64_t now, struct error *error);

/* Within the caller's transaction: asks for a sheet to be keyed again. *ASKED is false where it
 * waits already. */
bool second_draw_ask(struct second_draw *draw, int64_t sheet, int64_t now, bool *asked,
                     struct error *error);

/* An order for stored sheets, by what they have in common. */
struct second_order {
    int64_t batch, person; /* of that batch, first keyed by that person; 0: any */
    long share;            /* 100: all, which somebody has chosen; 1 to 99 per cent: drawn at random
                              like new ones, from the uid; of all sheets of the survey as good for
                              the rate, of one batch or person told apart */
};

struct second_ordered {
    size_t sheets; /* that count and are meant, drawn or not */
    size_t asked;  /* of them, ordered now */
    size_t before; /* of them, left out: they wait or were keyed again already */
};

/* Within the caller's transaction: asks for all sheets that ORDER means. */
bool second_draw_order(struct second_draw *draw, const struct second_order *order, int64_t now,
                       struct second_ordered *ordered, struct error *error);

/* After a rollback. */
void second_draw_forget(struct second_draw *draw);

#endif
