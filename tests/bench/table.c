#include "tests/bench/table.h"

#include <math.h>
#include <stdio.h>

#include "src/text.h"

static const int widths[] = {38, 26, 28, 8, 20, 8};

/* printf counts bytes, a table cells. */
static void print_cell(int column, const char *text)
{
    printf("%s%*s", text, MAX(widths[column] - text_width(text), 0) + 1, "");
}

static void print_line(const char *const *cells)
{
    for (int i = 0; i < (int)G_N_ELEMENTS(widths); i++)
        print_cell(i, cells[i]);
    printf("\n");
    fflush(stdout);
}

void table_begin(void)
{
    const char *const titles[] = {"yang diukur", "Lembar",  "pembanding",
                                  "nisbah",      "sasaran", "tercapai"};
    print_line(titles);
}

void table_add(const struct row *row)
{
    g_autofree char *ratio =
        isnan(row->ratio) ? g_strdup("–") : with_comma(g_strdup_printf("%.2f×", row->ratio));
    const char *const cells[] = {row->what, row->ours, row->peer ? row->peer : "–",
                                 ratio,     row->goal, row->met ? "ya" : "TIDAK"};
    print_line(cells);
}

void table_note(const char *note)
{
    printf("%s\n", note);
}

char *with_comma(char *text)
{
    for (char *at = text; *at; at++)
        if (*at == '.' && at > text && g_ascii_isdigit(at[-1]) && g_ascii_isdigit(at[1]))
            *at = ',';
    return text;
}
