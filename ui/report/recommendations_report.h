#ifndef LEMBAR_UI_REPORT_RECOMMENDATIONS_REPORT_H
#define LEMBAR_UI_REPORT_RECOMMENDATIONS_REPORT_H

#include "src/recommendation.h"
#include "ui/app.h"

/* What the figures of the survey recommend, and what became of each: an action, a reason why none
 * follows, or nothing yet. */

/* An element to act on. From survey year 2022 on those of a service are one recommendation, which
 * an action for any of them, or for the service, answers; so does a reason. */
struct advice {
    struct recommendation is;
    int64_t actions; /* planned for it, dropped ones left out */
    bool answered;   /* there is an action for the recommendation that it belongs to */
    char *why;       /* why none follows, or "" */
};

/* Neither an action nor a reason yet. */
bool advice_is_open(const struct advice *advice);

/* How many recommendations a list holds, of a survey of YEAR; one for each service, or element. */
struct advice_counts {
    int all, open, planned, declined;
};

struct advice_counts advice_count(const GPtrArray *list, int year);

/* By the rules of a set: services in the order of the survey, the whole unit last. A GPtrArray of
 * struct advice, the caller unrefs it. NULL on trouble. */
GPtrArray *recommendations_load(struct app *app, unsigned rules, struct error *error);

#endif
