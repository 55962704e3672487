#ifndef LEMBAR_UI_REPORT_CROSS_REPORT_H
#define LEMBAR_UI_REPORT_CROSS_REPORT_H

#include "db/cross_store.h"
#include "ui/app.h"

/* A table crossed over two axes: one value of each cell for people, all of them in CSV and JSON. */

struct cross_report {
    const struct app *app;
    struct axis rows, columns;
    const struct form_element *element; /* whose value the table shows; NULL: the index */
    long small;                         /* groups of fewer sheets are marked */
    struct cross *cross;
};

/* Axes by their names (groups.h), the element or further index by its code, or NULL. Finish it in
 * either case. */
bool cross_report_load(struct cross_report *report, struct app *app, const char *rows,
                       const char *columns, const char *element, struct error *error);
void cross_report_finish(struct cross_report *report);

/* The caller frees the text. */
GString *cross_report_table(const struct cross_report *report);
GString *cross_report_csv(const struct cross_report *report);
GString *cross_report_json(const struct cross_report *report);

#endif
