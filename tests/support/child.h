#ifndef LEMBAR_TESTS_SUPPORT_CHILD_H
#define LEMBAR_TESTS_SUPPORT_CHILD_H

#include <glib.h>

/* The process a test starts, in a world that is the same on every machine: its environment and
 * its home are made here and nothing is inherited. */

/* A new, empty folder to be HOME; yours, to be given to child_home_remove. */
char *child_home_create(void);

/* Removes the folder with all that is in it, and frees its name; NULL is fine. */
void child_home_remove(char *home);

/* The whole environment of a child: PATH, HOME, TERM, LANG, TZ, LEMBAR_CLOCK, and the options of
 * the sanitizers where the test has them. extra (NULL-ended, or NULL) comes last: "NAME=value"
 * sets, "NAME" alone removes. Free with g_strfreev. */
GStrv child_environment(const char *home, const char *term, const char *const *extra);

/* For the child, after fork: becomes the program, with default signals. Does not return. */
G_NORETURN void child_execute(const char *const *argv, GStrv environment);

/* The exit status as a shell tells it: 128 + signal for a death by signal. */
int child_status(int wait_status);

/* How long a test waits before it fails, in microseconds: 20 s, or LEMBAR_TEST_DEADLINE seconds. */
gint64 child_deadline(void);

#endif
