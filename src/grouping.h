#ifndef LEMBAR_SRC_GROUPING_H
#define LEMBAR_SRC_GROUPING_H

#include "src/form.h"
#include "src/service.h"

/* How sheets are told apart in tables: by a choice, service or number of the form, by the week of
 * the survey, or by who keyed them. A grouping gives each stored value its group. */

enum axis_kind { AXIS_ALL, AXIS_ITEM, AXIS_WEEK, AXIS_KEYER };

struct axis {
    enum axis_kind kind;
    size_t item; /* of AXIS_ITEM: its position in the form */
};

/* Whether tables can be divided by an item: a service, or a choice or number that is not personal.
 */
bool axis_can_be(const struct form_item *item);

/* "service", the key of another item, "week", "keyer" or "all"; false for anything else. */
bool axis_from_name(const struct form *form, const char *name, struct axis *axis);

/* As people call it: the label of the item, "Minggu", "Petugas entri"; the caller frees it. */
char *axis_label(const struct form *form, struct axis axis);

/* The groups of a number of the form: which one NUMBER falls into, from 0, and its bounds, "26-30"
 * in files, "26–30" FOR_PEOPLE; the caller frees them. */
size_t grouping_of_number(const struct form_item *item, long number);
char *grouping_bounds(const struct form_item *item, size_t group, bool for_people);

/* The name that axis_from_name knows an axis by. */
const char *axis_name(const struct form *form, struct axis axis);

struct group_name {
    char *code;  /* in files: "CDOB", "P", "26-30", "2024-06-24" (a Monday), "-": not answered */
    char *label; /* for people */
};

struct grouping;

/* FORM and SERVICES are borrowed. */
struct grouping *grouping_create(const struct form *form, const struct services *services,
                                 struct axis axis);
void grouping_destroy(struct grouping *grouping); /* NULL is fine */

/* The group of a value as it is stored: the code of a choice, the number, the id of a service, the
 * day YYYY-MM-DD, the name of a person. Weeks and people get a group when they first come. */
size_t grouping_place(struct grouping *grouping, const char *value);

/* How many groups there are so far, and one of them by its position; borrowed. */
size_t grouping_count(const struct grouping *grouping);
const struct group_name *grouping_name(const struct grouping *grouping, size_t group);

/* The groups in the order in which tables show them: that of the form, weeks and names ascending,
 * what is not answered last. COUNT positions; the caller frees them. */
size_t *grouping_order(const struct grouping *grouping);

#endif
