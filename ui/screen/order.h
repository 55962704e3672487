#ifndef LEMBAR_UI_SCREEN_ORDER_H
#define LEMBAR_UI_SCREEN_ORDER_H

#include "ui/screen/question.h"

/* Second keying of sheets that are stored already, ordered from the screen of a batch or a keyer.
 */

/* Asks how many per cent of the sheets of WHOSE ("bundel 3", "Budi"). */
struct wish order_ask(struct screen *asker, const char *whose, answer_function *answered);

/* Orders the sheets of the batch and person of ORDER by the share that was typed, nothing for all,
 * and tells what came of it. */
struct wish order_place(struct screen *asker, struct second_order order, const char *share);

#endif
