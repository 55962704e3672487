#include "src/control_total.h"

int control_total_of(const struct sheet *sheet)
{
    int sum = 0;
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].element >= 0 && g_ascii_isdigit(*sheet->values[i]))
            sum += *sheet->values[i] - '0';
    return sum;
}

size_t control_total_digits(const struct form *form)
{
    long most = 0;
    for (size_t i = 0; i < form->item_count; i++)
        if (form->items[i].element >= 0)
            most += form->items[i].top;
    return most > 99 ? 3 : most > 9 ? 2 : 1;
}
