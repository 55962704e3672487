#include "ui/report/groups.h"
#include "ui/report/index_report.h"
#include "ui/report/json.h"

/* The index as JSON. Values have two decimals; null is what cannot be computed. */

static void add_value(struct json_object *object, const struct index_value *value)
{
    json_object_object_add(object, "value", json_hundredths(value->value));
    json_object_object_add(object, "grade",
                           json_text_or_null(value->band ? value->band->grade : NULL));
}

static struct json_object *whole(const struct index_result *result)
{
    struct json_object *object = json_object_new_object();
    add_value(object, &result->whole);
    return object;
}

static struct json_object *values(const struct index_value *list, size_t count)
{
    struct json_object *array = json_object_new_array();
    for (size_t i = 0; i < count; i++) {
        struct json_object *object = json_object_new_object();
        json_object_object_add(object, "code", json_object_new_string(list[i].element->code));
        json_object_object_add(object, "name", json_object_new_string(list[i].element->name));
        add_value(object, &list[i]);
        json_object_object_add(object, "answers", json_object_new_int64(list[i].answers));
        json_object_object_add(object, "lowest", json_object_new_boolean(list[i].lowest));
        json_object_array_add(array, object);
    }
    return array;
}

static struct json_object *elements(const struct index_result *result)
{
    return values(result->elements, result->form->element_count);
}

static struct json_object *sheets(const struct sheet_counts *counts)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "keyed", json_object_new_int64(counts->keyed));
    json_object_object_add(object, "counted", json_object_new_int64(counts->counted));
    return object;
}

static struct json_object *groups(const struct index_report *report)
{
    struct json_object *array = json_object_new_array();
    for (guint i = 0; i < report->groups->len; i++) {
        const struct group *group = g_ptr_array_index(report->groups, i);
        struct json_object *object = json_object_new_object();
        json_object_object_add(object, "by", json_object_new_string(report->by));
        json_object_object_add(object, "code", json_object_new_string(group->code));
        json_object_object_add(object, "sheets", json_object_new_int64(group->result->sheets));
        json_object_object_add(object, "index", whole(group->result));
        json_object_object_add(object, "elements", elements(group->result));
        json_object_array_add(array, object);
    }
    return array;
}

static struct json_object *rekey(const struct index_report *report)
{
    struct json_object *array = json_object_new_array();
    for (guint i = 0; i < report->rekey->len; i++)
        json_object_array_add(
            array,
            json_object_new_int64(g_array_index(report->rekey, struct slips_sheet, i).number));
    return array;
}

GString *index_report_json(const struct index_report *report)
{
    const struct index_result *result = report->figures.result;
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "survey", json_survey(report->app->survey));
    json_object_object_add(object, "sheets", sheets(&report->figures.counts));
    json_object_object_add(object, "index", whole(result));
    json_object_object_add(object, "elements", elements(result));
    json_object_object_add(object, "further", values(result->further, result->form->further_count));
    json_object_object_add(object, "second_keying", slips_json(&report->slips));
    json_object_object_add(object, "rekey_first", rekey(report));
    if (report->groups)
        json_object_object_add(object, "groups", groups(report));
    return json_finish(object);
}
