#include "ui/paper/typeset.h"

#include <string.h>

#include "src/i18n.h"

#define FAMILIES     "Liberation Sans, DejaVu Sans, Sans"
#define KEPT_LETTERS 24 /* bytes; longer texts seldom come twice */
#define KEPT_LAYOUTS 4000

struct typesetter {
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *font;
    GHashTable *kept; /* of char * to PangoLayout */
};

static bool has_fonts(PangoFontMap *map)
{
    PangoFontFamily **families = NULL;
    int count = 0;
    pango_font_map_list_families(map, &families, &count);
    g_free(families);
    return count > 0;
}

/* The same lines on every surface: no hinting to its pixels. */
static void set_options(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en"));
}

struct typesetter *typesetter_create(cairo_t *cr, struct error *error)
{
    struct typesetter *type = g_new0(struct typesetter, 1);
    type->map = pango_cairo_font_map_new();
    type->context = pango_font_map_create_context(type->map);
    type->font = pango_font_description_from_string(FAMILIES);
    type->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
    if (!has_fonts(type->map)) {
        typesetter_destroy(type);
        error_set(error, ERROR_STORAGE,
                  _("Komputer ini tidak punya huruf untuk mencetak; pasang paket "
                    "fonts-liberation2."));
        return NULL;
    }
    if (cr)
        pango_cairo_update_context(cr, type->context);
    set_options(type->context);
    return type;
}

void typesetter_destroy(struct typesetter *type)
{
    if (!type)
        return;
    g_hash_table_unref(type->kept);
    pango_font_description_free(type->font);
    g_object_unref(type->context);
    g_object_unref(type->map);
    g_free(type);
}

static PangoLayout *lay_out(struct typesetter *type, const struct letters *letters,
                            const char *text)
{
    static const PangoAlignment alignments[] = {
        [ALIGN_LEFT] = PANGO_ALIGN_LEFT,
        [ALIGN_CENTRE] = PANGO_ALIGN_CENTER,
        [ALIGN_RIGHT] = PANGO_ALIGN_RIGHT,
    };
    PangoLayout *layout = pango_layout_new(type->context);
    pango_font_description_set_absolute_size(type->font, letters->size * PANGO_SCALE);
    pango_font_description_set_weight(type->font,
                                      letters->strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, type->font);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, alignments[letters->align]);
    if (letters->width >= 0)
        pango_layout_set_width(layout, (int)(letters->width * PANGO_SCALE));
    pango_layout_set_line_spacing(layout, (float)letters->spacing);
    if (letters->most_lines > 0) {
        pango_layout_set_height(layout, -letters->most_lines);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(layout, text, -1);
    return layout;
}

PangoLayout *typeset(struct typesetter *type, const struct letters *letters, const char *text)
{
    if (strlen(text) > KEPT_LETTERS)
        return lay_out(type, letters, text);
    g_autofree char *key = g_strdup_printf("%.3f %d %.3f %d %.2f %d %s", letters->size,
                                           letters->strong, letters->width, (int)letters->align,
                                           letters->spacing, letters->most_lines, text);
    PangoLayout *layout = g_hash_table_lookup(type->kept, key);
    if (!layout) {
        if (g_hash_table_size(type->kept) >= KEPT_LAYOUTS)
            g_hash_table_remove_all(type->kept);
        layout = lay_out(type, letters, text);
        g_hash_table_insert(type->kept, g_steal_pointer(&key), layout);
    }
    return g_object_ref(layout);
}

static double width_of(PangoLayout *layout)
{
    int width;
    pango_layout_get_size(layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

double typeset_height(PangoLayout *layout)
{
    int height;
    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

void typeset_ink(cairo_t *cr, enum document_ink ink)
{
    struct document_colour colour = document_colour(ink);
    cairo_set_source_rgb(cr, colour.red, colour.green, colour.blue);
}

void typeset_show(cairo_t *cr, PangoLayout *layout, double x, double y)
{
    cairo_move_to(cr, x, y);
    pango_cairo_show_layout(cr, layout);
}

double typeset_line(struct typesetter *type, cairo_t *cr, const struct letters *letters,
                    const char *text, double x, double y)
{
    PangoLayout *layout = lay_out(type, letters, text);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    typeset_show(cr, layout, x, y);
    double width = width_of(layout);
    g_object_unref(layout);
    return width;
}

double typeset_fit(struct typesetter *type, const char *text, double size, bool strong,
                   double width)
{
    PangoLayout *layout =
        typeset(type, &(struct letters){.size = size, .strong = strong, .width = -1}, text);
    double needed = width_of(layout);
    g_object_unref(layout);
    return needed > width ? size * width / needed : size;
}
