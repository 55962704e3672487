#ifndef LEMBAR_UI_SCREEN_QUESTION_H
#define LEMBAR_UI_SCREEN_QUESTION_H

#include "ui/screen.h"

extern const struct screen_class question_class;
extern const struct screen_class question_confirm_class;
extern const struct screen_class question_seen_class;
extern const struct screen_class question_text_class;
extern const struct screen_class question_tell_class;

/* A question over the screen that asks it. Esc is the option that loses nothing. */

/* What the asker does with the option chosen (from 0) or the text typed. */
typedef struct wish answer_function(struct screen *asker, int option, const char *text);

/* OPTIONS are numbered 1, 2, 3 …, for the numeric keypad; NULL at the end. BACK is the one that
 * Esc chooses. A heads-down keyer may answer unseen: the first option must lose nothing. */
struct wish question_ask(struct screen *asker, const char *text, const char *const *options,
                         int back, answer_function *answered);

/* The same with the cursor on option AT, which is what holds already. */
struct wish question_ask_at(struct screen *asker, const char *text, const char *const *options,
                            int at, int back, answer_function *answered);

/* Asks for a yes that no digit typed ahead can give: option 1 with + or F2, else 0. */
struct wish question_confirm(struct screen *asker, const char *text, const char *yes,
                             answer_function *answered);

/* The same for what may not be given by habit: only a + that comes after the question was drawn. */
struct wish question_confirm_seen(struct screen *asker, const char *text, const char *yes,
                                  answer_function *answered);

/* Tells what must not be overlooked; it stays until an Enter or Esc that comes after it was drawn,
 * whatever is typed ahead. TOLD comes after it; NULL: nothing does. */
struct wish question_tell(struct screen *asker, const char *text, answer_function *told);

/* Asks for one line of text, with the old one in it, marked; option 0 with the text, or 1 where it
 * was left. */
struct wish question_ask_text(struct screen *asker, const char *text, const char *initial,
                              answer_function *answered);

/* The same with what was TYPED before, or begins any answer: to be mended or gone on with. */
struct wish question_ask_again(struct screen *asker, const char *text, const char *typed,
                               answer_function *answered);

#endif
