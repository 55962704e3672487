#ifndef LEMBAR_SRC_SETTING_H
#define LEMBAR_SRC_SETTING_H

#include <stdbool.h>

#include "src/error.h"
#include "src/role.h"

/* What an office may choose, with its limits. A number is meant in the unit of its label. */

enum setting {
    SETTING_BACKUP_FOLDER,  /* "": no automatic backups */
    SETTING_BACKUP_EVERY,   /* sheets from one backup to the next; 0: only at the end */
    SETTING_SIGN_IN,        /* 1: by name and password; 0: everybody may do all */
    SETTING_IDLE_MINUTES,   /* then the screen locks; 0: never. Only where people sign in */
    SETTING_MOST_BLANK,     /* percent of the scored questions that may be blank unasked (W09) */
    SETTING_CHECKS_OFF,     /* codes of checks that are not used: "W04 W07" */
    SETTING_SECOND_SHARE,   /* per cent of the sheets that are keyed twice (src/second_rule.h) */
    SETTING_SECOND_FIRST,   /* so many first sheets of each person are, where any is */
    SETTING_SECOND_ALARM,   /* 1: a difference rings while the field is keyed; 0: at the end */
    SETTING_SECOND_TEXT,    /* 1: texts and personal data are compared too */
    SETTING_EVIDENCE_LIMIT, /* megabytes a file of evidence may have */
    SETTING_LONG_OVERDUE,   /* days after which an overdue action is long overdue */
    SETTING_SMALL_GROUP,    /* sheets; groups with fewer are marked, for their index swings */
    SETTING_LAST_MONTH,     /* of the survey, 1 to 12: it ends with its last day */
    SETTINGS
};

struct setting_kind {
    const char *name;  /* as it is stored */
    const char *label; /* N_() */
    const char *note;  /* N_(): what it does, one line; or NULL */
    const char *fallback;
    long low, top;    /* of a number */
    bool is_text;     /* else a number */
    bool is_fixed;    /* not simply typed: it has a way of its own to be changed */
    enum right right; /* to change it */
};

extern const struct setting_kind settings[SETTINGS];

/* Whether it is chosen by yes or no: 1 or 0. */
bool setting_is_switch(enum setting setting);

/* The number that TEXT says, within its limits; the fallback where TEXT is NULL or says none. */
long setting_number(enum setting setting, const char *text);

/* Whether TEXT may be chosen; if not, a sentence. */
bool setting_check(enum setting setting, const char *text, struct error *error);

#endif
