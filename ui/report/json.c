#include "ui/report/json.h"

#include <stdlib.h>

struct json_object *json_text_or_null(const char *text)
{
    return text && *text ? json_object_new_string(text) : NULL;
}

struct json_object *json_hundredths(long hundredths)
{
    char text[HUNDREDTHS_TEXT];
    if (hundredths == HUNDREDTHS_NONE)
        return NULL;
    return json_object_new_double_s((double)hundredths / 100,
                                    hundredths_text(hundredths, '.', text));
}

struct json_object *json_number_of(const char *text)
{
    return json_object_new_int64(atol(text));
}

struct json_object *json_survey(const struct survey *survey)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "unit", json_object_new_string(survey->unit));
    json_object_object_add(object, "form", json_object_new_string(survey->form->id));
    json_object_object_add(object, "year", json_object_new_int(survey->year));
    return object;
}

void json_append(GString *out, struct json_object *object)
{
    g_string_append(out, json_object_to_json_string_ext(
                             object, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
    json_object_put(object);
}

GString *json_finish(struct json_object *object)
{
    GString *text = g_string_new(NULL);
    json_append(text, object);
    g_string_append_c(text, '\n');
    return text;
}
