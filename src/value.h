#ifndef LEMBAR_SRC_VALUE_H
#define LEMBAR_SRC_VALUE_H

#include "src/error.h"
#include "src/form.h"
#include "src/service.h"

/* The value of one item on a sheet, as text: a choice is its code, a date YYYY-MM-DD, a number and
 * an answer their digits. "" is not yet keyed; VALUE_BLANK was left unanswered on the paper. */

#define VALUE_BLANK "-"

static inline bool value_is_given(const char *value)
{
    return value[0] != '\0' && !(value[0] == '-' && value[1] == '\0');
}

/* Turns what a person or a file wrote into a value; the caller frees it. NULL, with a sentence,
 * for what is not in the list or the range, or blank though required. An empty TEXT is blank. */
char *value_read(const struct form_item *item, const struct services *services, const char *text,
                 struct error *error);

/* The value as it is shown: "2 perempuan", "34 tahun", "24-06-2024". The caller frees it. */
char *value_show(const struct form_item *item, const struct services *services, const char *value);

/* The same without the number of a choice: "perempuan". The caller frees it. */
char *value_words(const struct form_item *item, const struct services *services, const char *value);

/* One sentence that says what the item takes when it is keyed: "Jawab 1–6, atau - bila tidak
 * diisi." The example of a date is of YEAR. */
char *value_hint(const struct form_item *item, const struct services *services, int year);

/* How many choices a choice or service item has, and the choice at a position from 0. */
size_t value_choice_count(const struct form_item *item, const struct services *services);
struct form_choice value_choice(const struct form_item *item, const struct services *services,
                                size_t position);

/* Position of the choice with this code, case ignored, or -1. */
int value_find_choice(const struct form_item *item, const struct services *services,
                      const char *code);

#endif
