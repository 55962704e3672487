#ifndef LEMBAR_SRC_DUE_DATE_H
#define LEMBAR_SRC_DUE_DATE_H

#include "src/calendar.h"

/* Reads how people write the due date of an action: "31/03/2021", "4. Juni 2022", "TW IV 2022",
 * "Setiap bulan". The day always comes first; a month or a part of the year means its last day.
 * What cannot be read surely is said to be uncertain, never guessed: the caller keeps the text as
 * written and lets a person decide. */

enum due_certainty {
    DUE_NONE,      /* empty or "-" */
    DUE_CERTAIN,   /* one day, surely */
    DUE_RECURRING, /* "Setiap bulan": again and again, no day */
    DUE_UNCERTAIN, /* a person must look; `doubt` says why */
};

enum due_doubt {
    DOUBT_NONE,
    DOUBT_NO_YEAR,          /* "Triwulan IV" */
    DOUBT_TWO_READINGS,     /* "1012022": 1 or 10 January */
    DOUBT_IMPLAUSIBLE_YEAR, /* "30/12/1930": read, but far from the survey */
    DOUBT_UNREADABLE,       /* no reading, or a day that does not exist */
    DOUBT_PLACEHOLDER, /* clear by itself, but so frequent in an import that nobody may have meant
                          it */
};

struct due_date {
    struct day day; /* none unless certain or of an implausible year */
    enum due_certainty certainty;
    enum due_doubt doubt; /* DOUBT_NONE unless uncertain */
    bool with_day;        /* the day itself is written, not a month or a part of the year */
    int every; /* of a recurring one: months from one time to the next, 1 to 12; else 0 */
};

/* Reads TEXT; any bytes may come, NULL is as empty. A year before SURVEY_YEAR - 1 or after
 * SURVEY_YEAR + 5 is implausible; SURVEY_YEAR 0 takes every year from 1900 to 2199. */
struct due_date due_date_read(const char *text, int survey_year);

/* The day of TEXT as people write it or, where that is not sure, as days are keyed
 * (day_from_keyed); no day where it is neither. */
struct day due_date_day(const char *text, int survey_year);

/* The days that an uncertain TEXT may mean, for a person to choose from: the earliest first, none
 * twice, each plausible for the survey. Returns how many; 0 where nothing can be proposed. */
enum { DUE_PROPOSALS = 4 };
int due_date_propose(const char *text, int survey_year, struct day proposals[DUE_PROPOSALS]);

/* Whether a day that stands COUNT times among the TOTAL rows of an import is a placeholder: in more
 * than a third of them, and often enough to be no accident. */
bool due_date_is_placeholder(int count, int total);

/* Why a person must look, to be put after the text itself; "" for DOUBT_NONE. Borrowed. */
const char *due_doubt_words(enum due_doubt doubt);

#endif
