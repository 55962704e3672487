#ifndef LEMBAR_SRC_SECOND_RULE_H
#define LEMBAR_SRC_SECOND_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which sheets are keyed a second time. It is settled when a sheet is stored, from its uid alone:
 * nobody can know or choose before who is drawn, and every program draws the same. */

#define SECOND_UID_SIZE 16

enum second_why {
    SECOND_NOT,
    SECOND_ALL,     /* all sheets are */
    SECOND_SAMPLED, /* drawn at random */
    SECOND_FIRST,   /* one of the first sheets of its keyer, and not drawn */
    SECOND_ASKED,   /* somebody asked for it */
    SECOND_WHYS
};

/* As the database has it: "all", "sample", "first", "asked"; "" for SECOND_NOT. */
const char *second_why_name(enum second_why why);
enum second_why second_why_from_name(const char *name); /* SECOND_NOT for none of them */
const char *second_why_words(enum second_why why);      /* translated */

struct second_rule {
    long share; /* per cent of the sheets, 0 (none) to 100 (all) */
    long first; /* so many first sheets of each person, all of them; only where share > 0 */
};

/* Whether SHA-256 of the uid, taken as a number, falls within SHARE per cent. A sheet drawn at one
 * share is drawn at every higher one. */
bool second_rule_draws(const unsigned char uid[SECOND_UID_SIZE], long share);

/* KEYED is how many sheets the person has keyed, this one included. */
enum second_why second_rule_settle(const struct second_rule *rule,
                                   const unsigned char uid[SECOND_UID_SIZE], int64_t keyed);

#endif
