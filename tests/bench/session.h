#ifndef LEMBAR_TESTS_BENCH_SESSION_H
#define LEMBAR_TESTS_BENCH_SESSION_H

#include "tests/bench/bench.h"
#include "tests/support/terminal.h"

/* A program in a terminal, whose answers to keys are timed. A wait that is in vain shows what there
 * is instead. */

/* NULL where FIRST_SCREEN does not come. */
struct terminal *session_begin(const struct bench *bench, const char *const *argv,
                               const char *first_screen);

/* Lembar at its home screen. */
struct terminal *session_start(const struct bench *bench, const char *database);

/* Asks the program to end, so that it leaves its files in order. NULL is fine. */
void session_end(struct terminal *terminal);

bool session_comes(struct terminal *terminal, terminal_predicate *predicate, void *data);

/* Milliseconds from KEYS to TEXT; NAN where it does not come. */
double session_until(struct terminal *terminal, const char *keys, const char *text);

/* Until a program that draws in pieces has drawn the last one, wherever that is. */
void session_settle(struct terminal *terminal);

#endif
