#ifndef LEMBAR_SRC_INI_SCAN_H
#define LEMBAR_SRC_INI_SCAN_H

#include <glib.h>
#include <stddef.h>

/* A first look at an INI text, line by line, before iniparser reads it. iniparser 4.1 lower-cases
 * names, cuts values at ; and #, merges what is there twice and drops a whole file for one long
 * line, all without a word; what it would do so is a mistake here. */

struct ini_key {
    char *name;
    long line; /* 1-based */
};

struct ini_section {
    char *name; /* as written, outer blanks trimmed */
    long line;
    GPtrArray *keys; /* of struct ini_key */
};

/* Records a mistake of a line in a GPtrArray of struct form_mistake (form_file.h). */
void ini_mistake(GPtrArray *mistakes, long line, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The sections of TEXT in their order, a GPtrArray of struct ini_section which the caller unrefs;
 * what is wrong is added to MISTAKES. */
GPtrArray *ini_scan(const char *text, size_t length, GPtrArray *mistakes);

/* The line of a key of a section, or the section's own line if it has no such key. */
long ini_line(const struct ini_section *section, const char *key);

#endif
