#ifndef LEMBAR_UI_SCREEN_QUESTION_H
#define LEMBAR_UI_SCREEN_QUESTION_H

#include "ui/screen.h"

extern const struct screen_class question_class;
extern const struct screen_class question_text_class;

/* A question over the screen that asks it. Esc is the last option, which must lose nothing. */

/* What the asker does with the option chosen (from 0) or the text typed. */
typedef struct wish answer_function(struct screen *asker, int option, const char *text);

/* OPTIONS are numbered 1, 2, 3 …, for the numeric keypad; NULL at the end. */
struct wish question_ask(struct screen *asker, const char *text, const char *const *options,
                         answer_function *answered);

/* Asks for one line of text; option 0 with the text, or 1 where it was left. */
struct wish question_ask_text(struct screen *asker, const char *text, const char *initial,
                              answer_function *answered);

#endif
