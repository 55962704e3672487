#include "ui/screen/batch_view.h"

#include <string.h>

#include "src/i18n.h"
#include "src/serials.h"
#include "src/text.h"

#define LEDGER_ROWS  8
#define MISSING_ROWS 3
#define LABEL_WIDTH  17

void batch_view_finish(struct batch_view *view)
{
    g_clear_pointer(&view->batch, batch_destroy);
    g_clear_pointer(&view->rejected, g_ptr_array_unref);
    g_clear_pointer(&view->missing, g_array_unref);
}

bool batch_view_read(struct batch_view *view, struct app *app, int64_t id, struct error *error)
{
    struct batch_view read = {.list = view->list};
    read.batch = batch_store_load(app->batches, id, error);
    if (read.batch)
        read.rejected = batch_store_rejected(app->batches, id, error);
    if (read.rejected)
        read.missing = batch_store_missing(app->batches, id, error);
    if (!read.missing) {
        batch_view_finish(&read);
        return false;
    }
    batch_view_finish(view);
    *view = read;
    list_resize(&view->list, (int)view->rejected->len);
    return true;
}

const struct rejected_sheet *batch_view_selected(const struct batch_view *view)
{
    return view->list.count ? g_ptr_array_index(view->rejected, (guint)view->list.selected) : NULL;
}

/* --- the ledger --- */

static void draw_count(const struct canvas *canvas, int column, int width, enum style style,
                       long count, const char *label)
{
    g_autofree char *text = g_strdup_printf("%ld", count);
    bool fits = (int)strlen(text) * 4 <= width - 3;
    if (fits)
        canvas_large(canvas, 1, column, style, text);
    else
        canvas_text(canvas, 2, column, STYLE_STRONG, text);
    canvas_field(canvas, 4, column, width - 3, STYLE_QUIET, label);
}

static void draw_state(const struct batch *batch, const struct canvas *canvas)
{
    long left = ledger_left(&batch->ledger);
    g_autofree char *closed = app_time_text(batch->closed_at);
    if (left < 0)
        canvas_print(canvas, 6, 3, STYLE_ALARM, _("! %ld lembar lebih dari jumlah pada slip"),
                     -left);
    else if (left > 0)
        canvas_print(canvas, 6, 3, STYLE_WARNING,
                     _("· sisa %ld lembar belum dientri, ditolak, atau dicatat hilang"), left);
    else if (batch->closed)
        canvas_print(canvas, 6, 3, STYLE_GOOD, _("✓ seimbang, ditutup %s oleh %s"), closed,
                     batch->closed_by);
    else
        canvas_text(canvas, 6, 3, STYLE_GOOD, _("✓ seimbang: F8 menutup bundel ini"));
}

static void draw_ledger(const struct batch *batch, const struct canvas *canvas)
{
    const struct ledger *ledger = &batch->ledger;
    long left = ledger_left(ledger);
    int width = MIN((canvas->columns - 3) / 5, 20);
    const struct {
        const char *sign, *label;
        long count;
        enum style style;
    } parts[] = {
        {"", _("menurut slip"), ledger->declared, STYLE_STRONG},
        {"=", _("dientri"), ledger->keyed, STYLE_PLAIN},
        {"+", _("ditolak"), ledger->rejected, STYLE_PLAIN},
        {"+", _("hilang"), ledger->missing, STYLE_PLAIN},
        {"+", _("sisa"), left,
         left > 0   ? STYLE_WARNING
         : left < 0 ? STYLE_ALARM
                    : STYLE_GOOD},
    };
    for (int i = 0; i < (int)G_N_ELEMENTS(parts); i++) {
        canvas_text(canvas, 2, 3 + i * width - 3, STYLE_QUIET, parts[i].sign);
        draw_count(canvas, 3 + i * width, width, parts[i].style, parts[i].count, parts[i].label);
    }
    draw_state(batch, canvas);
    canvas_rule(canvas, LEDGER_ROWS - 1, 0, canvas->columns);
}

/* --- the slip, and how many were rejected for what --- */

static void draw_pair(const struct canvas *canvas, int row, const char *label, const char *value)
{
    canvas_field(canvas, row, 3, LABEL_WIDTH - 1, STYLE_QUIET, label);
    canvas_field(canvas, row, 3 + LABEL_WIDTH, canvas->columns - 4 - LABEL_WIDTH, STYLE_PLAIN,
                 value);
}

static void draw_slip(const struct batch *batch, const struct canvas *canvas,
                      const struct services *services)
{
    char day[DAY_TEXT_SIZE];
    const struct service *service = services_by_id(services, batch->service_id);
    bool has_room = service && text_width(service->name) <= canvas->columns - 4 - LABEL_WIDTH;
    day_to_field(batch->day, day);
    draw_pair(canvas, 0, _("Diserahkan oleh"), batch->handed_by);
    draw_pair(canvas, 1, _("Tanggal"), day);
    draw_pair(canvas, 2, _("Layanan"),
              !service   ? _("campuran")
              : has_room ? service->name
                         : service->code);
    draw_pair(canvas, 3, _("Jumlah kontrol"), batch->totals ? _("ada") : _("tidak ada"));
}

static void draw_reasons(const struct batch *batch, const struct canvas *canvas)
{
    canvas_text(canvas, 0, 3, STYLE_QUIET,
                batch->closed ? _("Ditolak") : _("Ditolak, satu tombol selembar"));
    for (int i = 0; i < REJECTIONS; i++) {
        g_autofree char *count = g_strdup_printf("%ld", batch->rejections[i]);
        if (!batch->closed)
            canvas_print(canvas, 1 + i, 3, STYLE_KEY, "%d", i + 1);
        canvas_text(canvas, 1 + i, 6, STYLE_PLAIN, rejection_words((enum rejection)i));
        canvas_right(canvas, 1 + i, 3 + LABEL_WIDTH, 5,
                     batch->rejections[i] ? STYLE_STRONG : STYLE_QUIET, count);
    }
}

/* --- each missing and rejected sheet --- */

static void draw_missing(const struct batch_view *view, const struct canvas *canvas)
{
    g_autofree char *text = serials_write(view->missing);
    g_autoptr(GArray) lines = text_wrap(*text ? text : "–", canvas->columns - 2);
    canvas_text(canvas, 0, 1, STYLE_QUIET, _("Hilang, nomor seri"));
    for (int i = 0; i < MIN((int)lines->len, MISSING_ROWS); i++) {
        struct text_line line = g_array_index(lines, struct text_line, i);
        g_autofree char *part = g_strndup((*text ? text : "–") + line.start, line.length);
        int after = canvas_text(canvas, 1 + i, 1, *text ? STYLE_PLAIN : STYLE_QUIET, part);
        if (i == MISSING_ROWS - 1 && (int)lines->len > MISSING_ROWS)
            canvas_text(canvas, 1 + i, MIN(after, canvas->columns - 1), STYLE_QUIET, "…");
    }
}

static void draw_rejected_row(const struct rejected_sheet *sheet, const struct canvas *canvas,
                              int row, bool selected)
{
    g_autofree char *time = app_time_text(sheet->at);
    g_autofree char *serial = sheet->serial ? g_strdup_printf("%ld", sheet->serial) : g_strdup("–");
    bool wide = canvas->columns > 60;
    if (!wide)
        time[strlen("DD-MM")] = '\0';
    canvas_text(canvas, row, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, row, 1, 15, selected ? STYLE_STRONG : STYLE_PLAIN,
                 rejection_words(sheet->reason));
    canvas_right(canvas, row, 16, 9, STYLE_PLAIN, serial);
    canvas_field(canvas, row, 27, wide ? 16 : 5, STYLE_QUIET, time);
    canvas_field(canvas, row, wide ? 45 : 33, canvas->columns - (wide ? 46 : 34), STYLE_QUIET,
                 sheet->person);
}

static void draw_rejected(struct batch_view *view, const struct canvas *canvas)
{
    int rows = canvas->rows - 1;
    list_show(&view->list, rows);
    canvas_text(canvas, 0, 1, STYLE_QUIET, _("Lembar ditolak"));
    canvas_right(canvas, 0, 16, 9, STYLE_QUIET, view->list.count ? _("seri") : "");
    if (view->list.count == 0)
        canvas_text(canvas, 1, 1, STYLE_QUIET, "–");
    for (int i = 0; i < rows && view->list.top + i < view->list.count; i++) {
        int at = view->list.top + i;
        draw_rejected_row(g_ptr_array_index(view->rejected, (guint)at), canvas, 1 + i,
                          at == view->list.selected);
    }
}

void batch_view_draw(struct batch_view *view, const struct canvas *canvas,
                     const struct services *services)
{
    int half = canvas->columns / 2 - 2;
    struct canvas slip = canvas_part(canvas, LEDGER_ROWS, 0, 4, half);
    struct canvas reasons = canvas_part(canvas, LEDGER_ROWS + 5, 0, 5, half);
    struct canvas missing = canvas_part(canvas, LEDGER_ROWS, half, 4, -1);
    struct canvas rejected = canvas_part(canvas, LEDGER_ROWS + 5, half, -1, -1);
    draw_ledger(view->batch, canvas);
    draw_slip(view->batch, &slip, services);
    draw_reasons(view->batch, &reasons);
    draw_missing(view, &missing);
    draw_rejected(view, &rejected);
}
