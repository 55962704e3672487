#ifndef LEMBAR_UI_PAPER_PDF_PRIVATE_H
#define LEMBAR_UI_PAPER_PDF_PRIVATE_H

#include "src/progress.h"
#include "ui/paper/typeset.h"
#include "ui/report/document.h"

/* Pages being filled from top to bottom, in points; twice: the first time nothing is drawn, and it
 * is found out on which page each heading comes. */

#define PAGE_LEFT    56.0
#define PAGE_TOP     60.0
#define PAGE_BOTTOM  62.0
#define CAPTION_SIZE 9.0

struct pdf {
    const struct document *document;
    cairo_surface_t *surface;
    cairo_t *cr;
    struct typesetter *type;
    bool drawing; /* the second time */
    bool wide;    /* the page lies */
    double y;     /* where the next thing begins */
    int page;     /* from 1 */
    int pages;    /* of the whole, known the second time */
    struct heading_place {
        int page;
        double y;
    } * places;                /* one for each block */
    int outline;               /* id of the chapter's bookmark */
    struct progress *progress; /* by rows of tables */
};

double pdf_width(const struct pdf *pdf);  /* between the margins */
double pdf_height(const struct pdf *pdf); /* of an empty page */
double pdf_room(const struct pdf *pdf);   /* left on this one */
void pdf_new_page(struct pdf *pdf);

/* A new page, unless so much room is left. */
void pdf_keep(struct pdf *pdf, double height);

/* Sets and draws a text of its own at the left margin plus INDENT, over the page's end if need be.
 */
void pdf_lines(struct pdf *pdf, PangoLayout *layout, double indent, enum document_ink ink);

/* Its number and its words; the caller frees it. */
char *pdf_heading_text(const struct document_block *heading);

/* The contents, which are the block CONTENTS: all headings but the one right above it. */
void pdf_contents(struct pdf *pdf, guint contents);

/* "Tabel 3. …" above a table, "Gambar 1. …" below a chart. */
PangoLayout *pdf_caption(struct pdf *pdf, const char *word, int number, const char *caption);

/* One line of a layout. */
struct pdf_line {
    PangoLayoutLine *line; /* borrowed */
    double left, top, bottom, baseline;
};
GArray *pdf_lines_of(PangoLayout *layout);

/* The height of what must stay together, also with a heading above: the caption, the head and the
 * first row, or all of a short table. */
double pdf_table_start(struct pdf *pdf, const struct document_table *table);
void pdf_table(struct pdf *pdf, const struct document_table *table);

#endif
