#ifndef LEMBAR_UI_CLI_FORMAT_H
#define LEMBAR_UI_CLI_FORMAT_H

#include <glib.h>

#include "ui/cli/arguments.h"

/* The forms in which figures are given out. */
enum format {
    FORMAT_TABLE,
    FORMAT_CSV,
    FORMAT_JSON,
    FORMAT_XLSX,
    FORMAT_DDI, /* of a dictionary: a codebook … */
    FORMAT_SPS, /* … and labels for SPSS … */
    FORMAT_R,   /* … and for R */
    FORMATS_OF_FILES
};

#define FORMAT_BIT(format) (1u << (format))

/* Reads --format, a table, CSV or JSON; *format is what holds without it. */
bool format_read(const struct arguments *arguments, enum format *format, struct error *error);

/* The same, one of ALLOWED, a set of bits. */
bool format_read_of(const struct arguments *arguments, unsigned allowed, enum format *format,
                    struct error *error);

/* Prints TEXT, which is given up: a table for people, all else as data. */
bool format_print(GString *text, enum format format, struct error *error);

#endif
