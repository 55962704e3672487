#ifndef LEMBAR_UI_REPORT_VOICE_REPORT_H
#define LEMBAR_UI_REPORT_VOICE_REPORT_H

#include "ui/app.h"

/* What the respondents wrote, and what the office does about it. */

/* What the respondents wrote, as suggestion_store_list has it: who may not see what others keyed
 * sees that of one's own sheets. The caller unrefs it; NULL on trouble. */
GPtrArray *voice_list(struct app *app, struct error *error);

/* "You said, we did", element by element, for the office's wall: suggestions that actions answer,
 * without anything about who wrote them. NULL, with a sentence, on trouble. */
GString *voice_report_published(struct app *app, struct error *error);

/* Every suggestion with what it is coded to and how many actions answer it. */
GString *voice_report_table(struct app *app, struct error *error);
GString *voice_report_csv(struct app *app, struct error *error);

#endif
