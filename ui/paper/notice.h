#ifndef LEMBAR_UI_PAPER_NOTICE_H
#define LEMBAR_UI_PAPER_NOTICE_H

#include <glib.h>

#include "ui/report/printer.h"

/* The public notice of a result: one page for the wall of the office, or a picture for social
 * media. It names no respondent, and how they are made up only where there are enough of them. */

#define NOTICE_PICTURE_WIDTH  1080 /* dots */
#define NOTICE_PICTURE_HEIGHT 1350

/* The bytes of the file; the caller unrefs them. NULL, with a sentence, on trouble, or where no
 * sheet counts yet. */
GByteArray *notice_pdf(struct app *app, enum notice_paper paper, struct error *error);
GByteArray *notice_png(struct app *app, struct error *error);

#endif
