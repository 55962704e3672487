#ifndef LEMBAR_UI_NEW_SURVEY_H
#define LEMBAR_UI_NEW_SURVEY_H

#include "ui/app.h"

/* A new survey, as the set-up screen and `lembar init` make it: whole or not at all. */

struct new_survey {
    const char *unit;
    const struct form *form;
    int year;
    const char *person;          /* who makes it, to be called so from now on; NULL: as he is */
    long target;                 /* hundredths or HUNDREDTHS_NONE */
    const char *const *services; /* "KODE = Nama" or "KODE = Nama : pelanggan", NULL at the end */
};

bool new_survey_read_year(const char *text, int *year, struct error *error);

/* An empty text is no target. */
bool new_survey_read_target(const char *text, const struct form *form, long *target,
                            struct error *error);

/* Makes the database where there is none, adds the survey and opens it on APP. A failure may leave
 * a database without a survey, which the next one takes: another program may be using it already.
 */
bool new_survey_create(struct app *app, const struct new_survey *wanted, struct error *error);

/* What the last survey of a unit on a form leaves to the next one. */
struct survey_proposal {
    int from;       /* its year; 0: there is none */
    char *services; /* "KODE = Nama", a line each; the customers are another year's */
    long target;    /* hundredths or HUNDREDTHS_NONE */
};

/* FORM is the form's id. Finish it in either case. */
bool new_survey_propose(struct app *app, const char *unit, const char *form,
                        struct survey_proposal *proposal, struct error *error);
void survey_proposal_finish(struct survey_proposal *proposal);

/* Refuses what is not written as a service, before a database is made for them. */
bool new_survey_check_services(const char *const *texts, struct error *error);

#endif
