#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "db/database.h"

static void make_random_uid(int64_t now, unsigned char uid[UID_SIZE])
{
    ssize_t got = getrandom(uid + 6, UID_SIZE - 6, 0);
    g_assert(got == UID_SIZE - 6);
    for (int i = 0; i < 6; i++)
        uid[i] = (unsigned char)(now >> (8 * (5 - i)));
    uid[6] = (unsigned char)(0x70 | (uid[6] & 0x0f)); /* version 7 */
    uid[8] = (unsigned char)(0x80 | (uid[8] & 0x3f)); /* variant */
}

/* Within a millisecond the random part is counted up (RFC 9562, 6.2, method 2): many at once stay
 * in order, and the index over them is only added to at its end. */
void database_new_uid(int64_t now, unsigned char uid[UID_SIZE])
{
    static int64_t last_time = -1;
    static unsigned char last[UID_SIZE];
    int at = UID_SIZE - 1;
    if (now != last_time)
        make_random_uid(now, last);
    else
        while (at > 8 && ++last[at] == 0)
            at--;
    last_time = now;
    memcpy(uid, last, UID_SIZE);
}

void database_uid_text(const unsigned char *uid, char text[UID_TEXT_SIZE])
{
    char *at = text;
    for (int i = 0; uid && i < UID_SIZE; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *at++ = '-';
        at += snprintf(at, 3, "%02x", uid[i]);
    }
    *at = '\0';
}
