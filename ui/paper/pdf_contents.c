#include "ui/paper/pdf_private.h"

/* The table of contents: a line a heading, which leads to its page. */

static void draw_dots(struct pdf *pdf, double from, double to, double y)
{
    static const double dots[] = {0.8, 3.2};
    if (to <= from)
        return;
    cairo_save(pdf->cr);
    cairo_set_line_width(pdf->cr, 0.8);
    cairo_set_dash(pdf->cr, dots, 2, 0);
    typeset_ink(pdf->cr, INK_QUIET);
    cairo_move_to(pdf->cr, from, y);
    cairo_line_to(pdf->cr, to, y);
    cairo_stroke(pdf->cr);
    cairo_restore(pdf->cr);
}

static void draw_entry(struct pdf *pdf, guint at)
{
    const struct document_block *block = document_block_at(pdf->document, at);
    double indent = block->level == 1 ? 0 : 18, width = pdf_width(pdf);
    struct letters letters = {
        .size = 10, .strong = block->level == 1, .width = width - indent - 40};
    g_autofree char *text = pdf_heading_text(block);
    g_autofree char *page = g_strdup_printf("%d", pdf->places[at].page);
    g_autofree char *link = g_strdup_printf("page=%d pos=[%d %d]", pdf->places[at].page,
                                            (int)PAGE_LEFT, (int)pdf->places[at].y);
    if (block->level == 1)
        pdf->y += 5;
    pdf_keep(pdf, 16);
    if (pdf->drawing) {
        cairo_tag_begin(pdf->cr, CAIRO_TAG_LINK, link);
        typeset_ink(pdf->cr, INK_PLAIN);
        double end = PAGE_LEFT + indent +
                     typeset_line(pdf->type, pdf->cr, &letters, text, PAGE_LEFT + indent, pdf->y);
        letters.width = 40;
        letters.align = ALIGN_RIGHT;
        typeset_line(pdf->type, pdf->cr, &letters, page, PAGE_LEFT + width - 40, pdf->y);
        cairo_tag_end(pdf->cr, CAIRO_TAG_LINK);
        draw_dots(pdf, end + 6, PAGE_LEFT + width - 24, pdf->y + 9);
    }
    pdf->y += 16;
}

void pdf_contents(struct pdf *pdf, guint contents)
{
    for (guint at = 0; at < pdf->document->blocks->len; at++)
        if (document_block_at(pdf->document, at)->kind == BLOCK_HEADING && at + 1 != contents)
            draw_entry(pdf, at);
}
