#ifndef LEMBAR_UI_PAPER_ODT_H
#define LEMBAR_UI_PAPER_ODT_H

#include "src/progress.h"
#include "ui/report/document.h"

/* A document as ODT (OASIS OpenDocument 1.2), for the office's word processor: real headings,
 * styles and tables, contents it can make anew. The same document gives the same bytes. The caller
 * unrefs them; NULL, with a sentence, on trouble, or where PROGRESS stopped it. */
GByteArray *odt_of_document(const struct document *document, struct progress *progress,
                            struct error *error);

#endif
