#include "ui/paper/odt.h"

#include <string.h>
#include <zip.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/paper/chart.h"
#include "ui/paper/odt_private.h"

#define MEDIA_TYPE  "application/vnd.oasis.opendocument.text"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define POINTS_A_CM 28.3465

/* A file being put together: its parts by their names. */
struct odt {
    const struct document *document;
    struct progress *progress; /* by rows of tables */
    GString *body;
    GString *styles; /* automatic ones of the tables */
    GPtrArray *names;
    GPtrArray *parts; /* GBytes, in the order of the names */
    const char *page; /* ending of the style that begins a page, or "" */
    bool wide;
    int tables, pictures;
};

/* --- text --- */

/* What XML can hold. */
static bool is_allowed(gunichar character)
{
    return !text_is_control(character) && character != 0xFFFE && character != 0xFFFF;
}

static void add_character(GString *xml, const char *at)
{
    static const struct {
        char character;
        const char *escape;
    } escapes[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++)
        if (*at == escapes[i].character) {
            g_string_append(xml, escapes[i].escape);
            return;
        }
    g_string_append_len(xml, at, g_utf8_next_char(at) - at);
}

void odt_add_text(GString *xml, const char *text)
{
    bool after_blank = true; /* the first one of a paragraph would be dropped too */
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bool blank = character == ' ';
        if (character == '\n')
            g_string_append(xml, "<text:line-break/>");
        else if (blank && after_blank)
            g_string_append(xml, "<text:s/>");
        else if (is_allowed(character))
            add_character(xml, at);
        after_blank = blank || character == '\n';
    }
}

void odt_add_inked(GString *xml, enum document_ink ink, const char *text)
{
    if (ink != INK_PLAIN)
        g_string_append_printf(xml, "<text:span text:style-name=\"Ink%d\">", ink);
    odt_add_text(xml, text);
    if (ink != INK_PLAIN)
        g_string_append(xml, "</text:span>");
}

/* --- blocks --- */

/* The ending that makes the next paragraph begin a page, once. */
static const char *take_page(struct odt *odt)
{
    const char *page = odt->page;
    odt->page = "";
    return page;
}

static void add_heading(struct odt *odt, const struct document_block *block, guint at)
{
    g_string_append_printf(
        odt->body,
        "<text:h text:style-name=\"Heading_20_%d%s\" text:outline-level=\"%d\"%s>"
        "<text:bookmark text:name=\"heading%u\"/>",
        block->level, take_page(odt), block->level,
        *block->number ? "" : " text:is-list-header=\"true\"", at);
    odt_add_text(odt->body, block->text);
    g_string_append(odt->body, "</text:h>\n");
}

static void add_contents_heading(struct odt *odt, const struct document_block *block)
{
    g_string_append_printf(odt->body, "<text:p text:style-name=\"Contents_20_Heading%s\">",
                           take_page(odt));
    odt_add_text(odt->body, block->text);
    g_string_append(odt->body, "</text:p>\n");
}

static void add_paragraph(struct odt *odt, const struct document_block *block)
{
    g_string_append_printf(odt->body, "<text:p text:style-name=\"%s%s\">",
                           odt_style_name(block->style), take_page(odt));
    odt_add_inked(odt->body, block->ink, block->text);
    g_string_append(odt->body, "</text:p>\n");
}

/* NAME is that of the sequence, by which the office can list and refer to its tables. */
static void add_caption(struct odt *odt, const char *style, const char *name, const char *word,
                        int number, const char *caption)
{
    g_string_append_printf(odt->body,
                           "<text:p text:style-name=\"%s%s\">%s <text:sequence"
                           " text:ref-name=\"ref%s%d\" text:name=\"%s\""
                           " text:formula=\"ooow:%s+1\" style:num-format=\"1\">%d</text:sequence>"
                           ". ",
                           style, take_page(odt), word, name, number, name, name, number);
    odt_add_text(odt->body, caption);
    g_string_append(odt->body, "</text:p>\n");
}

static void add_table(struct odt *odt, const struct document_table *table)
{
    odt->tables++;
    odt_add_table_styles(odt->styles, table, odt->tables, odt->wide);
    if (table->caption)
        add_caption(odt, "Caption", "Table", _("Tabel"), table->number, table->caption);
    odt_add_table(odt->body, table, odt->tables, odt->progress);
    g_string_append(odt->body, "<text:p text:style-name=\"After_20_table\"/>\n");
}

static void add_part(struct odt *odt, const char *name, GBytes *bytes)
{
    g_ptr_array_add(odt->names, g_strdup(name));
    g_ptr_array_add(odt->parts, bytes);
}

static bool add_chart(struct odt *odt, const struct document_chart *chart, struct error *error)
{
    double width = ODT_WIDTH * POINTS_A_CM;
    char height[G_ASCII_DTOSTR_BUF_SIZE], across[G_ASCII_DTOSTR_BUF_SIZE];
    GByteArray *png = chart_png(chart, width, error);
    if (!png)
        return false;
    g_autofree char *name = g_strdup_printf("Pictures/chart-%d.png", ++odt->pictures);
    add_part(odt, name, g_byte_array_free_to_bytes(png));
    g_string_append_printf(
        odt->body,
        "<text:p text:style-name=\"Figure\"><draw:frame draw:style-name=\"Picture\""
        " draw:name=\"Chart %d\" text:anchor-type=\"as-char\" svg:width=\"%scm\""
        " svg:height=\"%scm\"><draw:image xlink:href=\"%s\" xlink:type=\"simple\""
        " xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>",
        odt->pictures, g_ascii_formatd(across, sizeof across, "%.2f", ODT_WIDTH),
        g_ascii_formatd(height, sizeof height, "%.3f", chart_height(chart) / POINTS_A_CM), name);
    g_autofree char *title = g_markup_escape_text(chart->caption, -1);
    g_string_append_printf(odt->body, "%s</svg:title></draw:frame></text:p>\n", title);
    add_caption(odt, "Figure_20_caption", "Figure", _("Gambar"), chart->number, chart->caption);
    return true;
}

static void add_entry(struct odt *odt, const struct document_block *block, guint at)
{
    g_string_append_printf(odt->body,
                           "<text:p text:style-name=\"Contents_20_%d\"><text:a"
                           " xlink:type=\"simple\" xlink:href=\"#heading%u\""
                           " text:style-name=\"Index_20_Link\""
                           " text:visited-style-name=\"Index_20_Link\">",
                           block->level, at);
    if (*block->number)
        g_string_append_printf(odt->body, "%s<text:s text:c=\"3\"/>", block->number);
    odt_add_text(odt->body, block->text);
    g_string_append_printf(odt->body,
                           "<text:tab/><text:bookmark-ref text:reference-format=\"page\""
                           " text:ref-name=\"heading%u\">1</text:bookmark-ref></text:a></text:p>\n",
                           at);
}

static void add_contents(struct odt *odt, guint contents)
{
    g_string_append(odt->body, "<text:table-of-content text:style-name=\"Contents\""
                               " text:name=\"Contents\" text:protected=\"false\">"
                               "<text:table-of-content-source text:outline-level=\"2\">");
    for (int level = 1; level <= 2; level++)
        g_string_append_printf(
            odt->body,
            "<text:table-of-content-entry-template text:outline-level=\"%d\""
            " text:style-name=\"Contents_20_%d\"><text:index-entry-link-start "
            "text:style-name=\"Index_20_Link\"/>"
            "<text:index-entry-chapter/><text:index-entry-text/><text:index-entry-tab-stop"
            " style:type=\"right\" style:leader-char=\".\"/><text:index-entry-page-number/>"
            "<text:index-entry-link-end/></text:table-of-content-entry-template>",
            level, level);
    g_string_append(odt->body, "</text:table-of-content-source><text:index-body>\n");
    for (guint at = 0; at < odt->document->blocks->len; at++) {
        const struct document_block *block = document_block_at(odt->document, at);
        if (block->kind == BLOCK_HEADING && at + 1 != contents)
            add_entry(odt, block, at);
    }
    g_string_append(odt->body, "</text:index-body></text:table-of-content>\n");
}

static bool is_contents_heading(const struct odt *odt, guint at)
{
    const struct document_block *next = document_block_at(odt->document, at + 1);
    return next && next->kind == BLOCK_CONTENTS;
}

static bool add_block(struct odt *odt, guint at, struct error *error)
{
    const struct document_block *block = document_block_at(odt->document, at);
    switch (block->kind) {
    case BLOCK_HEADING:
        if (is_contents_heading(odt, at))
            add_contents_heading(odt, block);
        else
            add_heading(odt, block, at);
        return true;
    case BLOCK_PARAGRAPH:
        add_paragraph(odt, block);
        return true;
    case BLOCK_TABLE:
        add_table(odt, block->table);
        return true;
    case BLOCK_CHART:
        return add_chart(odt, block->chart, error);
    case BLOCK_CONTENTS:
        add_contents(odt, at);
        return true;
    default:
        odt->wide = block->kind == BLOCK_WIDE_PAGE;
        odt->page = odt->wide ? "Wide" : "Upright";
        return true;
    }
}

/* --- the parts --- */

static GBytes *bytes_of(char *text)
{
    return g_bytes_new_take(text, strlen(text));
}

static GBytes *content(const struct odt *odt)
{
    GString *xml = g_string_new(
        DECLARATION "<office:document-content"
                    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
                    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
                    " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                    " xmlns:ooow=\"http://openoffice.org/2004/writer\""
                    " office:version=\"1.2\"><office:automatic-styles>");
    odt_automatic_styles(xml);
    g_string_append(xml, odt->styles->str);
    g_string_append(xml, "</office:automatic-styles><office:body><office:text>"
                         "<text:sequence-decls><text:sequence-decl text:display-outline-level=\"0\""
                         " text:name=\"Table\"/><text:sequence-decl"
                         " text:display-outline-level=\"0\" text:name=\"Figure\"/>"
                         "</text:sequence-decls>\n");
    g_string_append(xml, odt->body->str);
    g_string_append(xml, "</office:text></office:body></office:document-content>\n");
    return bytes_of(g_string_free(xml, FALSE));
}

static GBytes *meta(const struct document *document)
{
    g_autoptr(GDateTime) made = g_date_time_new_from_unix_utc(document->made / 1000);
    g_autofree char *time = g_date_time_format(made, "%Y-%m-%dT%H:%M:%SZ");
    g_autofree char *text = g_markup_printf_escaped(
        DECLARATION "<office:document-meta"
                    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
                    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\">"
                    "<office:meta><meta:generator>Lembar</meta:generator><dc:title>%s</dc:title>"
                    "<dc:creator>%s</dc:creator><dc:date>%s</dc:date>"
                    "<dc:language>%s</dc:language></office:meta></office:document-meta>\n",
        document->title, document->author, time, document->language);
    return bytes_of(g_steal_pointer(&text));
}

static GBytes *manifest(const struct odt *odt)
{
    GString *xml = g_string_new(
        DECLARATION "<manifest:manifest"
                    " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
                    " manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\""
                    " manifest:version=\"1.2\" manifest:media-type=\"" MEDIA_TYPE "\"/>");
    for (guint i = 0; i < odt->names->len; i++) {
        const char *name = g_ptr_array_index(odt->names, i);
        if (strcmp(name, "mimetype") != 0)
            g_string_append_printf(xml,
                                   "<manifest:file-entry manifest:full-path=\"%s\""
                                   " manifest:media-type=\"%s\"/>",
                                   name, g_str_has_suffix(name, ".png") ? "image/png" : "text/xml");
    }
    g_string_append(xml, "</manifest:manifest>\n");
    return bytes_of(g_string_free(xml, FALSE));
}

/* --- the zip --- */

static bool add_to_zip(zip_t *zip, const char *name, GBytes *bytes, gint64 made)
{
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    zip_source_t *source = zip_source_buffer(zip, data, size, 0);
    zip_int64_t at = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (at < 0) {
        zip_source_free(source);
        return false;
    }
    /* The first part stands as it is, so that the kind of the file can be told from its bytes. */
    int method = strcmp(name, "mimetype") == 0 ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    return zip_set_file_compression(zip, (zip_uint64_t)at, method, 0) == 0 &&
           zip_file_set_mtime(zip, (zip_uint64_t)at, made / 1000, 0) == 0;
}

static GByteArray *read_back(zip_source_t *source)
{
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return NULL;
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_set_size(bytes, (guint)stat.size);
    zip_int64_t size = zip_source_read(source, bytes->data, stat.size);
    zip_source_close(source);
    if (size == (zip_int64_t)stat.size)
        return bytes;
    g_byte_array_unref(bytes);
    return NULL;
}

static bool fill_zip(zip_t *zip, const struct odt *odt)
{
    for (guint i = 0; i < odt->names->len; i++)
        if (!add_to_zip(zip, g_ptr_array_index(odt->names, i), g_ptr_array_index(odt->parts, i),
                        odt->document->made))
            return false;
    return true;
}

static int must_cancel(zip_t *zip, void *progress)
{
    (void)zip;
    return !progress_look(progress);
}

static GByteArray *pack(const struct odt *odt, struct error *error)
{
    GByteArray *bytes = NULL;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    if (zip) {
        zip_source_keep(source);
        zip_register_cancel_callback_with_state(zip, must_cancel, NULL, odt->progress);
        progress_begin(odt->progress, _("Memampatkan berkas"), 0);
        if (fill_zip(zip, odt) && zip_close(zip) == 0)
            bytes = read_back(source);
        else
            zip_discard(zip);
    }
    zip_source_free(source);
    if (!bytes && progress_look(odt->progress))
        error_set(error, ERROR_STORAGE, _("Berkas ODT tidak dapat disusun."));
    else if (!bytes)
        progress_refuse(error);
    return bytes;
}

static void free_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

static void add_parts(struct odt *odt)
{
    add_part(odt, "content.xml", content(odt));
    add_part(odt, "styles.xml", bytes_of(odt_styles(odt->document)));
    add_part(odt, "meta.xml", meta(odt->document));
    add_part(odt, "META-INF/manifest.xml", manifest(odt));
}

static bool add_blocks(struct odt *odt, struct error *error)
{
    progress_begin(odt->progress, _("Menyusun dokumen"), document_all_rows(odt->document));
    for (guint at = 0; at < odt->document->blocks->len; at++)
        if (!add_block(odt, at, error))
            return false;
    return progress_look(odt->progress) || progress_refuse(error);
}

GByteArray *odt_of_document(const struct document *document, struct progress *progress,
                            struct error *error)
{
    struct odt odt = {
        .document = document,
        .progress = progress,
        .body = g_string_new(NULL),
        .styles = g_string_new(NULL),
        .names = g_ptr_array_new_with_free_func(g_free),
        .parts = g_ptr_array_new_with_free_func(free_bytes),
        .page = "First",
    };
    GByteArray *bytes = NULL;
    add_part(&odt, "mimetype", g_bytes_new_static(MEDIA_TYPE, strlen(MEDIA_TYPE)));
    if (add_blocks(&odt, error)) {
        add_parts(&odt);
        bytes = pack(&odt, error);
    }
    g_string_free(odt.body, TRUE);
    g_string_free(odt.styles, TRUE);
    g_ptr_array_unref(odt.names);
    g_ptr_array_unref(odt.parts);
    return bytes;
}
