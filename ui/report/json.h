#ifndef LEMBAR_UI_REPORT_JSON_H
#define LEMBAR_UI_REPORT_JSON_H

#include <glib.h>
#include <json-c/json.h>

#include "ui/app.h"

/* Parts that the JSON of every report has in common. */

/* NULL, which JSON writes as null, where there is nothing. */
struct json_object *json_text_or_null(const char *text);

/* With exactly two decimals, or NULL for HUNDREDTHS_NONE. */
struct json_object *json_hundredths(long hundredths);

/* A whole number written in TEXT. */
struct json_object *json_number_of(const char *text);

/* The unit, form and year of a survey. */
struct json_object *json_survey(const struct survey *survey);

/* The text of OBJECT with a newline; the object is given up. */
GString *json_finish(struct json_object *object);

/* Its text behind that of OUT; takes it over. Of many alike one at a time is kept so. */
void json_append(GString *out, struct json_object *object);

#endif
