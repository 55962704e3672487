#ifndef LEMBAR_UI_REPORT_ICS_H
#define LEMBAR_UI_REPORT_ICS_H

#include "ui/app.h"

/* The due dates of open actions as a calendar for the owners' phones (iCalendar, RFC 5545): an
 * event of a whole day each, a recurring action at the end of each month. A date that is not sure
 * makes no event. */

struct ics_counts {
    int events;
    int undated; /* open actions without a day */
};

/* Of one OWNER, in any case of letters, or of all (NULL). The caller frees the text; NULL, with a
 * sentence, on trouble or where OWNER has no action at all. */
GString *ics_of_actions(struct app *app, const char *owner, struct ics_counts *counts,
                        struct error *error);

#endif
