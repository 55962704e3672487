#include "ui/paper/notice.h"

#include <cairo-pdf.h>
#include <string.h>

#include "src/i18n.h"
#include "ui/paper/typeset.h"
#include "ui/report/groups.h"

/* Drawn on a paper 1000 units wide, whatever its height. */
#define WIDE   1000.0
#define MARGIN 56.0
#define INSIDE (WIDE - 2 * MARGIN)

#define HEAD_HEIGHT    168.0
#define FOOT_HEIGHT    118.0
#define BADGE          176.0
#define BAR            230.0 /* of an element */
#define NAME_LEFT      58.0  /* of its name, beside its code */
#define MOST_SPELT_OUT 5     /* grades with their words in the legend */
#define LARGEST_ROW    56.0
#define SMALLEST_ROW   22.0

/* Below so many respondents, shares could point at one of them. */
#define FEWEST_FOR_SHARES 10

struct notice {
    struct app *app;
    struct figures figures;
    GPtrArray *shares; /* char *, a line for each characteristic */
    struct typesetter *type;
    cairo_t *cr;
    double height;
    enum document_ink ink; /* of the grade */
};

/* --- what it says --- */

static char *number(const struct notice *notice, long hundredths)
{
    char text[HUNDREDTHS_TEXT];
    return g_strdup(hundredths_text(hundredths, notice->app->point, text));
}

static char *share_line(const struct form_item *item, const GPtrArray *groups, int64_t sheets)
{
    GString *line = g_string_new(item->label);
    for (guint i = 0; i < groups->len; i++) {
        const struct group *group = g_ptr_array_index(groups, i);
        long percent = (long)((200 * group->result->sheets + sheets) / (2 * sheets));
        if (percent > 0)
            g_string_append_printf(line, "%s %s %ld%%",
                                   line->len == strlen(item->label) ? ":" : " ·", group->label,
                                   percent);
    }
    return g_string_free(line, FALSE);
}

static bool gather_shares(struct notice *notice, struct error *error)
{
    const struct form *form = notice->app->survey->form;
    int64_t sheets = notice->figures.counts.counted;
    notice->shares = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; sheets >= FEWEST_FOR_SHARES && i < form->item_count; i++) {
        const struct form_item *item = &form->items[i];
        if (item->personal ||
            (item->kind != ITEM_CHOICE && (item->kind != ITEM_NUMBER || item->group_count == 0)))
            continue;
        g_autoptr(GPtrArray) groups = groups_by(notice->app, item->key, error);
        if (!groups)
            return false;
        g_ptr_array_add(notice->shares, share_line(item, groups, sheets));
    }
    return true;
}

static bool gather(struct notice *notice, struct error *error)
{
    if (!database_begin_reading(notice->app->database, error))
        return false;
    bool ok = app_figures(notice->app, ANY_SERVICE, &notice->figures, error);
    if (ok && notice->figures.result->whole.value == HUNDREDTHS_NONE)
        ok = error_set(error, ERROR_INPUT,
                       _("Belum ada lembar yang dihitung, jadi belum ada yang dapat diumumkan."));
    ok = ok && gather_shares(notice, error);
    database_rollback(notice->app->database);
    if (ok)
        notice->ink = document_tone(notice->figures.result->whole.band);
    return ok;
}

static void finish(struct notice *notice)
{
    figures_finish(&notice->figures);
    g_clear_pointer(&notice->shares, g_ptr_array_unref);
}

/* --- drawing --- */

static void set_white(cairo_t *cr, double alpha)
{
    cairo_set_source_rgba(cr, 1, 1, 1, alpha);
}

/* One line in letters as large as SIZE where it fits, in the colour that is set. */
static void say(struct notice *notice, const char *text, double size, bool strong,
                enum document_align align, double x, double width, double y)
{
    struct letters letters = {
        .size = MAX(10, typeset_fit(notice->type, text, size, strong, width)),
        .strong = strong,
        .width = width + 1,
        .align = align,
    };
    typeset_line(notice->type, notice->cr, &letters, text, x, y + (size - letters.size) * 0.58);
}

static void draw_head(struct notice *notice)
{
    const struct survey *survey = notice->app->survey;
    typeset_ink(notice->cr, notice->ink);
    cairo_rectangle(notice->cr, 0, 0, WIDE, HEAD_HEIGHT);
    cairo_fill(notice->cr);
    set_white(notice->cr, 0.92);
    say(notice, survey->form->title, 34, false, ALIGN_CENTRE, MARGIN, INSIDE, 30);
    set_white(notice->cr, 1);
    say(notice, survey->unit, 56, true, ALIGN_CENTRE, MARGIN, INSIDE, 80);
}

static void draw_badge(struct notice *notice, double x, double y)
{
    const struct form_band *band = notice->figures.result->whole.band;
    double radius = BADGE * 0.16;
    cairo_new_path(notice->cr);
    cairo_arc(notice->cr, x + BADGE - radius, y + radius, radius, -G_PI_2, 0);
    cairo_arc(notice->cr, x + BADGE - radius, y + BADGE - radius, radius, 0, G_PI_2);
    cairo_arc(notice->cr, x + radius, y + BADGE - radius, radius, G_PI_2, G_PI);
    cairo_arc(notice->cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
    cairo_close_path(notice->cr);
    typeset_ink(notice->cr, notice->ink);
    cairo_fill(notice->cr);
    set_white(notice->cr, 1);
    say(notice, band->grade, 146, true, ALIGN_CENTRE, x + 8, BADGE - 16, y + 4);
}

/* "29 responden · naik 4,16 dari 2023 · target 90,00 tercapai". */
static char *beside_index(const struct notice *notice)
{
    const struct figures *figures = &notice->figures;
    long value = figures->result->whole.value, target = notice->app->survey->target;
    long change = figures_change(value, figures->last_whole);
    GString *text = g_string_new(NULL);
    char absolute[HUNDREDTHS_TEXT];
    if (change != HUNDREDTHS_NONE && change != 0)
        g_string_append_printf(text, change > 0 ? _("naik %s dari %d") : _("turun %s dari %d"),
                               hundredths_text_absolute(change, notice->app->point, absolute),
                               figures->last_year);
    if (target != HUNDREDTHS_NONE && value >= target) {
        g_autofree char *target_text = number(notice, target);
        g_string_append_printf(text, _("%starget %s tercapai"), text->len ? " · " : "",
                               target_text);
    }
    return g_string_free(text, FALSE);
}

/* Returns the height below it. */
static double draw_index(struct notice *notice, double y, double size)
{
    const struct index_value *whole = &notice->figures.result->whole;
    g_autofree char *value = number(notice, whole->value);
    g_autofree char *label = g_strdup_printf(_("Indeks tahun %d"), notice->app->survey->year);
    g_autofree char *respondents =
        g_strdup_printf(_("%ld responden"), (long)notice->figures.counts.counted);
    g_autofree char *beside = beside_index(notice);
    double width = whole->band ? INSIDE - BADGE - 24 : INSIDE;
    typeset_ink(notice->cr, INK_QUIET);
    say(notice, label, 36, false, ALIGN_LEFT, MARGIN, INSIDE, y);
    typeset_ink(notice->cr, notice->ink);
    say(notice, value, size, true, ALIGN_LEFT, MARGIN, width, y + 44 - size * 0.14);
    if (whole->band)
        draw_badge(notice, WIDE - MARGIN - BADGE, y + 44 + (size * 0.86 - BADGE) / 2);
    y += 50 + size * 0.94;
    typeset_ink(notice->cr, INK_PLAIN);
    say(notice, whole->band ? whole->band->words : "", 58, true, ALIGN_LEFT, MARGIN, INSIDE * 0.6,
        y);
    say(notice, respondents, 44, true, ALIGN_RIGHT, MARGIN + INSIDE * 0.62, INSIDE * 0.38, y + 11);
    typeset_ink(notice->cr, INK_QUIET);
    say(notice, beside, 28, false, ALIGN_LEFT, MARGIN, INSIDE, y + 72);
    return y + (*beside ? 126 : 88);
}

static void draw_bar(struct notice *notice, double x, double y, double width, double height,
                     double part)
{
    cairo_rectangle(notice->cr, x, y, width * part, height);
    cairo_fill(notice->cr);
}

/* Where a row of the elements has what. */
struct element_row {
    double height, letters;
    double name_letters; /* the same for all, so that the longest name fits */
    double bar_left;
};

static void draw_element(struct notice *notice, const struct element_row *row,
                         const struct index_value *value, double y)
{
    const struct form *form = notice->app->survey->form;
    double text_y = y + (row->height - row->letters * 1.15) / 2;
    double name_y = y + (row->height - row->name_letters * 1.15) / 2;
    double part =
        value->value == HUNDREDTHS_NONE ? 0 : (double)value->value / (100.0 * form->result_top);
    g_autofree char *text = number(notice, value->value);
    typeset_ink(notice->cr, INK_PLAIN);
    say(notice, value->element->code, row->letters, true, ALIGN_LEFT, MARGIN, 56, text_y);
    say(notice, value->element->name, row->name_letters, false, ALIGN_LEFT, MARGIN + NAME_LEFT,
        row->bar_left - MARGIN - NAME_LEFT - 14, name_y);
    cairo_set_source_rgb(notice->cr, 0.91, 0.92, 0.94);
    draw_bar(notice, row->bar_left, y + row->height * 0.22, BAR, row->height * 0.56, 1);
    typeset_ink(notice->cr, document_tone(value->band));
    draw_bar(notice, row->bar_left, y + row->height * 0.22, BAR, row->height * 0.56, part);
    say(notice, text, row->letters, true, ALIGN_RIGHT, row->bar_left + BAR + 4, 84, text_y);
    say(notice, value->band ? value->band->grade : "", row->letters, true, ALIGN_RIGHT,
        row->bar_left + BAR + 88, 30, text_y);
}

static double shares_height(const struct notice *notice)
{
    return notice->shares->len ? 40 + 30.0 * notice->shares->len : 0;
}

static void draw_elements(struct notice *notice, double y, double height)
{
    const struct index_result *result = notice->figures.result;
    struct element_row row = {
        .height = height,
        .letters = MIN(29, height * 0.58),
        .bar_left = WIDE - MARGIN - BAR - 118,
    };
    row.name_letters = row.letters;
    for (size_t e = 0; e < result->form->element_count; e++)
        row.name_letters = MIN(
            row.name_letters, typeset_fit(notice->type, result->form->elements[e].name, row.letters,
                                          false, row.bar_left - MARGIN - NAME_LEFT - 15));
    row.name_letters = MAX(row.name_letters, row.letters * 0.7);
    for (size_t e = 0; e < result->form->element_count; e++)
        draw_element(notice, &row, &result->elements[e], y + height * (double)e);
}

static void draw_shares(struct notice *notice, double y)
{
    if (notice->shares->len == 0)
        return;
    typeset_ink(notice->cr, INK_QUIET);
    say(notice, _("Responden kami"), 24, true, ALIGN_LEFT, MARGIN, INSIDE, y);
    for (guint i = 0; i < notice->shares->len; i++)
        say(notice, g_ptr_array_index(notice->shares, i), 22, false, ALIGN_LEFT, MARGIN, INSIDE,
            y + 36 + 30.0 * i);
}

/* "A Sangat Baik dari 88,31 · B …", or "A 4,51 · A- 4,01 · …" where there are many. */
static char *legend(const struct notice *notice)
{
    const struct form *form = notice->app->survey->form;
    bool many = form->band_count > MOST_SPELT_OUT;
    GString *text = g_string_new(NULL);
    for (size_t b = 0; b < form->band_count; b++) {
        g_autofree char *from = number(notice, form->bands[b].from);
        bool last = b + 1 == form->band_count;
        g_string_append_printf(text, "%s%s", b ? "  ·  " : "", form->bands[b].grade);
        if (many)
            g_string_append_printf(text, " %s", from);
        else
            g_string_append_printf(text, " %s", form->bands[b].words);
        if (!many && !last)
            g_string_append_printf(text, _(" dari %s"), from);
    }
    return g_string_free(text, FALSE);
}

static void draw_foot(struct notice *notice)
{
    double y = notice->height - FOOT_HEIGHT;
    g_autofree char *grades = legend(notice);
    bool template = notice->app->survey->form->template;
    cairo_set_source_rgb(notice->cr, 0.94, 0.95, 0.96);
    cairo_rectangle(notice->cr, 0, y, WIDE, FOOT_HEIGHT);
    cairo_fill(notice->cr);
    typeset_ink(notice->cr, template ? INK_BAD : INK_PLAIN);
    say(notice,
        template ? _("Formulir ini templat: angkanya bukan hasil resmi.")
                 : _("Terima kasih. Penilaian Anda memperbaiki pelayanan kami."),
        33, true, ALIGN_CENTRE, MARGIN, INSIDE, y + 22);
    typeset_ink(notice->cr, INK_QUIET);
    say(notice, grades, 19, false, ALIGN_CENTRE, MARGIN, INSIDE, y + 76);
}

/* What room is left between head and foot goes to the figures. */
static void draw(struct notice *notice)
{
    size_t elements = MAX(1, notice->app->survey->form->element_count);
    double end = notice->height - FOOT_HEIGHT - shares_height(notice) - 14;
    double size = CLAMP((end - HEAD_HEIGHT) * 0.36, 170, 310);
    cairo_set_source_rgb(notice->cr, 1, 1, 1);
    cairo_paint(notice->cr);
    draw_head(notice);
    double y = draw_index(notice, HEAD_HEIGHT + 30, size);
    double row = CLAMP((end - 20 - y) / (double)elements, SMALLEST_ROW, LARGEST_ROW);
    draw_elements(notice, y, row);
    draw_shares(notice, end);
    draw_foot(notice);
}

/* On a surface so many units wide and high. */
static bool draw_on(struct notice *notice, cairo_surface_t *surface, double width, double height,
                    struct error *error)
{
    notice->cr = cairo_create(surface);
    notice->height = WIDE * height / width;
    cairo_scale(notice->cr, width / WIDE, width / WIDE);
    notice->type = typesetter_create(notice->cr, error);
    if (notice->type)
        draw(notice);
    bool ok = notice->type != NULL;
    typesetter_destroy(notice->type);
    cairo_destroy(notice->cr);
    return ok;
}

/* --- files --- */

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(const struct notice *notice, cairo_surface_t *surface)
{
    g_autoptr(GDateTime) made = g_date_time_new_from_unix_utc(app_now() / 1000);
    g_autofree char *time = g_date_time_format(made, "%Y-%m-%dT%H:%M:%SZ");
    g_autofree char *survey = app_survey_title(notice->app);
    g_autofree char *title = g_strdup_printf(_("Hasil %s"), survey);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, notice->app->survey->unit);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Lembar");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
}

static bool is_whole(cairo_surface_t *surface, struct error *error)
{
    return cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ||
           error_set(error, ERROR_STORAGE, _("Pengumuman tidak dapat digambar."));
}

GByteArray *notice_pdf(struct app *app, enum notice_paper paper, struct error *error)
{
    double width = paper == NOTICE_A3 ? 841.890 : 595.276;
    double height = paper == NOTICE_A3 ? 1190.551 : 841.890;
    struct notice notice = {.app = app};
    GByteArray *bytes = g_byte_array_new();
    bool ok = gather(&notice, error);
    if (ok) {
        cairo_surface_t *surface =
            cairo_pdf_surface_create_for_stream(take_bytes, bytes, width, height);
        set_metadata(&notice, surface);
        ok = draw_on(&notice, surface, width, height, error);
        cairo_surface_finish(surface);
        ok = ok && is_whole(surface, error);
        cairo_surface_destroy(surface);
    }
    finish(&notice);
    if (!ok)
        g_clear_pointer(&bytes, g_byte_array_unref);
    return bytes;
}

GByteArray *notice_png(struct app *app, struct error *error)
{
    struct notice notice = {.app = app};
    GByteArray *bytes = g_byte_array_new();
    bool ok = gather(&notice, error);
    if (ok) {
        cairo_surface_t *surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, NOTICE_PICTURE_WIDTH, NOTICE_PICTURE_HEIGHT);
        ok = draw_on(&notice, surface, NOTICE_PICTURE_WIDTH, NOTICE_PICTURE_HEIGHT, error) &&
             is_whole(surface, error);
        if (ok)
            cairo_surface_write_to_png_stream(surface, take_bytes, bytes);
        cairo_surface_destroy(surface);
    }
    finish(&notice);
    if (!ok)
        g_clear_pointer(&bytes, g_byte_array_unref);
    return bytes;
}
