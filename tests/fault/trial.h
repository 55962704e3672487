#ifndef LEMBAR_TESTS_FAULT_TRIAL_H
#define LEMBAR_TESTS_FAULT_TRIAL_H

#include "tests/fault/disk.h"

/* Plays the whole session, and each step of it again and again with FAULT at one operation after
 * the other, at most MOST of them a step, spread over all. After each the database opens, is sound,
 * true to its record and to its figures; what was confirmed is there, and what was refused is
 * there whole or not at all. Returns how many different operations were struck. */
long trial_of(enum disk_fault fault, long most);

/* Where a trial failed, is printed; a cmocka teardown. */
int trial_tell(void **state);

#endif
