#ifndef LEMBAR_UI_CLI_OUTPUT_H
#define LEMBAR_UI_CLI_OUTPUT_H

#include <glib.h>
#include <stdbool.h>

#include "src/error.h"

/* What a command prints. Text for people follows the character set of the terminal: with LC_ALL=C
 * each sign has an ASCII twin. Data for programs are UTF-8 everywhere. */

/* Text for people, to the standard output; false where it cannot be written (a full disk). */
bool output_text(const char *text, struct error *error);

/* Data, to the file PATH (whole or not at all), or to the standard output where PATH is NULL. */
bool output_data(const GString *data, const char *path, struct error *error);

/* How far long work is: one line on a terminal at the standard error, which overwrites the one
 * before; NULL takes it away. Whatever is written to the standard error takes it away first. */
void output_progress(const char *text);

/* What a person is asked, to the standard error, without a newline. */
void output_prompt(const char *text);

/* A line for people to the standard error. */
void output_problem(const char *format, ...) G_GNUC_PRINTF(1, 2);

#endif
