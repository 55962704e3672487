#ifndef LEMBAR_UI_CLI_FORMAT_H
#define LEMBAR_UI_CLI_FORMAT_H

#include "ui/cli/arguments.h"

/* The forms in which figures are given out. */
enum format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

/* Reads --format; *format is what holds without it. Only data: a table is refused. */
bool format_read(const struct arguments *arguments, bool only_data, enum format *format,
                 struct error *error);

#endif
