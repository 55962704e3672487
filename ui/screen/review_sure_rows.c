#include "ui/screen/review_sure_private.h"

#include <math.h>

const struct index_value *review_sure_value(const struct review_sure *sure, int row)
{
    return row == 0 ? &sure->figures.result->whole : &sure->figures.result->elements[row - 1];
}

const struct sureness *review_sure_interval(const struct sureness_result *result, int row)
{
    return row == 0 ? &result->whole : &result->elements[row - 1];
}

/* Of last year's survey; NULL where it is not here, or has no such element. */
static const struct sureness *before_at(const struct review_sure *sure, int row)
{
    if (!sure->before || row == 0)
        return sure->before ? &sure->before->whole : NULL;
    int element =
        form_find_element(sure->survey_before->form, review_sure_value(sure, row)->element->code);
    return element < 0 ? NULL : &sure->before->elements[element];
}

long review_sure_published(const struct review_sure *sure, int row)
{
    return row == 0 ? sure->figures.last_whole : sure->figures.last[row - 1];
}

static enum change_kind change_from_sheets(const struct sureness *now,
                                           const struct sureness *before)
{
    switch (sureness_compare(now, before, SURENESS_CONFIDENCE).verdict) {
    case SURENESS_RISEN:
        return CHANGE_UP;
    case SURENESS_FALLEN:
        return CHANGE_DOWN;
    case SURENESS_CANNOT_TELL:
        return CHANGE_UNKNOWN;
    default:
        return CHANGE_CHANCE;
    }
}

static enum change_kind change_from_published(const struct sureness *now, long published)
{
    switch (sureness_place_of(now, published)) {
    case SURENESS_BELOW:
        return CHANGE_HINT_UP;
    case SURENESS_ABOVE:
        return CHANGE_HINT_DOWN;
    case SURENESS_INSIDE:
        return CHANGE_CHANCE;
    default:
        return CHANGE_UNKNOWN;
    }
}

enum change_kind review_sure_change(const struct review_sure *sure, int row)
{
    const struct sureness *now = review_sure_interval(sure->now, row),
                          *before = before_at(sure, row);
    return before ? change_from_sheets(now, before)
                  : change_from_published(now, review_sure_published(sure, row));
}

long review_sure_percent(double share)
{
    return share > 0 && share < 1 ? CLAMP(lround(share * 100), 1, 99) : lround(share * 100);
}
