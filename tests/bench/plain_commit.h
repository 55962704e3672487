#ifndef LEMBAR_TESTS_BENCH_PLAIN_COMMIT_H
#define LEMBAR_TESTS_BENCH_PLAIN_COMMIT_H

/* The least that anything can do to be on disk: one pwrite of 4 KiB and fdatasync. */

/* Opens FILE for it; -1 on trouble. */
int plain_commit_open(const char *file);

/* One commit; what it took in ms. */
double plain_commit(int file);

#endif
