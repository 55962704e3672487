#include "src/pace.h"

#include <glib.h>

struct sample_pace pace_of(long minimum, long reached, struct day today, struct day last)
{
    struct sample_pace pace = {PACE_UNKNOWN, MAX(minimum - reached, 0), 0, 0};
    if (day_is_valid(today) && day_is_valid(last))
        pace.days = MAX(day_difference(last, today) + 1, 0);
    if (minimum <= 0)
        return pace;
    pace.state = pace.missing == 0 ? PACE_REACHED : pace.days > 0 ? PACE_RUNNING : PACE_MISSED;
    if (pace.state == PACE_RUNNING)
        pace.a_day = (pace.missing * 100 + pace.days - 1) / pace.days;
    return pace;
}
