#ifndef LEMBAR_TESTS_BENCH_PROCESS_H
#define LEMBAR_TESTS_BENCH_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

/* A program run to its end, and what it cost. */

struct process_cost {
    double ms;
    long peak_kib; /* of its memory */
};

/* ARGV ends with NULL. Its output is dropped; it is ended after a minute. False, said on stderr,
 * where it failed. */
bool process_run(const char *const *argv, const char *home, struct process_cost *cost);

/* The most memory that a running process ever had, in KiB; 0 where it is gone. */
long process_peak_kib(pid_t pid);

#endif
