#ifndef LEMBAR_TESTS_STORE_STOPPER_H
#define LEMBAR_TESTS_STORE_STOPPER_H

#include "src/progress.h"

/* Watches long work and stops it at a look of one's choice. */

struct stopper {
    struct progress progress; /* first: it is one */
    int64_t looks, last;      /* taken; the one that stops, 0: none does */
    int64_t seen;             /* steps of the stretch at the last look */
};

static inline bool stopper_look(struct progress *progress)
{
    struct stopper *stopper = (struct stopper *)progress;
    stopper->seen = progress->done;
    return ++stopper->looks != stopper->last;
}

static inline struct stopper stop_at(int64_t look)
{
    return (struct stopper){{.watch = stopper_look}, 0, look, 0};
}

#endif
