#ifndef LEMBAR_UI_REPORT_GROUPS_H
#define LEMBAR_UI_REPORT_GROUPS_H

#include "src/grouping.h"
#include "ui/app.h"

/* The sheets that count, told apart along an axis, each group with its own index: per service, per
 * sex, per group of ages, per week. */

struct group {
    char *code;  /* in files: "CDOB", "P", "26-30", "-" for not answered */
    char *label; /* for people */
    struct index_result *result;
};

/* The axis of "service", the key of a choice or number of the form, "week" or "keyer"; a sentence
 * that names them for anything else. */
bool groups_axis(const struct form *form, const char *key, struct axis *axis, struct error *error);

/* By such a key. A GPtrArray of struct group in the order of the form, the caller unrefs it. NULL,
 * with a sentence, on trouble. */
GPtrArray *groups_by(struct app *app, const char *key, struct error *error);

/* The groups that a choice or number of a form divides sheets into, the last one being those
 * without an answer: how many, which one a value belongs to, and its name for people, which the
 * caller frees. */
size_t groups_count(const struct form_item *item);
size_t groups_position(const struct form_item *item, const char *value);
char *groups_label(const struct form_item *item, size_t position);

#endif
