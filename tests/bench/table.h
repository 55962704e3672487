#ifndef LEMBAR_TESTS_BENCH_TABLE_H
#define LEMBAR_TESTS_BENCH_TABLE_H

#include <glib.h>
#include <stdbool.h>

/* The table of all that was measured, printed row by row as it comes. */

struct row {
    const char *what;
    const char *ours;
    const char *peer; /* NULL: none */
    double ratio;     /* ours to the peer's; NAN: none */
    const char *goal;
    bool met;
};

void table_begin(void);
void table_add(const struct row *row);

/* A line of explanation beneath the table. */
void table_note(const char *note);

/* TEXT, which is the caller's, with decimal commas. */
char *with_comma(char *text);

#endif
