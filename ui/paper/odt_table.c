#include "ui/paper/odt_private.h"

static double total_share(const struct document_table *table)
{
    double total = 0;
    for (guint c = 0; c < table->columns->len; c++)
        total += document_column_at(table, c)->share;
    return total;
}

void odt_add_table_styles(GString *xml, const struct document_table *table, int number, bool wide)
{
    double width = wide ? ODT_WIDE_WIDTH : ODT_WIDTH;
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(xml,
                           "<style:style style:name=\"Table%d\" style:family=\"table\">"
                           "<style:table-properties style:width=\"%scm\" table:align=\"left\""
                           " table:border-model=\"collapsing\"/></style:style>",
                           number, g_ascii_formatd(text, sizeof text, "%.2f", width));
    for (guint c = 0; c < table->columns->len; c++) {
        double share = document_column_at(table, c)->share / total_share(table);
        g_string_append_printf(
            xml,
            "<style:style style:name=\"Table%d.%u\" style:family=\"table-column\">"
            "<style:table-column-properties style:column-width=\"%scm\"/></style:style>",
            number, c, g_ascii_formatd(text, sizeof text, "%.3f", width * share));
    }
}

static void add_cell(GString *xml, const struct document_table *table, guint column,
                     const char *cell_style, bool strong, enum document_ink ink, const char *text)
{
    g_string_append_printf(xml,
                           "<table:table-cell table:style-name=\"%s%d\""
                           " office:value-type=\"string\"><text:p text:style-name=\"Cell%d%d%d\">",
                           cell_style, table->small, document_column_at(table, column)->align,
                           strong, table->small);
    odt_add_inked(xml, ink, text);
    g_string_append(xml, "</text:p></table:table-cell>");
}

static void add_head(GString *xml, const struct document_table *table)
{
    g_string_append(xml, "<table:table-header-rows><table:table-row>");
    for (guint c = 0; c < table->columns->len; c++)
        add_cell(xml, table, c, "Head", true, INK_PLAIN, document_column_at(table, c)->heading);
    g_string_append(xml, "</table:table-row></table:table-header-rows>");
}

static void add_row(GString *xml, const struct document_table *table, guint row)
{
    g_string_append(xml, "<table:table-row>");
    for (guint c = 0; c < table->columns->len; c++) {
        const struct document_cell *cell = document_cell_at(table, row, c);
        add_cell(xml, table, c, "Body", cell->strong, cell->ink, cell->text);
    }
    g_string_append(xml, "</table:table-row>\n");
}

void odt_add_table(GString *xml, const struct document_table *table, int number,
                   struct progress *progress)
{
    g_string_append_printf(xml, "<table:table table:name=\"Table%d\" table:style-name=\"Table%d\">",
                           number, number);
    for (guint c = 0; c < table->columns->len; c++)
        g_string_append_printf(xml, "<table:table-column table:style-name=\"Table%d.%u\"/>", number,
                               c);
    if (!table->headless)
        add_head(xml, table);
    for (guint row = 0; row < document_rows(table) && progress_add(progress, 1); row++)
        add_row(xml, table, row);
    g_string_append(xml, "</table:table>");
}
