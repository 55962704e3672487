#ifndef LEMBAR_SRC_ACTION_LIFE_H
#define LEMBAR_SRC_ACTION_LIFE_H

#include "src/action.h"
#include "src/error.h"

/* The life of an action: planned, running, done, or dropped with a reason; and the months in which
 * a recurring one is to be ticked. */

/* Whether an action may become what it is to be. Done needs a realisation, a day and evidence;
 * dropped a reason; a moved due date, and an end taken back, why. If not, one sentence. */
bool action_check_change(const struct action *before, const struct action *after,
                         struct error *error);

/* A sure due day gives way to another one, or to none. */
bool action_is_moved(const struct action *before, const struct action *after);

/* A month as one number: 12 times the year, and 0 to 11. */
static inline int month_of(struct day day)
{
    return day.year * 12 + day.month - 1;
}

/* Its last day, "2024-07", and "07-2024" as people here write it; "" and no day for none. */
struct day month_last_day(int month);
enum { MONTH_TEXT_SIZE = 8 };
void month_to_iso(int month, char text[MONTH_TEXT_SIZE]);
void month_to_field(int month, char text[MONTH_TEXT_SIZE]);
int month_from_iso(const char *text); /* 0 for anything else */

/* The months in which a recurring action is due, whether ticked or not: from the month after it was
 * planned, at the latest January after its survey, to the December after it. Returns how many; 0
 * where it does not recur. */
enum { ACTION_MONTHS = 24 };
int action_months(const struct action *action, int months[ACTION_MONTHS]);

/* The end of the first of them that is not among TICKS, "2024-08,2024-09"; no day where none is
 * left. */
struct day action_step(const struct action *action, const char *ticks);

#endif
