#ifndef LEMBAR_UI_REPORT_DOCUMENT_H
#define LEMBAR_UI_REPORT_DOCUMENT_H

#include <glib.h>
#include <stdbool.h>

#include "src/form.h"

/* A paper between the figures and the files: headings, paragraphs, tables and charts in their
 * order, free of pages and of file formats. Built once (unit_report.h), then written as PDF
 * (pdf.h) and as ODT (odt.h). Texts are UTF-8 and copied. */

enum document_ink { INK_PLAIN, INK_QUIET, INK_GOOD, INK_FAIR, INK_POOR, INK_BAD, INKS };

/* The colours of the grades stay apart in print and for most who see colours differently; beside
 * each there is always the letter. 0–1. */
struct document_colour {
    double red, green, blue;
};
struct document_colour document_colour(enum document_ink ink);
enum document_ink document_tone(const struct form_band *band); /* NULL: plain */

enum document_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

enum document_style {
    STYLE_OF_BODY,
    STYLE_OF_ITEM, /* of a list, its mark included in the text */
    STYLE_OF_NOTE, /* small, below what it explains */
    STYLE_OF_SIGNATURE,
    STYLE_OF_COVER, /* the lines of the first page … */
    STYLE_OF_TITLE, /* … of which this is the largest in words … */
    STYLE_OF_LARGE, /* … and this in figures */
    DOCUMENT_STYLES
};

struct document_column {
    char *heading;
    double share; /* of the width, against the other columns */
    enum document_align align;
};

struct document_cell {
    char *text;
    enum document_ink ink;
    bool strong;
};

struct document_table {
    int number;      /* from 1; 0: without a caption */
    char *caption;   /* or NULL */
    bool small;      /* many columns, small letters */
    bool headless;   /* a label and a value a row */
    GArray *columns; /* of struct document_column */
    GArray *cells;   /* of struct document_cell, row by row */
};

enum chart_kind { CHART_BARS, CHART_TREND };

/* A line across the chart, where a grade begins. */
struct chart_mark {
    long value; /* hundredths */
    char *label;
};

struct chart_point {
    char *label;
    char *name;  /* more of the label, or "" */
    long value;  /* hundredths or HUNDREDTHS_NONE */
    long before; /* of bars: last year's, or HUNDREDTHS_NONE */
    enum document_ink ink;
    char *grade; /* or "" */
};

struct document_chart {
    enum chart_kind kind;
    int number;
    char *caption;
    char *before_words; /* what `before` is, in the legend; or NULL */
    char *now_words;
    long low, top;  /* of the axis, hundredths */
    char decimal;   /* sign of the language */
    GArray *points; /* of struct chart_point */
    GArray *marks;  /* of struct chart_mark */
};

enum document_kind {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_TABLE,
    BLOCK_CHART,
    BLOCK_CONTENTS,  /* the table of contents */
    BLOCK_PAGE,      /* a new page, upright … */
    BLOCK_WIDE_PAGE, /* … or lying */
};

struct document_block {
    enum document_kind kind;
    int level;    /* of a heading, 1 or 2 */
    char *number; /* of a heading: "2.1", or "" where it has none */
    char *text;   /* of a heading or paragraph */
    enum document_style style;
    enum document_ink ink;
    struct document_table *table;
    struct document_chart *chart;
};

struct document {
    char *title, *author, *running;       /* RUNNING is at the foot of every page but the first */
    const char *language;                 /* "id", "en" */
    gint64 made;                          /* ms: when it was made, as the file tells */
    GArray *blocks;                       /* of struct document_block */
    int chapter, section, tables, charts; /* counted so far */
};

struct document *document_create(const char *title, const char *author, const char *language,
                                 gint64 made);
void document_destroy(struct document *document); /* NULL is fine */

/* Puts MARK in front of what is at the foot of the pages. */
void document_mark(struct document *document, const char *mark);

const struct document_block *document_block_at(const struct document *document, guint at);

void document_heading(struct document *document, int level, const char *text);
void document_heading_unnumbered(struct document *document, const char *text);
void document_paragraph(struct document *document, enum document_style style, const char *format,
                        ...) G_GNUC_PRINTF(3, 4);
void document_inked(struct document *document, enum document_style style, enum document_ink ink,
                    const char *text);

/* A text with lines of its own: each a paragraph, those that begin with a mark of a list items. */
void document_text(struct document *document, const char *text);
void document_contents(struct document *document);
void document_page(struct document *document, bool wide);

/* Borrowed. CAPTION may be NULL. Columns come before cells. */
struct document_table *document_table(struct document *document, const char *caption);
void document_column(struct document_table *table, double share, enum document_align align,
                     const char *format, ...) G_GNUC_PRINTF(4, 5);
void document_cell(struct document_table *table, const char *format, ...) G_GNUC_PRINTF(2, 3);
void document_cell_inked(struct document_table *table, enum document_ink ink, const char *text);
void document_cell_strong(struct document_table *table, const char *format, ...)
    G_GNUC_PRINTF(2, 3);
/* The next cells of the row, empty. */
void document_cells_blank(struct document_table *table, guint count);

guint document_rows(const struct document_table *table);
gint64 document_all_rows(const struct document *document); /* of all its tables */
const struct document_cell *document_cell_at(const struct document_table *table, guint row,
                                             guint column);
const struct document_column *document_column_at(const struct document_table *table, guint column);

/* Borrowed. LOW and TOP in hundredths. */
struct document_chart *document_chart(struct document *document, enum chart_kind kind,
                                      const char *caption, long low, long top, char decimal);
void chart_add(struct document_chart *chart, const char *label, const char *name, long value,
               long before, const struct form_band *band);
void chart_mark(struct document_chart *chart, long value, const char *label);
const struct chart_point *chart_point_at(const struct document_chart *chart, guint at);

#endif
