#ifndef LEMBAR_DB_KEPT_FIGURES_H
#define LEMBAR_DB_KEPT_FIGURES_H

#include "db/database.h"
#include "db/survey_store.h"
#include "src/index.h"

/* What the index needs, kept up to date as sheets change: how often each answer was given over the
 * sheets that count, and how many sheets there are, per service. Part of the sheet store. */

struct kept_figures;

#define ANY_SERVICE (-1)

struct sheet_counts {
    int64_t keyed, counted;
};

/* SURVEY is borrowed and outlives it. */
struct kept_figures *kept_figures_open(struct database *database, const struct survey *survey,
                                       struct error *error);
void kept_figures_close(struct kept_figures *kept); /* NULL is fine */

/* Adds a sheet (TIMES 1), given by its packed answers, or takes it away (-1); in memory until
 * kept_figures_flush, which comes before the commit. After a rollback: kept_figures_forget. */
void kept_figures_count(struct kept_figures *kept, int64_t service, const char *answers,
                        bool counted, int64_t times);
bool kept_figures_flush(struct kept_figures *kept, struct error *error);
void kept_figures_forget(struct kept_figures *kept);

/* Of one service or ANY_SERVICE; the caller destroys the tally. NULL on trouble. */
struct tally *kept_figures_tally(struct kept_figures *kept, int64_t service, struct error *error);
bool kept_figures_counts(struct kept_figures *kept, int64_t service, struct sheet_counts *counts,
                         struct error *error);

/* Computes them anew from the answers; *equal tells whether they were right. */
bool kept_figures_check(struct kept_figures *kept, bool *equal, struct error *error);

#endif
