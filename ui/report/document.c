#include "ui/report/document.h"

#include <stdarg.h>
#include <string.h>

struct document_colour document_colour(enum document_ink ink)
{
    static const struct document_colour colours[INKS] = {
        [INK_PLAIN] = {0.10, 0.12, 0.15}, [INK_QUIET] = {0.42, 0.45, 0.50},
        [INK_GOOD] = {0.07, 0.45, 0.20},  [INK_FAIR] = {0.02, 0.42, 0.64},
        [INK_POOR] = {0.72, 0.45, 0.00},  [INK_BAD] = {0.72, 0.11, 0.11},
    };
    return colours[ink];
}

enum document_ink document_tone(const struct form_band *band)
{
    static const enum document_ink inks[] = {
        [TONE_GOOD] = INK_GOOD,
        [TONE_FAIR] = INK_FAIR,
        [TONE_POOR] = INK_POOR,
        [TONE_BAD] = INK_BAD,
    };
    return band ? inks[band->tone] : INK_PLAIN;
}

/* --- the whole --- */

static void clear_column(void *pointer)
{
    g_free(((struct document_column *)pointer)->heading);
}

static void clear_cell(void *pointer)
{
    g_free(((struct document_cell *)pointer)->text);
}

static void clear_point(void *pointer)
{
    struct chart_point *point = pointer;
    g_free(point->label);
    g_free(point->name);
    g_free(point->grade);
}

static void clear_mark(void *pointer)
{
    g_free(((struct chart_mark *)pointer)->label);
}

static void free_table(struct document_table *table)
{
    if (!table)
        return;
    g_free(table->caption);
    g_array_unref(table->columns);
    g_array_unref(table->cells);
    g_free(table);
}

static void free_chart(struct document_chart *chart)
{
    if (!chart)
        return;
    g_free(chart->caption);
    g_free(chart->before_words);
    g_free(chart->now_words);
    g_array_unref(chart->points);
    g_array_unref(chart->marks);
    g_free(chart);
}

static void clear_block(void *pointer)
{
    struct document_block *block = pointer;
    g_free(block->number);
    g_free(block->text);
    free_table(block->table);
    free_chart(block->chart);
}

struct document *document_create(const char *title, const char *author, const char *language,
                                 gint64 made)
{
    struct document *document = g_new0(struct document, 1);
    document->title = g_strdup(title);
    document->author = g_strdup(author);
    document->running = g_strdup_printf("%s · %s", title, author);
    document->language = language;
    document->made = made;
    document->blocks = g_array_new(FALSE, TRUE, sizeof(struct document_block));
    g_array_set_clear_func(document->blocks, clear_block);
    return document;
}

void document_mark(struct document *document, const char *mark)
{
    char *marked = g_strdup_printf("%s · %s", mark, document->running);
    g_free(document->running);
    document->running = marked;
}

void document_destroy(struct document *document)
{
    if (!document)
        return;
    g_array_unref(document->blocks);
    g_free(document->title);
    g_free(document->author);
    g_free(document->running);
    g_free(document);
}

const struct document_block *document_block_at(const struct document *document, guint at)
{
    return at < document->blocks->len ? &g_array_index(document->blocks, struct document_block, at)
                                      : NULL;
}

static struct document_block *add(struct document *document, enum document_kind kind)
{
    struct document_block block = {.kind = kind};
    g_array_append_val(document->blocks, block);
    return &g_array_index(document->blocks, struct document_block, document->blocks->len - 1);
}

/* --- headings and paragraphs --- */

static char *next_number(struct document *document, int level)
{
    if (level == 1) {
        document->section = 0;
        return g_strdup_printf("%d", ++document->chapter);
    }
    return g_strdup_printf("%d.%d", document->chapter, ++document->section);
}

void document_heading(struct document *document, int level, const char *text)
{
    struct document_block *block = add(document, BLOCK_HEADING);
    block->level = level;
    block->number = next_number(document, level);
    block->text = g_strdup(text);
}

void document_heading_unnumbered(struct document *document, const char *text)
{
    struct document_block *block = add(document, BLOCK_HEADING);
    block->level = 1;
    block->number = g_strdup("");
    block->text = g_strdup(text);
}

void document_paragraph(struct document *document, enum document_style style, const char *format,
                        ...)
{
    va_list arguments;
    struct document_block *block = add(document, BLOCK_PARAGRAPH);
    va_start(arguments, format);
    block->text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    block->style = style;
}

void document_inked(struct document *document, enum document_style style, enum document_ink ink,
                    const char *text)
{
    document_paragraph(document, style, "%s", text);
    g_array_index(document->blocks, struct document_block, document->blocks->len - 1).ink = ink;
}

/* "- ", "• ", "12. ", "a) ". */
static bool is_item(const char *line)
{
    if (g_str_has_prefix(line, "- ") || g_str_has_prefix(line, "• ") ||
        g_str_has_prefix(line, "* "))
        return true;
    size_t mark = strspn(line, "0123456789");
    if (mark == 0 && g_ascii_isalpha(*line))
        mark = 1;
    return mark > 0 && mark <= 3 && strchr(".)", line[mark]) && line[mark] && line[mark + 1] == ' ';
}

void document_text(struct document *document, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        const char *start = g_strstrip(*line);
        if (*start)
            document_paragraph(document, is_item(start) ? STYLE_OF_ITEM : STYLE_OF_BODY, "%s",
                               start);
    }
}

void document_contents(struct document *document)
{
    add(document, BLOCK_CONTENTS);
}

void document_page(struct document *document, bool wide)
{
    add(document, wide ? BLOCK_WIDE_PAGE : BLOCK_PAGE);
}

/* --- tables --- */

struct document_table *document_table(struct document *document, const char *caption)
{
    struct document_table *table = g_new0(struct document_table, 1);
    table->caption = g_strdup(caption);
    table->number = caption ? ++document->tables : 0;
    table->columns = g_array_new(FALSE, TRUE, sizeof(struct document_column));
    table->cells = g_array_new(FALSE, TRUE, sizeof(struct document_cell));
    g_array_set_clear_func(table->columns, clear_column);
    g_array_set_clear_func(table->cells, clear_cell);
    add(document, BLOCK_TABLE)->table = table;
    return table;
}

void document_column(struct document_table *table, double share, enum document_align align,
                     const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct document_column column = {g_strdup_vprintf(format, arguments), share, align};
    va_end(arguments);
    g_array_append_val(table->columns, column);
}

static void add_cell(struct document_table *table, char *text, enum document_ink ink, bool strong)
{
    struct document_cell cell = {text, ink, strong};
    g_array_append_val(table->cells, cell);
}

void document_cell(struct document_table *table, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_cell(table, g_strdup_vprintf(format, arguments), INK_PLAIN, false);
    va_end(arguments);
}

void document_cell_strong(struct document_table *table, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_cell(table, g_strdup_vprintf(format, arguments), INK_PLAIN, true);
    va_end(arguments);
}

void document_cell_inked(struct document_table *table, enum document_ink ink, const char *text)
{
    add_cell(table, g_strdup(text), ink, ink != INK_QUIET);
}

void document_cells_blank(struct document_table *table, guint count)
{
    for (guint i = 0; i < count; i++)
        add_cell(table, g_strdup(""), INK_PLAIN, false);
}

guint document_rows(const struct document_table *table)
{
    return table->cells->len / table->columns->len;
}

gint64 document_all_rows(const struct document *document)
{
    gint64 rows = 0;
    for (guint at = 0; at < document->blocks->len; at++) {
        const struct document_block *block = document_block_at(document, at);
        rows += block->kind == BLOCK_TABLE ? document_rows(block->table) : 0;
    }
    return rows;
}

const struct document_cell *document_cell_at(const struct document_table *table, guint row,
                                             guint column)
{
    return &g_array_index(table->cells, struct document_cell, row * table->columns->len + column);
}

const struct document_column *document_column_at(const struct document_table *table, guint column)
{
    return &g_array_index(table->columns, struct document_column, column);
}

/* --- charts --- */

struct document_chart *document_chart(struct document *document, enum chart_kind kind,
                                      const char *caption, long low, long top, char decimal)
{
    struct document_chart *chart = g_new0(struct document_chart, 1);
    *chart = (struct document_chart){
        .kind = kind,
        .number = ++document->charts,
        .caption = g_strdup(caption),
        .low = low,
        .top = top,
        .decimal = decimal,
        .points = g_array_new(FALSE, TRUE, sizeof(struct chart_point)),
        .marks = g_array_new(FALSE, TRUE, sizeof(struct chart_mark)),
    };
    g_array_set_clear_func(chart->points, clear_point);
    g_array_set_clear_func(chart->marks, clear_mark);
    add(document, BLOCK_CHART)->chart = chart;
    return chart;
}

void chart_add(struct document_chart *chart, const char *label, const char *name, long value,
               long before, const struct form_band *band)
{
    struct chart_point point = {
        g_strdup(label), g_strdup(name),      value,
        before,          document_tone(band), g_strdup(band ? band->grade : ""),
    };
    g_array_append_val(chart->points, point);
}

void chart_mark(struct document_chart *chart, long value, const char *label)
{
    struct chart_mark mark = {value, g_strdup(label)};
    g_array_append_val(chart->marks, mark);
}

const struct chart_point *chart_point_at(const struct document_chart *chart, guint at)
{
    return &g_array_index(chart->points, struct chart_point, at);
}
