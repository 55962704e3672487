#ifndef LEMBAR_TESTS_SUPPORT_FRAME_H
#define LEMBAR_TESTS_SUPPORT_FRAME_H

/* Screens on paper: what a failed test shows to the one who has to mend it. */

/* The number of cells a line takes on a screen. */
int frame_width(const char *line);

/* Prints the lines of a screen in a frame, under a title. */
void frame_print(const char *title, const char *screen, int columns);

/* Prints the first row in which two screens differ and marks the first differing cell. */
void frame_print_difference(const char *expected, const char *actual);

#endif
