#include "ui/report/table.h"

#include <stdarg.h>
#include <stdbool.h>

#include "src/text.h"

struct table {
    size_t columns;
    bool *right;
    GPtrArray *cells; /* char * */
};

struct table *table_create(size_t columns)
{
    struct table *table = g_new0(struct table, 1);
    table->columns = columns;
    table->right = g_new0(bool, columns);
    table->cells = g_ptr_array_new_with_free_func(g_free);
    return table;
}

void table_destroy(struct table *table)
{
    g_ptr_array_unref(table->cells);
    g_free(table->right);
    g_free(table);
}

void table_align_right(struct table *table, size_t column)
{
    table->right[column] = true;
}

void table_add(struct table *table, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(table->cells, text_clean(text, false));
}

static int column_width(const struct table *table, size_t column)
{
    int width = 0;
    for (guint i = (guint)column; i < table->cells->len; i += (guint)table->columns)
        width = MAX(width, text_width(g_ptr_array_index(table->cells, i)));
    return width;
}

static void write_cell(const struct table *table, GString *line, size_t column, int width,
                       const char *text)
{
    int padding = width - text_width(text);
    if (column > 0)
        g_string_append(line, "  ");
    if (table->right[column])
        g_string_append_printf(line, "%*s%s", padding, "", text);
    else
        g_string_append_printf(line, "%s%*s", text, padding, "");
}

void table_write(const struct table *table, GString *out)
{
    g_autofree int *widths = g_new(int, table->columns);
    for (size_t column = 0; column < table->columns; column++)
        widths[column] = column_width(table, column);
    for (guint i = 0; i < table->cells->len; i += (guint)table->columns) {
        g_autoptr(GString) line = g_string_new(NULL);
        for (size_t column = 0; column < table->columns; column++)
            write_cell(table, line, column, widths[column],
                       g_ptr_array_index(table->cells, i + column));
        g_string_append_printf(out, "%s\n", g_strchomp(line->str));
    }
}
