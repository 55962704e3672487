#ifndef LEMBAR_UI_PAPER_PDF_H
#define LEMBAR_UI_PAPER_PDF_H

#include "src/progress.h"
#include "ui/report/document.h"

/* A document as PDF on A4: pages numbered, the contents with their pages, bookmarks, fonts
 * embedded. The same document gives the same bytes. The caller unrefs them; NULL, with a sentence,
 * on trouble, or where PROGRESS stopped it. */
GByteArray *pdf_of_document(const struct document *document, struct progress *progress,
                            struct error *error);

#endif
