/* Any bytes are read as something whole, and a certain day is read again from how we write it. */
#include <assert.h>
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "src/due_date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_whole(struct due_date due)
{
    bool with_day = due.certainty == DUE_CERTAIN || due.doubt == DOUBT_IMPLAUSIBLE_YEAR;
    assert(with_day == day_is_valid(due.day));
    assert(with_day || due.day.year == 0);
    assert((due.certainty == DUE_UNCERTAIN) == (due.doubt != DOUBT_NONE));
    assert((*due_doubt_words(due.doubt) != '\0') == (due.doubt != DOUBT_NONE));
}

static void check_read_again(struct day day)
{
    char field[DAY_TEXT_SIZE];
    day_to_field(day, field);
    struct due_date again = due_date_read(field, 0);
    assert(again.certainty == DUE_CERTAIN && day_compare(again.day, day) == 0);
}

static void check_proposals(const char *text)
{
    struct day days[DUE_PROPOSALS];
    int count = due_date_propose(text, 2022, days);
    for (int i = 0; i < count; i++)
        assert(day_is_valid(days[i]) && (i == 0 || day_compare(days[i - 1], days[i]) < 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    struct due_date free_year = due_date_read(text, 0);
    struct due_date near_year = due_date_read(text, 2022);
    check_whole(free_year);
    check_whole(near_year);
    assert(free_year.doubt != DOUBT_IMPLAUSIBLE_YEAR);
    assert(day_compare(free_year.day, near_year.day) == 0);
    if (free_year.certainty == DUE_CERTAIN)
        check_read_again(free_year.day);
    check_proposals(text);
    return 0;
}
