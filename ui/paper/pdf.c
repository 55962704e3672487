#include "ui/paper/pdf.h"

#include <cairo-pdf.h>

#include "src/i18n.h"
#include "ui/paper/chart.h"
#include "ui/paper/pdf_private.h"

/* A4, in points. */
#define PAPER_SHORT 595.276
#define PAPER_LONG  841.890

#define FOOT_SIZE 8.0

static const struct {
    double size, above, below, indent, spacing;
    bool strong;
    enum document_align align;
} styles[DOCUMENT_STYLES] = {
    [STYLE_OF_BODY] = {10, 0, 7, 0, 1.18, false, ALIGN_LEFT},
    [STYLE_OF_ITEM] = {10, 0, 4, 16, 1.18, false, ALIGN_LEFT},
    [STYLE_OF_NOTE] = {8.5, 0, 8, 0, 1.1, false, ALIGN_LEFT},
    [STYLE_OF_SIGNATURE] = {10, 0, 3, 260, 1.1, false, ALIGN_LEFT},
    [STYLE_OF_COVER] = {15, 14, 6, 0, 1.1, false, ALIGN_CENTRE},
    [STYLE_OF_TITLE] = {30, 120, 10, 0, 1.05, true, ALIGN_CENTRE},
    [STYLE_OF_LARGE] = {76, 70, 0, 0, 1, true, ALIGN_CENTRE},
};

static const struct {
    double size, above, below;
} heading_styles[] = {{0, 0, 0}, {16, 16, 8}, {12, 12, 5}};

double pdf_width(const struct pdf *pdf)
{
    return (pdf->wide ? PAPER_LONG : PAPER_SHORT) - 2 * PAGE_LEFT;
}

double pdf_height(const struct pdf *pdf)
{
    return (pdf->wide ? PAPER_SHORT : PAPER_LONG) - PAGE_TOP - PAGE_BOTTOM;
}

double pdf_room(const struct pdf *pdf)
{
    return PAGE_TOP + pdf_height(pdf) - pdf->y;
}

static bool is_at_top(const struct pdf *pdf)
{
    return pdf->y <= PAGE_TOP;
}

/* --- pages --- */

static void draw_foot(struct pdf *pdf)
{
    double y = PAGE_TOP + pdf_height(pdf) + 22;
    g_autofree char *number = g_strdup_printf(_("halaman %d dari %d"), pdf->page, pdf->pages);
    struct letters letters = {.size = FOOT_SIZE, .width = pdf_width(pdf) - 110};
    if (!pdf->drawing || pdf->page == 1)
        return;
    typeset_ink(pdf->cr, INK_QUIET);
    typeset_line(pdf->type, pdf->cr, &letters, pdf->document->running, PAGE_LEFT, y);
    letters.width = 100;
    letters.align = ALIGN_RIGHT;
    typeset_line(pdf->type, pdf->cr, &letters, number, PAGE_LEFT + pdf_width(pdf) - 100, y);
}

static void end_page(struct pdf *pdf)
{
    draw_foot(pdf);
    if (pdf->drawing)
        cairo_show_page(pdf->cr);
}

static void begin_page(struct pdf *pdf)
{
    pdf->page++;
    pdf->y = PAGE_TOP;
    if (!pdf->drawing)
        return;
    cairo_pdf_surface_set_size(pdf->surface, pdf_width(pdf) + 2 * PAGE_LEFT,
                               pdf_height(pdf) + PAGE_TOP + PAGE_BOTTOM);
}

void pdf_new_page(struct pdf *pdf)
{
    end_page(pdf);
    begin_page(pdf);
}

void pdf_keep(struct pdf *pdf, double height)
{
    if (height > pdf_room(pdf) && !is_at_top(pdf))
        pdf_new_page(pdf);
}

/* --- lines of text --- */

GArray *pdf_lines_of(PangoLayout *layout)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct pdf_line));
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    do {
        PangoRectangle extents;
        int top, bottom;
        pango_layout_iter_get_line_extents(iter, NULL, &extents);
        pango_layout_iter_get_line_yrange(iter, &top, &bottom);
        struct pdf_line line = {
            .line = pango_layout_iter_get_line_readonly(iter),
            .left = (double)extents.x / PANGO_SCALE,
            .top = (double)top / PANGO_SCALE,
            .bottom = (double)bottom / PANGO_SCALE,
            .baseline = (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE,
        };
        g_array_append_val(lines, line);
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
    return lines;
}

/* How many lines from FROM go on this page. No first or last line of a text stands alone. */
static guint lines_that_fit(const struct pdf *pdf, const GArray *lines, guint from)
{
    double start = g_array_index(lines, struct pdf_line, from).top;
    guint count = 0, left = lines->len - from;
    while (count < left &&
           g_array_index(lines, struct pdf_line, from + count).bottom - start <= pdf_room(pdf))
        count++;
    if (count == left)
        return count;
    if (left - count == 1 && count > 2)
        count--;
    if (count == 1 && from == 0)
        count = 0;
    return is_at_top(pdf) ? MAX(count, 1) : count;
}

static void draw_lines(struct pdf *pdf, const GArray *lines, guint from, guint count, double x,
                       enum document_ink ink)
{
    double start = g_array_index(lines, struct pdf_line, from).top;
    for (guint i = from; i < from + count; i++) {
        const struct pdf_line *line = &g_array_index(lines, struct pdf_line, i);
        if (pdf->drawing) {
            typeset_ink(pdf->cr, ink);
            cairo_move_to(pdf->cr, x + line->left, pdf->y + line->baseline - start);
            pango_cairo_show_layout_line(pdf->cr, line->line);
        }
    }
    if (count > 0)
        pdf->y += g_array_index(lines, struct pdf_line, from + count - 1).bottom - start;
}

void pdf_lines(struct pdf *pdf, PangoLayout *layout, double indent, enum document_ink ink)
{
    g_autoptr(GArray) lines = pdf_lines_of(layout);
    for (guint from = 0; from < lines->len;) {
        guint count = lines_that_fit(pdf, lines, from);
        draw_lines(pdf, lines, from, count, PAGE_LEFT + indent, ink);
        from += count;
        if (from < lines->len)
            pdf_new_page(pdf);
    }
}

static PangoLayout *set_paragraph(struct pdf *pdf, const struct document_block *block)
{
    return typeset(pdf->type,
                   &(struct letters){
                       .size = styles[block->style].size,
                       .strong = styles[block->style].strong,
                       .width = pdf_width(pdf) - styles[block->style].indent,
                       .align = styles[block->style].align,
                       .spacing = styles[block->style].spacing,
                   },
                   block->text);
}

static void draw_paragraph(struct pdf *pdf, const struct document_block *block)
{
    PangoLayout *layout = set_paragraph(pdf, block);
    pdf->y += styles[block->style].above;
    pdf_lines(pdf, layout, styles[block->style].indent, block->ink);
    pdf->y += styles[block->style].below;
    g_object_unref(layout);
}

PangoLayout *pdf_caption(struct pdf *pdf, const char *word, int number, const char *caption)
{
    g_autofree char *text = g_strdup_printf("%s %d. %s", word, number, caption);
    return typeset(pdf->type,
                   &(struct letters){.size = CAPTION_SIZE, .strong = true, .width = pdf_width(pdf)},
                   text);
}

/* --- headings --- */

char *pdf_heading_text(const struct document_block *block)
{
    return g_strdup_printf("%s%s%s", block->number, *block->number ? "   " : "", block->text);
}

static PangoLayout *set_heading(struct pdf *pdf, const struct document_block *block)
{
    g_autofree char *text = pdf_heading_text(block);
    return typeset(pdf->type,
                   &(struct letters){.size = heading_styles[block->level].size,
                                     .strong = true,
                                     .width = pdf_width(pdf),
                                     .spacing = 1.1},
                   text);
}

static double caption_and_chart(struct pdf *pdf, const struct document_chart *chart)
{
    (void)pdf;
    return chart_height(chart) + 2 * CAPTION_SIZE;
}

/* What of a block must stay with the heading above it. */
static double start_of(struct pdf *pdf, guint at)
{
    const struct document_block *block = document_block_at(pdf->document, at);
    PangoLayout *layout;
    double height;
    switch (block ? block->kind : BLOCK_PAGE) {
    case BLOCK_HEADING:
        layout = set_heading(pdf, block);
        height = heading_styles[block->level].above + typeset_height(layout) +
                 heading_styles[block->level].below + start_of(pdf, at + 1);
        g_object_unref(layout);
        return height;
    case BLOCK_PARAGRAPH:
        return styles[block->style].above + 3 * 1.4 * styles[block->style].size;
    case BLOCK_TABLE:
        return pdf_table_start(pdf, block->table);
    case BLOCK_CHART:
        return caption_and_chart(pdf, block->chart);
    default:
        return 0;
    }
}

static void add_bookmark(struct pdf *pdf, const struct document_block *block)
{
    g_autofree char *text = pdf_heading_text(block);
    g_autofree char *place =
        g_strdup_printf("page=%d pos=[%d %d]", pdf->page, (int)PAGE_LEFT, (int)pdf->y);
    int parent = block->level == 1 ? CAIRO_PDF_OUTLINE_ROOT : pdf->outline;
    int id = cairo_pdf_surface_add_outline(pdf->surface, parent, text, place,
                                           CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (block->level == 1)
        pdf->outline = id;
}

static void draw_heading(struct pdf *pdf, guint at)
{
    const struct document_block *block = document_block_at(pdf->document, at);
    PangoLayout *layout = set_heading(pdf, block);
    pdf_keep(pdf, start_of(pdf, at));
    if (!is_at_top(pdf))
        pdf->y += heading_styles[block->level].above;
    pdf->places[at] = (struct heading_place){pdf->page, pdf->y};
    if (pdf->drawing)
        add_bookmark(pdf, block);
    pdf_lines(pdf, layout, 0, INK_PLAIN);
    pdf->y += heading_styles[block->level].below;
    g_object_unref(layout);
}

/* --- charts --- */

static void draw_chart(struct pdf *pdf, const struct document_chart *chart)
{
    PangoLayout *caption = pdf_caption(pdf, _("Gambar"), chart->number, chart->caption);
    pdf_keep(pdf, chart_height(chart) + typeset_height(caption) + 8);
    if (pdf->drawing) {
        cairo_save(pdf->cr);
        cairo_translate(pdf->cr, PAGE_LEFT, pdf->y);
        chart_draw(chart, pdf->type, pdf->cr, pdf_width(pdf));
        cairo_restore(pdf->cr);
    }
    pdf->y += chart_height(chart) + 4;
    pdf_lines(pdf, caption, 0, INK_PLAIN);
    pdf->y += 12;
    g_object_unref(caption);
}

/* --- the whole --- */

static void turn_page(struct pdf *pdf, bool wide)
{
    if (is_at_top(pdf) && pdf->wide == wide)
        return;
    end_page(pdf);
    pdf->wide = wide;
    begin_page(pdf);
}

static void draw_block(struct pdf *pdf, guint at)
{
    const struct document_block *block = document_block_at(pdf->document, at);
    switch (block->kind) {
    case BLOCK_HEADING:
        draw_heading(pdf, at);
        break;
    case BLOCK_PARAGRAPH:
        draw_paragraph(pdf, block);
        break;
    case BLOCK_TABLE:
        pdf_table(pdf, block->table);
        break;
    case BLOCK_CHART:
        draw_chart(pdf, block->chart);
        break;
    case BLOCK_CONTENTS:
        pdf_contents(pdf, at);
        break;
    default:
        turn_page(pdf, block->kind == BLOCK_WIDE_PAGE);
        break;
    }
}

/* What is left after a stop is not looked at. */
static void draw_all(struct pdf *pdf, bool drawing)
{
    progress_begin(pdf->progress, drawing ? _("Menggambar halaman") : _("Menata halaman"),
                   document_all_rows(pdf->document));
    pdf->drawing = drawing;
    pdf->page = 0;
    pdf->wide = false;
    begin_page(pdf);
    for (guint at = 0; at < pdf->document->blocks->len && progress_look(pdf->progress); at++)
        draw_block(pdf, at);
    pdf->pages = pdf->page;
    end_page(pdf);
}

static void set_metadata(cairo_surface_t *surface, const struct document *document)
{
    g_autoptr(GDateTime) made = g_date_time_new_from_unix_utc(document->made / 1000);
    g_autofree char *time = g_date_time_format(made, "%Y-%m-%dT%H:%M:%SZ");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Lembar");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
}

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

GByteArray *pdf_of_document(const struct document *document, struct progress *progress,
                            struct error *error)
{
    GByteArray *bytes = g_byte_array_new();
    struct pdf pdf = {
        .document = document, .type = typesetter_create(NULL, error), .progress = progress};
    if (!pdf.type) {
        g_byte_array_unref(bytes);
        return NULL;
    }
    pdf.surface = cairo_pdf_surface_create_for_stream(take_bytes, bytes, PAPER_SHORT, PAPER_LONG);
    pdf.cr = cairo_create(pdf.surface);
    pdf.places = g_new0(struct heading_place, document->blocks->len + 1);
    set_metadata(pdf.surface, document);
    draw_all(&pdf, false);
    draw_all(&pdf, true);
    cairo_destroy(pdf.cr);
    cairo_surface_finish(pdf.surface);
    bool ok = (cairo_surface_status(pdf.surface) == CAIRO_STATUS_SUCCESS ||
               error_set(error, ERROR_STORAGE, _("Berkas PDF tidak dapat disusun."))) &&
              (progress_look(progress) || progress_refuse(error));
    cairo_surface_destroy(pdf.surface);
    typesetter_destroy(pdf.type);
    g_free(pdf.places);
    if (!ok)
        g_clear_pointer(&bytes, g_byte_array_unref);
    return bytes;
}
