#ifndef LEMBAR_SRC_PACE_H
#define LEMBAR_SRC_PACE_H

#include "src/calendar.h"

/* How fast sheets must come in until the survey ends. */

enum pace_state {
    PACE_UNKNOWN, /* no minimum */
    PACE_REACHED,
    PACE_RUNNING, /* days are left */
    PACE_MISSED,  /* the survey has ended below the minimum */
};

struct sample_pace {
    enum pace_state state;
    long missing; /* sheets up to the minimum */
    long days;    /* left, today and the last one included; 0 after the end */
    long a_day;   /* hundredths of sheets each day from now on, rounded up; of PACE_RUNNING */
};

/* MINIMUM 0: none. LAST is the last day of the survey. */
struct sample_pace pace_of(long minimum, long reached, struct day today, struct day last);

#endif
