#ifndef LEMBAR_SRC_FORM_SECTION_H
#define LEMBAR_SRC_FORM_SECTION_H

#include "src/form.h"
#include "src/ini_scan.h"

/* One section of a form file and the values in it, while a form is read. A value that is missing or
 * makes no sense is recorded among the mistakes, and something harmless is read in its place. Only
 * form_section.c knows iniparser. */

/* Everything a form is built from while its sections are read one after the other. */
struct form_reader {
    struct _dictionary_ *ini;  /* iniparser's; NULL where it could not read the text */
    const GPtrArray *sections; /* of struct ini_section */
    GPtrArray *mistakes;
    const char *language;
    struct form *form;
    GArray *items, *elements, *further, *bands, *contradictions;
};

/* The section being read. */
struct form_section {
    struct form_reader *reader;
    const struct ini_section *scan;
    const char *name; /* what follows the kind of section: "U1" of [element U1] */
};

/* Records a mistake at the line of KEY, or of the section where it has no such key. */
#define section_mistake(section, key, ...)                                                         \
    ini_mistake((section)->reader->mistakes, ini_line((section)->scan, key), __VA_ARGS__)

/* Begins and ends the reading of values from TEXT, INI without a byte order mark. */
void reader_open(struct form_reader *reader, const char *text, size_t length);
void reader_close(struct form_reader *reader);

/* TEXT for as long as the form lives. */
const char *reader_keep(struct form_reader *reader, const char *text);

/* The value as written, until reader_close; NULL where there is none. */
const char *section_value(const struct form_section *section, const char *key);

/* A text in the language of the reader where the file has it, else as written; it lives as long as
 * the form. Where there is none: INSTEAD; or a mistake and "". */
const char *section_words_or(const struct form_section *section, const char *key,
                             const char *instead);
const char *section_words(const struct form_section *section, const char *key);

/* "yes" or "no"; without the key: no. */
bool section_yes(const struct form_section *section, const char *key);

/* From LOW to TOP. */
int section_whole_number(const struct form_section *section, const char *key, int low, int top,
                         int instead);

/* With two decimals at most, "0.5" is 50. */
long section_hundredths(const struct form_section *section, const char *key, long instead);

/* Keys of choices and answer words are numbers, "3" or in English "3_en". */
bool key_is_number(const char *key);

/* Whether the numeric KEY is one that is looked for: from LOW to TOP, no leading zeros. */
bool key_is_number_within(const char *key, int low, int top);

#endif
