#ifndef LEMBAR_SRC_FORM_H
#define LEMBAR_SRC_FORM_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A questionnaire as data: what is asked, in the order of keying, and how the answers become
 * figures. Immutable once read (form_file.h); every string lives as long as the form. */

#define FORM_TOP_SCALE    9  /* an answer takes one key */
#define FORM_MOST_CHOICES 99 /* a choice takes one key up to nine of them, then two */

enum item_kind {
    ITEM_SHEET_NUMBER, /* always the first item, of every form */
    ITEM_CHOICE,
    ITEM_SERVICE, /* a choice from the services of the survey */
    ITEM_NUMBER,  /* whole, within a range */
    ITEM_DATE,
    ITEM_TEXT,
    ITEM_LONG_TEXT,
    ITEM_ANSWER, /* a question, answered on the scale of the form */
};

struct form_choice {
    const char *code;  /* what is stored and exported */
    const char *words; /* what is shown */
};

struct form_item {
    enum item_kind kind;
    const char *key;     /* name in files: header of the CSV column, lower case */
    const char *label;   /* the prompt */
    const char *text;    /* the full wording, or the label */
    const char *heading; /* of the block that begins here, or NULL */
    const char *unit;    /* of a number, or "" */
    bool required;
    bool personal; /* name, phone and the like: kept apart, left out of exports */
    bool sticky;   /* carried over to the next sheet */
    int low, top;  /* range of a number or answer, both included */
    const struct form_choice *choices; /* of a choice; of an answer from low to top */
    size_t choice_count;
    const int *groups; /* upper bounds of a number's groups in tables */
    size_t group_count;
    int answer;  /* position among the answers of the sheet, or -1 */
    int element; /* position in elements, or -1 */
    int further; /* position in further, or -1 */
};

struct form_element {
    const char *code; /* "U1", "IPAK" */
    const char *name;
    long weight; /* in hundredths; equal for all unless the form says otherwise */
};

/* Tone of a grade, for colours: the best band is TONE_GOOD, the lowest TONE_BAD. */
enum tone { TONE_GOOD, TONE_FAIR, TONE_POOR, TONE_BAD };

struct form_band {
    const char *grade; /* "A" */
    const char *words; /* "Sangat Baik" */
    long from;         /* lowest value of the band, in hundredths, after rounding */
    enum tone tone;
};

/* What an item of a sheet may say: a number below or above a bound, or one of some choices. */
struct form_condition {
    int item; /* position in items */
    int bound;
    bool below;   /* else above */
    bool *chosen; /* of a choice: one for each, true where it is meant; NULL: a number */
};

/* Both together are odd: a pupil of 70. Found while keying (check.h). */
struct form_contradiction {
    struct form_condition when, and;
};

struct form {
    const char *id;
    const char *version;
    const char *title;
    const char *short_title; /* "SKM" */
    bool template;           /* its items are placeholders, its figures no results */
    int low, top;            /* the scale of the answers */
    int result_top;          /* what a full score is scaled to: 100, 5, 4 */
    struct form_item *items;
    size_t item_count;
    size_t answer_count;
    int service_item, date_item; /* positions in items, or -1 */
    struct form_element *elements;
    size_t element_count;
    struct form_element *further; /* further indices: never part of the index */
    size_t further_count;
    struct form_band *bands; /* highest first; the last one takes all below */
    size_t band_count;
    struct form_contradiction *contradictions;
    size_t contradiction_count;
    int period_from, period_to; /* when it is filled in, month · 100 + day; 0: the whole year */
    bool weighted;              /* the elements do not weigh the same */
    char *source;               /* the exact text of the file */
    GStringChunk *strings;      /* owns the strings above */
};

void form_destroy(struct form *form);

/* Position of the item with this key, case ignored, or -1. */
int form_find_item(const struct form *form, const char *key);

/* Position of the element with this code, case ignored, or -1. */
int form_find_element(const struct form *form, const char *code);

/* The item behind an answer position. */
const struct form_item *form_answer_item(const struct form *form, int answer);

/* The band of a rounded value; NULL for HUNDREDTHS_NONE or a form without bands. */
const struct form_band *form_band_of(const struct form *form, long hundredths);

#endif
