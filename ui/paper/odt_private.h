#ifndef LEMBAR_UI_PAPER_ODT_PRIVATE_H
#define LEMBAR_UI_PAPER_ODT_PRIVATE_H

#include "src/progress.h"
#include "ui/report/document.h"

/* The parts of an ODT file as XML. */

/* Between the margins, in centimetres; as on the pages of the PDF. */
#define ODT_WIDTH      17.05
#define ODT_WIDE_WIDTH 25.75

/* The styles and pages of every report; the caller frees it. */
char *odt_styles(const struct document *document);

/* The paragraph and cell styles that the content builds from them. */
void odt_automatic_styles(GString *xml);

/* The name of a paragraph style, as files have it. */
const char *odt_style_name(enum document_style style);

/* Text with its escapes: blanks that follow each other, tabs and line ends have elements. */
void odt_add_text(GString *xml, const char *text);

/* Text in the colour of its ink. */
void odt_add_inked(GString *xml, enum document_ink ink, const char *text);

/* PROGRESS by its rows; after a stop the rest is left out. */
void odt_add_table(GString *xml, const struct document_table *table, int number,
                   struct progress *progress);

/* The styles of its columns, for the automatic styles. */
void odt_add_table_styles(GString *xml, const struct document_table *table, int number, bool wide);

#endif
