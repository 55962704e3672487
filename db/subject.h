#ifndef LEMBAR_DB_SUBJECT_H
#define LEMBAR_DB_SUBJECT_H

#include <stdbool.h>

/* What the record of changes speaks of: a table of its own for each kind of thing whose history is
 * kept, read by changes.h, which records, and by audit.h, which verifies. */

enum subject {
    SUBJECT_SHEET,
    SUBJECT_ACTION,
    SUBJECT_SETTING,
    SUBJECT_LOCK,
    SUBJECT_OFFICE_KEY,
    SUBJECT_PERSON,
    SUBJECT_SURVEY,
    SUBJECT_SERVICE,
    SUBJECT_PUBLISHED,
    SUBJECT_BATCH,
    SUBJECT_SECOND,
    SUBJECT_SUGGESTION,
    SUBJECT_DECLINED,
    SUBJECT_UNIT_IMPORT,
    SUBJECT_SPELLING,
    SUBJECTS
};

struct subject_kind {
    const char *name;    /* as the record calls it, and its table: the row has id and uid */
    const char *content; /* SQL for all that a row says (content.h) */
    const char *shown;   /* SQL for what people call a row by */
    const char *year;    /* SQL for the year of its survey, or NULL */
    const char *sheet;   /* SQL for the sheet that it is or is about, or NULL */
    const char *survey;  /* SQL for its survey, where there is a screen for it, or NULL */
    const char *label;   /* N_(): "Lembar %s", for what it is called by */
    const char *lost;    /* N_(): a sentence where it is gone; %s: the entry that made it */
    bool sealed;         /* the row keeps its own digest, in seal */
    bool may_go;         /* a row may be removed, on the record: its last entry has no seal after */
};

extern const struct subject_kind subjects[SUBJECTS];

#endif
