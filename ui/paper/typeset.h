#ifndef LEMBAR_UI_PAPER_TYPESET_H
#define LEMBAR_UI_PAPER_TYPESET_H

#include <pango/pangocairo.h>
#include <stdbool.h>

#include "src/error.h"
#include "ui/report/document.h"

/* Letters on paper: Pango sets them in one family of fonts, in points. */

struct typesetter;

/* CR is what will be drawn on, already scaled; NULL: one unit is a point. NULL, with a sentence,
 * where the computer has no font at all. */
struct typesetter *typesetter_create(cairo_t *cr, struct error *error);
void typesetter_destroy(struct typesetter *type); /* NULL is fine */

struct letters {
    double size; /* points */
    bool strong;
    double width; /* where lines break; below 0: nowhere */
    enum document_align align;
    double spacing; /* from line to line, against the font's own; 0: that */
    int most_lines; /* what is over is cut with …; 0: any */
};

/* Kept for the same text in the same letters, so that a table of thousands of short cells is set
 * quickly; the caller unrefs it. */
PangoLayout *typeset(struct typesetter *type, const struct letters *letters, const char *text);

double typeset_height(PangoLayout *layout);

/* The current point is lost. */
void typeset_ink(cairo_t *cr, enum document_ink ink);
void typeset_show(cairo_t *cr, PangoLayout *layout, double x, double y);

/* One line of text between X and X + WIDTH, aligned there, cut with … where it is too long.
 * Returns the width it takes. */
double typeset_line(struct typesetter *type, cairo_t *cr, const struct letters *letters,
                    const char *text, double x, double y);

/* The largest size up to SIZE at which the line fits into WIDTH. */
double typeset_fit(struct typesetter *type, const char *text, double size, bool strong,
                   double width);

#endif
