#ifndef LEMBAR_UI_SCREEN_REJECTING_H
#define LEMBAR_UI_SCREEN_REJECTING_H

#include "ui/screen/question.h"

/* Rejecting a sheet of paper, alike wherever it is done: the serial is asked for, then a +. */

struct rejecting {
    enum rejection reason;
    long serial; /* 0: none */
};

/* Asks for the serial; TYPED is answered as question_ask_again does, and reads it. */
struct wish rejecting_ask_serial(struct screen *asker, const struct rejecting *rejecting,
                                 const char *initial, answer_function *typed);

/* Takes the serial as it was typed: one number or none. */
bool rejecting_read_serial(struct rejecting *rejecting, const char *text, struct error *error);

/* Asks whether it is meant; LOSS is a sentence about what goes with it, or "". */
struct wish rejecting_confirm(struct screen *asker, const struct rejecting *rejecting,
                              const char *loss, answer_function *answered);

/* "tidak terbaca, nomor 17"; the caller frees it. */
char *rejecting_words(const struct rejecting *rejecting);

#endif
