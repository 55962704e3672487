#ifndef LEMBAR_SRC_DUE_WORDS_H
#define LEMBAR_SRC_DUE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* The words a due date is written with, apart from their order: due_date knows what they mean
 * together. */

enum due_word_kind {
    DUE_WORD_UNKNOWN, /* anything that has no place in a date */
    DUE_WORD_NUMBER,
    DUE_WORD_MARK,  /* one of . , / - */
    DUE_WORD_UNTIL, /* s.d., sampai, hingga */
    DUE_WORD_MONTH,
    DUE_WORD_PART,    /* triwulan, semester */
    DUE_WORD_ORDINAL, /* I to IV */
    DUE_WORD_EVERY,   /* setiap, tiap */
    DUE_WORD_ROUTINE, /* bulanan, rutin */
    DUE_WORD_FILLER,  /* tanggal, bulan, tahun: adds nothing to a date */
    DUE_WORD_WITH,    /* only in "sampai dengan"; never handed out */
};

enum { DUE_NUMBER_DIGITS = 9, DUE_WORDS_LIMIT = 24 };

struct due_word {
    enum due_word_kind kind;
    int value;  /* a number's, month 1–12, ordinal 1–4, months in a part or period (0: less than
                   one), mark's character */
    int length; /* of a number, in digits */
    char digits[DUE_NUMBER_DIGITS + 1]; /* of a number, as written */
};

struct due_words {
    struct due_word words[DUE_WORDS_LIMIT];
    size_t count;
};

/* Takes TEXT apart into its words, without blanks and without dots at its end. False when it is
 * not UTF-8 or has more words than any date. */
bool due_words_scan(const char *text, struct due_words *words);

#endif
