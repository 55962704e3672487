#ifndef LEMBAR_UI_REPORT_ACTION_TABLES_H
#define LEMBAR_UI_REPORT_ACTION_TABLES_H

#include "ui/app.h"
#include "ui/report/grid.h"

/* The tables of actions: all that is kept of them, the plan and the realisation as the report of a
 * unit has them, and the matrix that is monitored. The caller destroys a table; NULL, with a
 * sentence, on trouble. */

/* The actions of the survey as they stand on AS_OF. */
struct grid *action_tables_all(struct app *app, struct day as_of, struct error *error);

/* What is planned after this survey. */
struct grid *action_tables_plan(struct app *app, struct day as_of, struct error *error);

/* What became of the plan of the survey of the year before, of the same unit and form; without rows
 * where that survey is not in the database. */
struct grid *action_tables_realisation(struct app *app, struct day as_of, struct error *error);

/* Each unit and survey year: recommendations, actions, closed ones, percent, at the end of AS_OF;
 * the last row is the sum. What was done later is open; what was dropped is no action any more. A
 * recommendation is a service, since 2022, or an element of a service before (see
 * recommendation.h), with at least one action. */
struct grid *action_tables_matrix(struct app *app, struct day as_of, struct error *error);

#endif
