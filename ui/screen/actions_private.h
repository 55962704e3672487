#ifndef LEMBAR_UI_SCREEN_ACTIONS_PRIVATE_H
#define LEMBAR_UI_SCREEN_ACTIONS_PRIVATE_H

#include "ui/screen.h"
#include "ui/screen/action_filter.h"
#include "ui/widget/list.h"

/* The list of actions, for the files it is made of: actions.c (data, filters, keys), actions_view.c
 * (drawing) and actions_change.c (changing one or several). */

/* What a change is about, as far as it has been asked. */
struct action_order {
    enum { ORDER_STATUS, ORDER_OWNER, ORDER_DUE, ORDER_YEAR } what;
    enum action_status status;
    char *value; /* owner or due date */
    char *why;   /* also the reason for dropping */
    int64_t survey;
    int year;
};

struct actions {
    struct screen screen;
    const GArray *rows; /* of struct action_row: all of the unit; borrowed from the reader */
    GArray *shown;      /* of guint: positions among the rows, those that pass the filters */
    GHashTable *loaded; /* id to struct action: those that were drawn */
    GHashTable *marked; /* ids */
    struct list list;
    struct action_filter filter;
    int64_t counts[ACTION_LISTS];
    char search[SEARCH_SIZE];
    struct action_order order;
    struct bulk_change last; /* what Ctrl-Z would take back */
    bool makes_one;          /* the newest is to be selected at the next refresh, */
    int64_t newest;          /* if it is not this one */
};

/* The whole action of a row, borrowed until the next refresh; NULL where it is gone. */
const struct action *actions_at(struct actions *actions, int shown);
const struct action *actions_selected(struct actions *actions);

void actions_draw(struct screen *screen, const struct canvas *canvas);

/* Asks how to look at actions, or what else to look at, of what one may open. */
struct wish actions_choose_way(struct actions *actions);

/* Asks what the marked actions are to become, or the status of the selected one. */
struct wish actions_change(struct actions *actions);

/* Takes the last change back; and what it would take back, in words, "" for nothing, which the
 * caller frees. */
struct wish actions_undo(struct actions *actions);
char *actions_undo_words(const struct bulk_change *change);

void action_order_finish(struct action_order *order);

#endif
