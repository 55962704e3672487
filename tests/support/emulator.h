#ifndef LEMBAR_TESTS_SUPPORT_EMULATOR_H
#define LEMBAR_TESTS_SUPPORT_EMULATOR_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The screen of a terminal without a process: bytes go in, a picture stands on it. The only user
 * of libvterm. */

struct emulator;

/* What stands in one cell. A blank cell is a space; the second cell of a wide character is 0. */
struct terminal_cell {
    gunichar character;
    bool bold, reverse, underline;
    int foreground, background; /* 0-255, -1 the terminal's own, -2 a direct (24-bit) colour */
};

struct emulator *emulator_create(int rows, int columns);
void emulator_destroy(struct emulator *emulator);

/* Draws what the program wrote. */
void emulator_feed(struct emulator *emulator, const char *bytes, size_t length);

/* Takes what the terminal has to say back (answers to queries); returns the number of bytes. */
size_t emulator_answer(struct emulator *emulator, char *bytes, size_t size);

void emulator_resize(struct emulator *emulator, int rows, int columns);

int emulator_rows(const struct emulator *emulator);
int emulator_columns(const struct emulator *emulator);

/* One row as UTF-8, without its trailing blanks; yours. Outside the screen it is empty. */
char *emulator_row(const struct emulator *emulator, int row);
struct terminal_cell emulator_cell(const struct emulator *emulator, int row, int column);
void emulator_cursor(const struct emulator *emulator, int *row, int *column);

/* Bells since the last call. */
int emulator_take_bells(struct emulator *emulator);

/* NULL, or what a program has left behind that the next one would suffer from. */
const char *emulator_leftover(const struct emulator *emulator);

#endif
