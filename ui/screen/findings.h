#ifndef LEMBAR_UI_SCREEN_FINDINGS_H
#define LEMBAR_UI_SCREEN_FINDINGS_H

#include "ui/screen.h"
#include "ui/screen/question.h"

extern const struct screen_class findings_class;

/* What FINDINGS_ASK is answered with besides how many findings are accepted. */
enum { FINDINGS_LEFT = 0, FINDINGS_TOTAL = -1 };

/* What is odd about a sheet that is to be stored, all on one screen over the one that asks. With
 * one +, once they were to be seen, the option is how many of them (the first ones) were shown and
 * are accepted. FINDINGS_TOTAL: its control total is to be keyed again, which is offered where W08
 * is shown and HAS_TOTAL. FINDINGS, of struct finding (src/check.h), is taken over. */
struct wish findings_ask(struct screen *asker, GPtrArray *findings, bool has_total,
                         answer_function *answered);

#endif
