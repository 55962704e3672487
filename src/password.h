#ifndef LEMBAR_SRC_PASSWORD_H
#define LEMBAR_SRC_PASSWORD_H

#include <stdint.h>

#include "src/error.h"

/* What a password must be, and how long one waits after wrong ones. */

#define PASSWORD_SHORTEST 8   /* characters */
#define PASSWORD_SIZE     256 /* bytes, with the end */

/* Whether PASSWORD may be chosen by the person of that NAME; if not, a sentence: too short, or one
 * that whoever guesses tries first. */
bool password_check(const char *password, const char *name, struct error *error);

/* How many seconds are left before another try, after TRIES wrong ones in a row of which the last
 * was at TRIED_AT (ms): three are free, then 2, 4, 8 … seconds, at most 60. A clock that jumped
 * back makes nobody wait longer than that. */
long password_wait(int64_t tries, int64_t tried_at, int64_t now);

#endif
