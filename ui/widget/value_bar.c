#include "ui/widget/value_bar.h"

#define USUAL_START 60
#define STEP        20

int value_bar_start(const struct index_result *result)
{
    int start = USUAL_START;
    for (size_t e = 0; e < result->form->element_count; e++) {
        long value = result->elements[e].value;
        while (value != HUNDREDTHS_NONE && start > 0 && value / result->form->result_top < start)
            start -= STEP;
    }
    return start;
}

void value_bar_draw(const struct canvas *canvas, int row, int column, int width,
                    const struct index_value *value, const struct form *form, int start)
{
    long top = form->result_top * 100L;
    long from = top * start / 100;
    if (value->value == HUNDREDTHS_NONE || value->value <= from)
        return;
    int eighths = (int)((value->value - from) * width * 8 / (top - from));
    struct canvas part = canvas_part(canvas, row, column, 1, width);
    canvas_bar(&part, 0, 0, value_style(value), eighths);
}

enum style value_style(const struct index_value *value)
{
    return value->band ? theme_tone(value->band->tone) : STYLE_QUIET;
}
