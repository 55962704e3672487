#ifndef LEMBAR_SRC_COUNT_H
#define LEMBAR_SRC_COUNT_H

#include <stdbool.h>

/* Reads how many there are as people write it: "1200", or in groups of three "1.200", "1 200".
 * Blanks around it are let be; false for anything else and for what is not within LEAST to MOST,
 * a comma too: behind it stand decimals. */
bool count_read(const char *text, long least, long most, long *count);

#endif
