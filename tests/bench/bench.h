#ifndef LEMBAR_TESTS_BENCH_BENCH_H
#define LEMBAR_TESTS_BENCH_BENCH_H

#include <glib.h>
#include <stdbool.h>

/* What is measured, each a row or more of the table. */

struct bench {
    const char *program; /* the built lembar */
    char *home;
    char *plain;    /* the file that a plain commit goes to, in the folder of the databases */
    char *small;    /* database of 1,000 sheets */
    char *usual;    /* of 10,000 */
    char *middle;   /* of 100,000 */
    char *large;    /* of 1,000,000 */
    char *csv;      /* 100,000 sheets */
    char *imported; /* database the CSV file is imported into */
    char *peer;     /* the sqlite3 shell's */
    char *text;     /* nano's file */
    char *actions;  /* database of 100,000 actions */
};

/* Whole programs, run to their end. */
void measure_index(const struct bench *bench);
void measure_import(const struct bench *bench);
void measure_review(const struct bench *bench);

/* Programs in a terminal. */
void measure_keys(const struct bench *bench);
void measure_start(const struct bench *bench);
void measure_large(const struct bench *bench);
void measure_review_screens(const struct bench *bench);

/* The peer of the review: the sqlite3 shell reads all that a crossed table needs of each sheet;
 * nothing is told apart and nothing printed. False where it fails. */
bool scan_once(const struct bench *bench, const char *database, GArray *times);

/* The list of actions in this process. */
void measure_actions(const struct bench *bench);

/* The draft store in this process. */
void measure_commits(const struct bench *bench);

#endif
