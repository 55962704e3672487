#ifndef LEMBAR_UI_REPORT_INDEX_REPORT_H
#define LEMBAR_UI_REPORT_INDEX_REPORT_H

#include "src/grouping.h"
#include "ui/app.h"
#include "ui/report/slips.h"

/* The index of a survey, whole and by groups, as a table for people, CSV and JSON. */

struct index_report {
    const struct app *app;
    struct figures figures;
    struct slips slips;
    GArray *rekey;  /* of struct slips_sheet: those to key again first */
    const char *by; /* name of the axis, or NULL: no groups */
    struct axis axis;
    GPtrArray *groups; /* of struct group (groups.h), or NULL */
};

/* By the axis BY (groups.h), in any case of letters, or NULL. Loads it; finish it in either case.
 */
bool index_report_load(struct index_report *report, struct app *app, const char *by,
                       struct error *error);
void index_report_finish(struct index_report *report);

/* The caller frees the text. */
GString *index_report_table(const struct index_report *report);
GString *index_report_csv(const struct index_report *report);
GString *index_report_json(const struct index_report *report);

#endif
