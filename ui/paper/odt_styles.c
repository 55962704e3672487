#include <string.h>

#include "src/i18n.h"
#include "ui/paper/odt_private.h"

#define NAMESPACES                                                                                 \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""                            \
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""                             \
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""                               \
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""                    \
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""                      \
    " office:version=\"1.2\""

/* A paragraph style: its name, what people read, its parent, paragraph and letter properties. */
struct style_row {
    const char *name, *shown, *parent, *paragraph, *letters;
};

static const struct style_row rows[] = {
    {"Text_20_body", "Text body", "Standard",
     "fo:margin-bottom=\"0.25cm\" fo:line-height=\"120%\" fo:orphans=\"2\" fo:widows=\"2\"", ""},
    {"List_20_item", "List item", "Standard",
     "fo:margin-left=\"0.6cm\" fo:margin-bottom=\"0.12cm\" fo:line-height=\"120%\"", ""},
    {"Note", "Note", "Standard", "fo:margin-bottom=\"0.28cm\"", "fo:font-size=\"8.5pt\""},
    {"Signature", "Signature", "Standard", "fo:margin-left=\"9cm\" fo:margin-bottom=\"0.1cm\"", ""},
    {"Cover", "Cover", "Standard",
     "fo:text-align=\"center\" fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.2cm\"",
     "fo:font-size=\"15pt\""},
    {"Title", "Title", "Standard",
     "fo:text-align=\"center\" fo:margin-top=\"4.2cm\" fo:margin-bottom=\"0.35cm\"",
     "fo:font-size=\"30pt\" fo:font-weight=\"bold\""},
    {"Large", "Large figure", "Standard", "fo:text-align=\"center\" fo:margin-top=\"2.5cm\"",
     "fo:font-size=\"76pt\" fo:font-weight=\"bold\""},
    {"Caption", "Caption", "Standard",
     "fo:margin-top=\"0.2cm\" fo:margin-bottom=\"0.12cm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"9pt\" fo:font-weight=\"bold\""},
    {"Figure_20_caption", "Figure caption", "Standard", "fo:margin-bottom=\"0.4cm\"",
     "fo:font-size=\"9pt\" fo:font-weight=\"bold\""},
    {"Figure", "Figure", "Standard", "fo:keep-with-next=\"always\"", ""},
    {"After_20_table", "After table", "Standard", "", "fo:font-size=\"5pt\""},
    {"Table_20_Contents", "Table Contents", "Standard", "fo:orphans=\"0\" fo:widows=\"0\"",
     "fo:font-size=\"8.8pt\""},
    {"Contents_20_Heading", "Contents Heading", "Standard",
     "fo:margin-bottom=\"0.3cm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"16pt\" fo:font-weight=\"bold\""},
    {"Footer", "Footer", "Standard", "", "fo:font-size=\"8pt\" fo:color=\"#6b737f\""},
};

const char *odt_style_name(enum document_style style)
{
    static const char *const names[DOCUMENT_STYLES] = {
        [STYLE_OF_BODY] = "Text_20_body", [STYLE_OF_ITEM] = "List_20_item",
        [STYLE_OF_NOTE] = "Note",         [STYLE_OF_SIGNATURE] = "Signature",
        [STYLE_OF_COVER] = "Cover",       [STYLE_OF_TITLE] = "Title",
        [STYLE_OF_LARGE] = "Large",
    };
    return names[style];
}

static void add_default(GString *xml, const char *language)
{
    g_string_append_printf(
        xml,
        "<style:default-style style:family=\"paragraph\"><style:paragraph-properties"
        " style:tab-stop-distance=\"1.25cm\"/><style:text-properties"
        " style:font-name=\"Liberation Sans\" fo:font-size=\"10pt\" fo:language=\"%s\""
        " fo:country=\"%s\"/></style:default-style>"
        "<style:default-style style:family=\"table\"><style:table-properties"
        " table:border-model=\"collapsing\"/></style:default-style>"
        "<style:default-style style:family=\"table-row\"><style:table-row-properties"
        " fo:keep-together=\"auto\"/></style:default-style>"
        "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>",
        language, *language == 'e' ? "GB" : "ID");
}

static void add_paragraph_styles(GString *xml)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        g_string_append_printf(
            xml,
            "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\""
            " style:parent-style-name=\"%s\"><style:paragraph-properties %s/>"
            "<style:text-properties %s/></style:style>",
            rows[i].name, rows[i].shown, rows[i].parent, rows[i].paragraph, rows[i].letters);
}

static void add_heading_styles(GString *xml)
{
    static const struct {
        int level;
        const char *above, *below, *size;
    } headings[] = {{1, "0.6cm", "0.3cm", "16pt"}, {2, "0.45cm", "0.2cm", "12pt"}};
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++)
        g_string_append_printf(
            xml,
            "<style:style style:name=\"Heading_20_%d\" style:display-name=\"Heading %d\""
            " style:family=\"paragraph\" style:parent-style-name=\"Standard\""
            " style:next-style-name=\"Text_20_body\" style:default-outline-level=\"%d\""
            " style:class=\"text\"><style:paragraph-properties fo:margin-top=\"%s\""
            " fo:margin-bottom=\"%s\" fo:keep-with-next=\"always\"/><style:text-properties"
            " fo:font-size=\"%s\" fo:font-weight=\"bold\"/></style:style>"
            "<style:style style:name=\"Contents_20_%d\" style:display-name=\"Contents %d\""
            " style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
            "<style:paragraph-properties fo:margin-left=\"%s\" fo:margin-top=\"%s\""
            " fo:margin-bottom=\"0.1cm\"><style:tab-stops><style:tab-stop"
            " style:position=\"%s\" style:type=\"right\" style:leader-style=\"dotted\""
            " style:leader-text=\".\"/></style:tab-stops></style:paragraph-properties>"
            "<style:text-properties %s/></style:style>",
            headings[i].level, headings[i].level, headings[i].level, headings[i].above,
            headings[i].below, headings[i].size, headings[i].level, headings[i].level,
            i == 0 ? "0cm" : "0.6cm", i == 0 ? "0.15cm" : "0cm", i == 0 ? "17.05cm" : "16.45cm",
            i == 0 ? "fo:font-weight=\"bold\"" : "");
    g_string_append(xml,
                    "<style:style style:name=\"Index_20_Link\" style:display-name=\"Index Link\""
                    " style:family=\"text\"/>");
    g_string_append(
        xml, "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\""
             " style:num-format=\"1\" style:num-suffix=\"   \"/><text:outline-level-style"
             " text:level=\"2\" style:num-format=\"1\" style:num-suffix=\"   \""
             " text:display-levels=\"2\"/></text:outline-style>");
}

static void add_layout(GString *xml, const char *name, bool wide)
{
    g_string_append_printf(
        xml,
        "<style:page-layout style:name=\"%s\"><style:page-layout-properties"
        " fo:page-width=\"%s\" fo:page-height=\"%s\" style:print-orientation=\"%s\""
        " fo:margin-left=\"1.975cm\" fo:margin-right=\"1.975cm\" fo:margin-top=\"2.1cm\""
        " fo:margin-bottom=\"1.4cm\"/><style:footer-style><style:header-footer-properties"
        " fo:min-height=\"0.8cm\" fo:margin-top=\"0.3cm\"/></style:footer-style>"
        "</style:page-layout>",
        name, wide ? "29.7cm" : "21.0cm", wide ? "21.0cm" : "29.7cm",
        wide ? "landscape" : "portrait");
}

static void add_foot(GString *xml, const struct document *document, const char *style)
{
    const char *words = _("halaman %d dari %d"), *rest = strstr(words, "%d");
    g_string_append_printf(xml, "<style:footer><text:p text:style-name=\"%s\">", style);
    odt_add_text(xml, document->running);
    g_string_append(xml, "<text:tab/>");
    if (rest)
        g_string_append_len(xml, words, rest - words);
    g_string_append(xml, "<text:page-number text:select-page=\"current\">1</text:page-number>");
    if (rest) {
        g_autofree char *between = g_strdup(rest + 2);
        char *end = strstr(between, "%d");
        if (end)
            *end = '\0';
        odt_add_text(xml, between);
    }
    g_string_append(xml, "<text:page-count>1</text:page-count></text:p></style:footer>");
}

static void add_pages(GString *xml, const struct document *document)
{
    g_string_append(xml, "<office:automatic-styles>");
    g_string_append(xml,
                    "<style:style style:name=\"FootUpright\" style:family=\"paragraph\""
                    " style:parent-style-name=\"Footer\"><style:paragraph-properties>"
                    "<style:tab-stops><style:tab-stop style:position=\"17.05cm\""
                    " style:type=\"right\"/></style:tab-stops></style:paragraph-properties>"
                    "</style:style><style:style style:name=\"FootWide\" style:family=\"paragraph\""
                    " style:parent-style-name=\"Footer\"><style:paragraph-properties>"
                    "<style:tab-stops><style:tab-stop style:position=\"25.75cm\""
                    " style:type=\"right\"/></style:tab-stops></style:paragraph-properties>"
                    "</style:style>");
    add_layout(xml, "Upright", false);
    add_layout(xml, "Lying", true);
    g_string_append(xml, "</office:automatic-styles><office:master-styles><style:master-page"
                         " style:name=\"Standard\" style:page-layout-name=\"Upright\">");
    add_foot(xml, document, "FootUpright");
    g_string_append(xml, "</style:master-page><style:master-page style:name=\"Wide\""
                         " style:page-layout-name=\"Lying\">");
    add_foot(xml, document, "FootWide");
    g_string_append(xml, "</style:master-page><style:master-page style:name=\"First_20_Page\""
                         " style:display-name=\"First Page\" style:page-layout-name=\"Upright\""
                         " style:next-style-name=\"Standard\"/></office:master-styles>");
}

char *odt_styles(const struct document *document)
{
    GString *xml = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<office:document-styles " NAMESPACES
                                " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">"
                                "<office:font-face-decls><style:font-face"
                                " style:name=\"Liberation Sans\""
                                " svg:font-family=\"'Liberation Sans', Arial\""
                                " style:font-family-generic=\"swiss\""
                                " style:font-pitch=\"variable\"/></office:font-face-decls>"
                                "<office:styles>");
    add_default(xml, document->language);
    add_paragraph_styles(xml);
    add_heading_styles(xml);
    g_string_append(xml, "</office:styles>");
    add_pages(xml, document);
    g_string_append(xml, "</office:document-styles>\n");
    return g_string_free(xml, FALSE);
}

/* --- for the content --- */

static void add_broken(GString *xml, const char *parent)
{
    static const struct {
        const char *ending, *page;
    } pages[] = {{"First", "First_20_Page"}, {"Upright", "Standard"}, {"Wide", "Wide"}};
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
        g_string_append_printf(xml,
                               "<style:style style:name=\"%s%s\" style:family=\"paragraph\""
                               " style:parent-style-name=\"%s\" style:master-page-name=\"%s\"/>",
                               parent, pages[i].ending, parent, pages[i].page);
}

static void add_cell_letters(GString *xml)
{
    static const char *const alignments[] = {"start", "center", "end"};
    for (int align = 0; align < 3; align++)
        for (int strong = 0; strong < 2; strong++)
            for (int small = 0; small < 2; small++)
                g_string_append_printf(
                    xml,
                    "<style:style style:name=\"Cell%d%d%d\" style:family=\"paragraph\""
                    " style:parent-style-name=\"Table_20_Contents\"><style:paragraph-properties"
                    " fo:text-align=\"%s\"/><style:text-properties%s%s/></style:style>",
                    align, strong, small, alignments[align],
                    strong ? " fo:font-weight=\"bold\"" : "", small ? " fo:font-size=\"7pt\"" : "");
}

static void add_cells(GString *xml)
{
    for (int small = 0; small < 2; small++)
        g_string_append_printf(xml,
                               "<style:style style:name=\"Head%d\" style:family=\"table-cell\">"
                               "<style:table-cell-properties fo:background-color=\"#ebeff5\""
                               " style:vertical-align=\"bottom\" fo:padding=\"%s\""
                               " fo:border-bottom=\"0.8pt solid #595959\"/></style:style>"
                               "<style:style style:name=\"Body%d\" style:family=\"table-cell\">"
                               "<style:table-cell-properties fo:padding=\"%s\""
                               " fo:border-bottom=\"0.4pt solid #cccccc\"/></style:style>",
                               small, small ? "0.04cm" : "0.1cm", small,
                               small ? "0.04cm" : "0.1cm");
}

static void add_inks(GString *xml)
{
    for (int ink = 0; ink < INKS; ink++) {
        struct document_colour colour = document_colour((enum document_ink)ink);
        g_string_append_printf(xml,
                               "<style:style style:name=\"Ink%d\" style:family=\"text\">"
                               "<style:text-properties fo:color=\"#%02x%02x%02x\"/></style:style>",
                               ink, (unsigned)(colour.red * 255), (unsigned)(colour.green * 255),
                               (unsigned)(colour.blue * 255));
    }
}

void odt_automatic_styles(GString *xml)
{
    for (int style = 0; style < DOCUMENT_STYLES; style++)
        add_broken(xml, odt_style_name((enum document_style)style));
    add_broken(xml, "Heading_20_1");
    add_broken(xml, "Heading_20_2");
    add_broken(xml, "Contents_20_Heading");
    add_broken(xml, "Caption");
    add_cell_letters(xml);
    add_cells(xml);
    add_inks(xml);
    g_string_append(xml, "<style:style style:name=\"Picture\" style:family=\"graphic\">"
                         "<style:graphic-properties style:vertical-pos=\"top\""
                         " style:vertical-rel=\"baseline\"/></style:style>"
                         "<style:style style:name=\"Contents\" style:family=\"section\"/>");
}
