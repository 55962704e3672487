#ifndef LEMBAR_SRC_COUNT_H
#define LEMBAR_SRC_COUNT_H

#include <stdbool.h>
#include <stdint.h>

/* Reads how many there are as people write it: "1200", or in groups of three "1.200", "1 200".
 * Blanks around it are let be; false for anything else and for what is not within LEAST to MOST,
 * a comma too: behind it stand decimals. */
bool count_read(const char *text, long least, long most, long *count);

/* "12.345" where POINT, the decimal sign, is ','; "12,345" where it is '.'. buffer holds so many
 * bytes. */
#define COUNT_TEXT 32
const char *count_text(int64_t count, char point, char buffer[COUNT_TEXT]);

#endif
