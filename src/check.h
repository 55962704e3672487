#ifndef LEMBAR_SRC_CHECK_H
#define LEMBAR_SRC_CHECK_H

#include "src/calendar.h"
#include "src/error.h"
#include "src/sheet.h"

/* What is wrong, or odd, about a sheet being keyed. Each check has a short code that can be read
 * out over the telephone: F… must be mended; W… may be true, and is accepted as it is on the paper.
 * All in one table (checks), which the help prints. */

enum check {
    CHECK_MISSING,       /* F01: a required item has no value */
    CHECK_NUMBER,        /* F02: no number of a sheet */
    CHECK_RANGE,         /* F03: off the scale, the range or the list */
    CHECK_SERVICE,       /* F04: a service that the survey does not have */
    CHECK_DATE,          /* F05: no day of the calendar */
    CHECK_LENGTH,        /* F06: too long a text */
    CHECK_TAKEN,         /* F07: the number of another sheet, where nobody can be asked */
    CHECK_SAME_NUMBER,   /* W01: the number of another sheet */
    CHECK_SAME_ANSWERS,  /* W02: the answers of the sheet before */
    CHECK_SHIFTED,       /* W03: these shifted by one place, either way */
    CHECK_STRAIGHT_LINE, /* W04: one value for all questions of a part that the index is of */
    CHECK_CONTRADICTION, /* W05: two items that the form says exclude each other */
    CHECK_PERIOD,        /* W06: a date outside the survey, or yet to come */
    CHECK_FAST,          /* W07: keyed faster than this person's own fastest 1 % */
    CHECK_TOTAL,         /* W08: the control total is not the sum of the element answers */
    CHECK_BLANKS,        /* W09: too many scored questions without an answer */
    CHECK_UNSEEN,        /* W10: a refused key was followed at once by the next */
    CHECK_PASSED_OVER,   /* W11: a scored question was never reached */
    CHECKS
};

struct check_kind {
    const char *code;
    const char *sentence; /* N_(): what is wrong, without its full stop */
    const char *remedy;   /* N_(): what to do, likewise */
};

extern const struct check_kind checks[CHECKS];

static inline bool check_is_hard(enum check check)
{
    return check < CHECK_SAME_NUMBER;
}

/* The check with this code, case ignored, or -1. */
int check_find(const char *code);

/* What a sheet is compared with. */
struct check_context {
    const struct services *services;
    const struct sheet *before; /* the one that this person stored before it, or NULL */
    const char *off;            /* codes that the office does not use: "W04 W07"; NULL: none */
    int year;                   /* of the survey */
    struct day today;           /* no day: nothing is yet to come */
    bool number_taken;          /* another sheet has the number */
    int most_blank;             /* percent of the scored questions */
    int suspect;                /* the item whose refusal may have been missed, or -1 */
    int64_t pace, fastest;      /* µs a field: of this sheet, and the limit of the fastest 1 % of
                                 * this person's; 0: not known */
};

/* Whether a soft check finds something; makes no text: a million rows are imported. */
bool check_finds(enum check check, const struct sheet *sheet, const struct check_context *context);

struct finding {
    enum check check;
    int item; /* the first doubtful one */
    bool accepted;
    char *sentence; /* what is wrong, what to do, the code at its end */
};

/* The soft findings of SHEET in the order of their codes: a GPtrArray of struct finding. Not WHOLE:
 * only those about single fields, while the sheet is being keyed. */
GPtrArray *check_sheet(const struct sheet *sheet, const struct check_context *context, bool whole);

/* Ends the sentence of a refusal with its code; returns false. */
bool check_refuse(struct error *error, enum check check);

/* The code of a value that ITEM refuses. */
enum check check_of_refusal(const struct form_item *item);

/* --- what a person has accepted: sheet->accepted --- */

/* Kept are the code and a fingerprint of the values concerned ("W02=91bd… W05=…"): what was
 * accepted holds for these values only. */
void check_accept(struct sheet *sheet, enum check check);
bool check_is_accepted(const struct sheet *sheet, enum check check);

/* Drops what was accepted for other values than the sheet has now. */
void check_drop_fallen(struct sheet *sheet);

/* What was accepted of values that are carried over to the next sheet (a date) need not be
 * accepted again there. */
void check_carry_over(const struct sheet *from, struct sheet *to);

/* The codes in a text of accepted findings, "W02 W05"; the caller frees it. */
char *check_codes(const char *accepted);

#endif
