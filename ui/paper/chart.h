#ifndef LEMBAR_UI_PAPER_CHART_H
#define LEMBAR_UI_PAPER_CHART_H

#include "ui/paper/typeset.h"
#include "ui/report/document.h"

/* Charts of a document, drawn the same on a page and into a picture. In points. */

double chart_height(const struct document_chart *chart);

/* Between 0, 0 and WIDTH, chart_height(). */
void chart_draw(const struct document_chart *chart, struct typesetter *type, cairo_t *cr,
                double width);

/* A picture of the chart as a PNG file, WIDTH points wide; the caller unrefs it. NULL, with a
 * sentence, on trouble. */
GByteArray *chart_png(const struct document_chart *chart, double width, struct error *error);

#endif
