#include <string.h>

#include "src/i18n.h"
#include "ui/paper/pdf_private.h"

#define LETTERS        8.8
#define SMALL_LETTERS  7.0
#define AFTER_TABLE    12.0
#define HEAD_LINES     4
#define LONGEST_SHRUNK 14   /* bytes */
#define TALL_ROW       0.3  /* of a page: such a row may go on over the page's end */
#define WORTH_IT       60.0 /* room in which a tall row begins, else it waits for the next page */

/* A row being set: a layout a column. */
struct row {
    guint count;
    PangoLayout **cells;
    GArray **lines; /* of struct pdf_line, where the row is split; else NULL */
    guint *next;    /* the line that comes next */
    double height;
};

static double padding(const struct document_table *table)
{
    return table->small ? 1.8 : 5.0;
}

static double padding_above(const struct document_table *table)
{
    return table->small ? 1.4 : 3.0;
}

static double total_share(const struct document_table *table)
{
    double total = 0;
    for (guint c = 0; c < table->columns->len; c++)
        total += document_column_at(table, c)->share;
    return total;
}

static double column_left(const struct pdf *pdf, const struct document_table *table, guint column)
{
    double before = 0;
    for (guint c = 0; c < column; c++)
        before += document_column_at(table, c)->share;
    return PAGE_LEFT + pdf_width(pdf) * before / total_share(table);
}

static struct letters letters_of(const struct pdf *pdf, const struct document_table *table,
                                 guint column, bool strong)
{
    double width = pdf_width(pdf) * document_column_at(table, column)->share / total_share(table);
    return (struct letters){
        .size = table->small ? SMALL_LETTERS : LETTERS,
        .strong = strong,
        .width = MAX(1, width - 2 * padding(table)),
        .align = document_column_at(table, column)->align,
    };
}

static struct row *row_create(const struct document_table *table)
{
    struct row *row = g_new0(struct row, 1);
    row->count = table->columns->len;
    row->cells = g_new0(PangoLayout *, row->count);
    row->lines = g_new0(GArray *, row->count);
    row->next = g_new0(guint, row->count);
    return row;
}

static void row_destroy(struct row *row)
{
    for (guint c = 0; c < row->count; c++) {
        g_object_unref(row->cells[c]);
        g_clear_pointer(&row->lines[c], g_array_unref);
    }
    g_free(row->cells);
    g_free(row->lines);
    g_free(row->next);
    g_free(row);
}

/* One word that is too wide for its column, a large total perhaps, becomes smaller: broken in two
 * it would be read as two. */
static PangoLayout *set_cell(struct pdf *pdf, const struct letters *letters, const char *text)
{
    PangoLayout *layout = typeset(pdf->type, letters, text);
    if (pango_layout_get_line_count(layout) == 1 || strlen(text) > LONGEST_SHRUNK ||
        strpbrk(text, " \n-"))
        return layout;
    struct letters smaller = *letters;
    smaller.size = typeset_fit(pdf->type, text, letters->size, letters->strong, letters->width);
    smaller.size = MAX(0.98 * smaller.size, 0.6 * letters->size);
    g_object_unref(layout);
    return typeset(pdf->type, &smaller, text);
}

static struct row *row_of_cells(struct pdf *pdf, const struct document_table *table, guint at)
{
    struct row *row = row_create(table);
    for (guint c = 0; c < row->count; c++) {
        const struct document_cell *cell = document_cell_at(table, at, c);
        struct letters letters = letters_of(pdf, table, c, cell->strong);
        row->cells[c] = set_cell(pdf, &letters, cell->text);
        row->height = MAX(row->height, typeset_height(row->cells[c]));
    }
    row->height += 2 * padding_above(table);
    return row;
}

static struct row *row_of_head(struct pdf *pdf, const struct document_table *table)
{
    struct row *row = row_create(table);
    for (guint c = 0; c < row->count; c++) {
        struct letters letters = letters_of(pdf, table, c, true);
        letters.most_lines = HEAD_LINES;
        row->cells[c] = typeset(pdf->type, &letters, document_column_at(table, c)->heading);
        row->height = MAX(row->height, typeset_height(row->cells[c]));
    }
    row->height += 2 * padding_above(table);
    return row;
}

static void draw_rule(struct pdf *pdf, double width, double grey)
{
    if (!pdf->drawing)
        return;
    cairo_set_source_rgb(pdf->cr, grey, grey, grey);
    cairo_set_line_width(pdf->cr, width);
    cairo_move_to(pdf->cr, PAGE_LEFT, pdf->y);
    cairo_line_to(pdf->cr, PAGE_LEFT + pdf_width(pdf), pdf->y);
    cairo_stroke(pdf->cr);
}

static void draw_head(struct pdf *pdf, const struct document_table *table)
{
    if (table->headless) {
        draw_rule(pdf, 0.8, 0.35);
        return;
    }
    struct row *row = row_of_head(pdf, table);
    if (pdf->drawing) {
        cairo_set_source_rgb(pdf->cr, 0.92, 0.94, 0.96);
        cairo_rectangle(pdf->cr, PAGE_LEFT, pdf->y, pdf_width(pdf), row->height);
        cairo_fill(pdf->cr);
        typeset_ink(pdf->cr, INK_PLAIN);
        for (guint c = 0; c < row->count; c++)
            typeset_show(pdf->cr, row->cells[c], column_left(pdf, table, c) + padding(table),
                         pdf->y + row->height - padding_above(table) -
                             typeset_height(row->cells[c]));
    }
    pdf->y += row->height;
    draw_rule(pdf, 0.8, 0.35);
    row_destroy(row);
}

static void draw_whole(struct pdf *pdf, const struct document_table *table, const struct row *row,
                       guint at)
{
    for (guint c = 0; pdf->drawing && c < row->count; c++) {
        typeset_ink(pdf->cr, document_cell_at(table, at, c)->ink);
        typeset_show(pdf->cr, row->cells[c], column_left(pdf, table, c) + padding(table),
                     pdf->y + padding_above(table));
    }
    pdf->y += row->height;
    draw_rule(pdf, 0.4, 0.80);
}

/* --- a row that goes on over the end of the page --- */

/* The lines of one cell that fit into ROOM; returns the height they take. */
static double draw_part(struct pdf *pdf, const struct document_table *table, struct row *row,
                        guint at, guint c, double room)
{
    GArray *lines = row->lines[c];
    double start = 0, used = 0;
    for (bool first = true; row->next[c] < lines->len; first = false, row->next[c]++) {
        const struct pdf_line *line = &g_array_index(lines, struct pdf_line, row->next[c]);
        if (first)
            start = line->top;
        if (!first && line->bottom - start > room)
            break;
        used = line->bottom - start;
        if (!pdf->drawing)
            continue;
        typeset_ink(pdf->cr, document_cell_at(table, at, c)->ink);
        cairo_move_to(pdf->cr, column_left(pdf, table, c) + padding(table) + line->left,
                      pdf->y + padding_above(table) + line->baseline - start);
        pango_cairo_show_layout_line(pdf->cr, line->line);
    }
    return used;
}

static bool is_finished(const struct row *row)
{
    for (guint c = 0; c < row->count; c++)
        if (row->next[c] < row->lines[c]->len)
            return false;
    return true;
}

static void draw_split(struct pdf *pdf, const struct document_table *table, struct row *row,
                       guint at)
{
    for (guint c = 0; c < row->count; c++)
        row->lines[c] = pdf_lines_of(row->cells[c]);
    while (!is_finished(row)) {
        double used = 0;
        for (guint c = 0; c < row->count; c++) {
            double room = pdf_room(pdf) - 2 * padding_above(table);
            double height = draw_part(pdf, table, row, at, c, room);
            used = MAX(used, height);
        }
        pdf->y += used + 2 * padding_above(table);
        draw_rule(pdf, 0.4, 0.80);
        if (!is_finished(row)) {
            pdf_new_page(pdf);
            draw_head(pdf, table);
        }
    }
}

static void draw_row(struct pdf *pdf, const struct document_table *table, guint at)
{
    struct row *row = row_of_cells(pdf, table, at);
    bool splits = row->height > TALL_ROW * pdf_height(pdf) && row->height > pdf_room(pdf);
    if (row->height > pdf_room(pdf) && (!splits || pdf_room(pdf) < WORTH_IT)) {
        pdf_new_page(pdf);
        draw_head(pdf, table);
    }
    if (row->height > pdf_room(pdf))
        draw_split(pdf, table, row, at);
    else
        draw_whole(pdf, table, row, at);
    row_destroy(row);
}

/* --- the whole --- */

static double caption_height(struct pdf *pdf, const struct document_table *table)
{
    if (!table->caption)
        return 0;
    PangoLayout *layout = pdf_caption(pdf, _("Tabel"), table->number, table->caption);
    double height = typeset_height(layout) + 4;
    g_object_unref(layout);
    return height;
}

static double first_rows(struct pdf *pdf, const struct document_table *table)
{
    double height = 0;
    if (!table->headless) {
        struct row *head = row_of_head(pdf, table);
        height += head->height;
        row_destroy(head);
    }
    if (document_rows(table) > 0) {
        struct row *row = row_of_cells(pdf, table, 0);
        height += row->height > TALL_ROW * pdf_height(pdf) ? WORTH_IT : row->height;
        row_destroy(row);
    }
    return height;
}

/* A short table stays whole. */
double pdf_table_start(struct pdf *pdf, const struct document_table *table)
{
    double start = caption_height(pdf, table) + first_rows(pdf, table), height = start;
    if (document_rows(table) > 12)
        return height;
    for (guint at = 1; at < document_rows(table); at++) {
        struct row *row = row_of_cells(pdf, table, at);
        height += row->height;
        row_destroy(row);
    }
    return height < pdf_height(pdf) / 2 ? height : start;
}

void pdf_table(struct pdf *pdf, const struct document_table *table)
{
    pdf_keep(pdf, pdf_table_start(pdf, table));
    if (table->caption) {
        PangoLayout *layout = pdf_caption(pdf, _("Tabel"), table->number, table->caption);
        pdf_lines(pdf, layout, 0, INK_PLAIN);
        pdf->y += 4;
        g_object_unref(layout);
    }
    draw_head(pdf, table);
    for (guint at = 0; at < document_rows(table) && progress_add(pdf->progress, 1); at++)
        draw_row(pdf, table, at);
    pdf->y += AFTER_TABLE;
}
