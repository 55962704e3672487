#ifndef LEMBAR_UI_WIDGET_VALUE_BAR_H
#define LEMBAR_UI_WIDGET_VALUE_BAR_H

#include "src/index.h"
#include "ui/canvas.h"

/* Bars of index values in the colour of their grade, all on one axis. */

/* Where the axis begins, in percent of a full score: 60, or lower where a value of RESULT is. */
int value_bar_start(const struct index_result *result);

/* The bar of VALUE on WIDTH cells of an axis from START percent to a full score. */
void value_bar_draw(const struct canvas *canvas, int row, int column, int width,
                    const struct index_value *value, const struct form *form, int start);

/* The colour of a value's grade. */
enum style value_style(const struct index_value *value);

#endif
