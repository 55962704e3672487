#ifndef LEMBAR_SRC_PROGRESS_H
#define LEMBAR_SRC_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "src/error.h"

/* Long work that somebody watches: he sees how far it is, and may stop it. Whoever begins the work
 * owns one; whatever does it counts in it, stretch by stretch. NULL: nobody watches, and the work
 * goes on to its end. */

struct progress {
    /* Looks at it; false: it is to stop. Asked some hundred times a second, so it should be quick
     * where there is nothing to show. */
    bool (*watch)(struct progress *progress);
    const char *work;    /* what is being done, for people; NULL before the first stretch */
    int64_t done, total; /* steps of this stretch; total 0: nobody knows it */
    int64_t next;        /* the steps at which it is looked at again */
    bool stopped;        /* once it is, it stays so */
};

/* Begins a stretch of TOTAL steps. WORK is borrowed until the next. */
void progress_begin(struct progress *progress, const char *work, int64_t total);

/* STEPS more are done; false: stop, and give up what was begun. */
bool progress_add(struct progress *progress, int64_t steps);

/* The same within a step that takes long by itself. */
bool progress_look(struct progress *progress);

/* Whether it was stopped, without another look. */
bool progress_is_stopped(const struct progress *progress);

/* That the work was stopped, as an error (ERROR_STOPPED); returns false. */
bool progress_refuse(struct error *error);

#endif
