#ifndef LEMBAR_UI_SCREEN_FINDINGS_H
#define LEMBAR_UI_SCREEN_FINDINGS_H

#include "ui/screen.h"
#include "ui/screen/question.h"

extern const struct screen_class findings_class;

/* What is odd about a sheet that is to be stored, all on one screen over the one that asks. With
 * one
 * + or F2, once they were to be seen, the option is how many of them (the first ones) were shown
 * and are accepted; else 0. FINDINGS, of struct finding (src/check.h), is taken over. */
struct wish findings_ask(struct screen *asker, GPtrArray *findings, answer_function *answered);

#endif
