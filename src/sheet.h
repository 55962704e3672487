#ifndef LEMBAR_SRC_SHEET_H
#define LEMBAR_SRC_SHEET_H

#include "src/form.h"
#include "src/value.h"

/* One filled-in questionnaire: a value (value.h) for each item of its form. */

struct sheet {
    const struct form *form; /* borrowed */
    char **values;           /* one for each item, never NULL */

    int64_t batch_id;  /* the batch of paper it came with; 0: none */
    int control_total; /* the sum of its element answers as written on the paper, or NO_TOTAL */
    char *accepted;    /* findings that a person has accepted for it (check.h); never NULL */
};

#define NO_TOTAL (-1)

void sheet_set_accepted(struct sheet *sheet, const char *accepted);

/* A sheet with nothing keyed, or a copy; the caller destroys it. FORM is borrowed. */
struct sheet *sheet_create(const struct form *form);
struct sheet *sheet_copy(const struct sheet *sheet);
void sheet_destroy(struct sheet *sheet);

/* Takes a copy of VALUE: "" not keyed, VALUE_BLANK, or what is given. */
void sheet_set(struct sheet *sheet, size_t item, const char *value);

/* Like sheet_set, but VALUE is the sheet's from now on. */
void sheet_take(struct sheet *sheet, size_t item, char *value);

/* Its number on the paper, the first item; 0 where there is none. */
long sheet_number(const struct sheet *sheet);
void sheet_set_number(struct sheet *sheet, long number);

/* Whether both say the same: values, control total, what was accepted. */
bool sheet_is_equal(const struct sheet *sheet, const struct sheet *other);

/* How many items have been keyed, given or blank. */
size_t sheet_keyed(const struct sheet *sheet);

/* A value has been keyed that was not carried over from the sheet before. */
bool sheet_is_begun(const struct sheet *sheet);

/* The first required item without a value, or -1. */
int sheet_first_missing(const struct sheet *sheet);

/* How many questions of elements have not been keyed at all, and the first of them (or -1). */
size_t sheet_unasked(const struct sheet *sheet);
int sheet_first_unasked(const struct sheet *sheet);

/* How many questions have no answer, left blank or not keyed. */
size_t sheet_unanswered(const struct sheet *sheet);

/* Untouched items become blank: what a stored sheet looks like. */
void sheet_fill_blanks(struct sheet *sheet);

/* The sheet that follows: sticky values and the batch carried over, the number counted up to
 * NUMBER. */
struct sheet *sheet_next(const struct sheet *sheet, long number);

/* The answers as one character each, in the order of the form: a digit, '-' or '.' (not keyed).
 * This is how they are stored, counted and listed. The caller frees the text. */
char *sheet_pack_answers(const struct sheet *sheet);

/* The values of the other items, joined by U+001F in the order of the form. With
 * ONLY_STORED_HERE, the slots of the number, service, first date and personal data stay empty:
 * those have columns and tables of their own. The caller frees the text. */
char *sheet_pack_fields(const struct sheet *sheet, bool only_stored_here);

/* The place of an item among the packed fields, and what stands there: borrowed, LENGTH bytes long;
 * "" where the text is too short. */
size_t sheet_packed_place(const struct form *form, size_t item);
const char *sheet_packed_field(const char *fields, size_t place, size_t *length);

/* Take the values back from packed texts; what is too short leaves the rest untouched. */
void sheet_unpack_answers(struct sheet *sheet, const char *answers);
void sheet_unpack_fields(struct sheet *sheet, const char *fields);

#endif
