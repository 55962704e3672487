#ifndef LEMBAR_SRC_COUNTED_SHEET_H
#define LEMBAR_SRC_COUNTED_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/index.h"

/* Sheets that count, one by one, where a tally does not say enough: which answers stand together,
 * what was compared with the paper, and by what a sheet could be left out. */

struct counted_sheet {
    long number;            /* written on the paper */
    const char *answers;    /* packed (sheet.h); borrowed */
    const char *verified;   /* '1' at the place of an answer settled by second keying; may be
                               shorter than answers; NULL where none is; borrowed */
    int64_t service, keyer; /* ids of the caller's; 0 where not known */
    int week;               /* of the survey, from 1; 0 where not known */
};

struct counted_sheets {
    const struct form *form;            /* borrowed */
    const struct counted_sheet *sheets; /* borrowed */
    size_t count;
};

/* The answer at a position from 0, or -1 where it is blank, missing or outside the scale. */
int counted_sheet_answer(const struct counted_sheet *sheet, const struct form *form, int answer);

/* Whether second keying has confirmed the answer at a position from 0. */
bool counted_sheet_is_verified(const struct counted_sheet *sheet, int answer);

/* Adds (TIMES 1) or takes away (TIMES -1) the answers that are not verified. */
void counted_sheet_add_open(const struct counted_sheet *sheet, struct tally *open, int64_t times);

/* The answers of each element: their sum and how many there are. ELEMENTS is that of
 * counted_sheets_elements. False where the sheet has no answer of an element. */
struct answer_sum {
    int64_t sum, answers;
};
bool counted_sheet_sums(const struct counted_sheet *sheet, const struct form *form,
                        const int *elements, struct answer_sum *sums);

/* All answers, and those that are not verified. The caller destroys the tally. */
struct tally *counted_sheets_tally(const struct counted_sheets *sheets);
struct tally *counted_sheets_open_tally(const struct counted_sheets *sheets);

/* For each answer position the element it belongs to, or -1. The caller frees it. */
int *counted_sheets_elements(const struct form *form);

#endif
