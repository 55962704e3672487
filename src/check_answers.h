#ifndef LEMBAR_SRC_CHECK_ANSWERS_H
#define LEMBAR_SRC_CHECK_ANSWERS_H

#include "src/sheet.h"

/* Patterns among the answers of sheets, as check.c looks for them. An answer that was not keyed is
 * the same as one left blank. */

/* The item of the first question. */
int answers_first(const struct form *form);

/* At least one is given; at least two given ones differ. */
bool answers_any(const struct sheet *sheet);
bool answers_vary(const struct sheet *sheet);

/* The first question of a part whose questions are all answered, at least two, and with one value;
 * -1: there is none. A part goes from one heading to the next: its questions have one scale. Only
 * those count that the index is made of: to a few further statements, as on corruption, most give
 * the same answer. */
int answers_find_line(const struct sheet *sheet);

/* Answer by answer, the blank ones too. */
bool answers_are_equal(const struct sheet *sheet, const struct sheet *other);

/* The same values, and at least one, in the choices and numbers that are not carried over. */
bool respondent_is_equal(const struct sheet *sheet, const struct sheet *other);

/* The answers of SHEET are those of BEFORE from its second on: one was passed over. Answers that
 * hardly change look so by chance: they must change at least three times. */
bool answers_follow(const struct sheet *sheet, const struct sheet *before);

/* How many scored questions have no answer, of how many; and the first of them, or -1. */
size_t answers_blank(const struct sheet *sheet, size_t *asked);
int answers_first_blank(const struct sheet *sheet);

#endif
