#ifndef LEMBAR_SRC_SECOND_RULE_H
#define LEMBAR_SRC_SECOND_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/error.h"

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

/* Whether sheets keyed again for this reason say how often all sheets are wrong: drawn, or all. */
bool second_why_stands_for_others(enum second_why why);

struct second_rule {
    long share; /* per cent of the sheets, 0 (none) to 100 (all) */
    long first; /* so many first sheets of each person, all of them; only where share > 0 */
};

/* Whether SHA-256 of the uid, taken as a number, falls within SHARE per cent. A sheet drawn at one
 * share is drawn at every higher one. */
bool second_rule_draws(const unsigned char uid[SECOND_UID_SIZE], long share);

/* A share of sheets to be keyed again, as it is typed: 1 to 100 per cent. */
bool second_rule_read_share(const char *text, long *share, struct error *error);

/* KEYED is how many sheets the person has keyed, this one included. */
enum second_why second_rule_settle(const struct second_rule *rule,
                                   const unsigned char uid[SECOND_UID_SIZE], int64_t keyed);

/* --- who may key a further pass --- */

/* How whoever keys a pass stands to those who keyed the passes before. */
enum second_standing {
    STANDING_OTHER,       /* keyed none of them */
    STANDING_SUPERVISOR,  /* keyed one, but there is nobody else, and he may settle mismatches */
    STANDING_NOBODY_ELSE, /* keyed one, and there is neither another nor such a supervisor */
    STANDING_ALONE,       /* keyed one, in an office where nobody signs in (one-person mode) */
    STANDINGS,
    STANDING_REFUSED = STANDINGS, /* may not */
};

/* As the database has it, and as people say it; the first is the rule and is not spoken of: "". */
const char *second_standing_name(enum second_standing standing);
enum second_standing second_standing_from_name(const char *name); /* STANDING_OTHER for none */
const char *second_standing_words(enum second_standing standing);

struct second_people {
    bool keyed_one;        /* who asks has keyed one of the passes before */
    bool signs_in;         /* people sign in: it is known who is at the keys */
    bool is_supervisor;    /* who asks may settle mismatches */
    bool others;           /* there is somebody who keyed none of them */
    bool other_supervisor; /* somebody who keyed one of them may settle mismatches */
};

/* The second pass takes another person, always. */
enum second_standing second_rule_may_second(const struct second_people *people);

/* The third takes one who keyed neither where there is one, else a supervisor, else anyone. */
enum second_standing second_rule_may_third(const struct second_people *people);

#endif
