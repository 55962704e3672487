#include <string.h>

#include "src/calendar.h"
#include "src/check.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/sheets_private.h"

/* How the list of sheets is drawn: a row a sheet, and below it what is known of the selected one.
 */

#define DETAIL_ROWS 5

const struct form_element *sheets_element(const struct sheets *sheets)
{
    const struct form *form = sheets->screen.app->survey->form;
    if (sheets->filter.element < 0)
        return NULL;
    return sheets->filter.further ? &form->further[sheets->filter.element]
                                  : &form->elements[sheets->filter.element];
}

static const char *sort_words(enum sheet_sort sort)
{
    static const char *const words[] = {N_("nomor"), N_("layanan"), N_("tanggal"),
                                        N_("waktu entri"), N_("nilai")};
    return _(words[sort]);
}

static void draw_search(const struct sheets *sheets, const struct canvas *canvas)
{
    const char *shown = sheets->filter.accepted       ? _("temuan diterima")
                        : sheets->filter.counted < 0  ? _("semua")
                        : sheets->filter.counted == 0 ? _("disisihkan")
                                                      : _("dihitung");
    list_search_draw(sheets->search, canvas, 0);
    g_autofree char *state =
        g_strdup_printf(sheets->filter.keyed_by ? _("%d lembar Anda · %s · urut %s %s")
                                                : _("%d lembar · %s · urut %s %s"),
                        sheets->list.count, shown, sort_words(sheets->filter.sort),
                        sheets->filter.descending ? "▼" : "▲");
    canvas_right(canvas, 0, 40, canvas->columns - 41, STYLE_QUIET, state);
}

/* Where the columns begin; a form without services or dates leaves theirs out. */
struct columns {
    int number, service, day, answers, state, keyed, answer_width;
    int more, more_count; /* further fields, MORE_WIDTH each, where the screen is wide */
};

#define MORE_WIDTH 11

/* A short field of the respondent, worth a column. */
static bool is_more(const struct form *form, size_t i)
{
    enum item_kind kind = form->items[i].kind;
    return kind == ITEM_CHOICE || kind == ITEM_NUMBER ||
           (kind == ITEM_DATE && (int)i != form->date_item);
}

static int count_more(const struct form *form)
{
    int count = 0;
    for (size_t i = 0; i < form->item_count; i++)
        count += is_more(form, i);
    return count;
}

static struct columns find_columns(const struct form *form, int width)
{
    struct columns columns = {.number = 2};
    int at = 9;
    columns.answer_width = MIN((int)form->answer_count, 24);
    columns.service = form->service_item >= 0 ? at : -1;
    at += form->service_item >= 0 ? 11 : 0;
    columns.day = form->date_item >= 0 ? at : -1;
    at += form->date_item >= 0 ? 11 : 0;
    int room = width - at - columns.answer_width - 44;
    columns.more = at;
    columns.more_count = CLAMP(room / MORE_WIDTH, 0, count_more(form));
    at += columns.more_count * MORE_WIDTH;
    columns.answers = at;
    columns.state = at + columns.answer_width + 1;
    columns.keyed = MIN(columns.state + 13, width - 14);
    return columns;
}

static void draw_heading(const struct sheets *sheets, const struct canvas *canvas,
                         const struct columns *columns)
{
    const struct form *form = sheets->screen.app->survey->form;
    int more = 0;
    for (size_t i = 0; i < form->item_count && more < columns->more_count; i++)
        if (is_more(form, i))
            canvas_field(canvas, 1, columns->more + MORE_WIDTH * more++, MORE_WIDTH - 1,
                         STYLE_QUIET, form->items[i].label);
    canvas_right(canvas, 1, columns->number, 5, STYLE_QUIET, _("nomor"));
    if (columns->service >= 0)
        canvas_text(canvas, 1, columns->service, STYLE_QUIET, _("layanan"));
    if (columns->day >= 0)
        canvas_text(canvas, 1, columns->day, STYLE_QUIET, _("tanggal"));
    canvas_field(canvas, 1, columns->answers, columns->answer_width, STYLE_QUIET, _("jawaban"));
    canvas_text(canvas, 1, columns->state, STYLE_QUIET,
                sheets->filter.element < 0 ? _("status") : sheets_element(sheets)->code);
    canvas_text(canvas, 1, columns->keyed, STYLE_QUIET, _("dientri"));
}

static bool is_behind_element(const struct sheets *sheets, int answer)
{
    const struct form_item *item = form_answer_item(sheets->screen.app->survey->form, answer);
    return (sheets->filter.further ? item->further : item->element) == sheets->filter.element;
}

/* The answers behind the figure stand out, the others step back. */
static void draw_answers(const struct sheets *sheets, const struct canvas *canvas, int row,
                         const struct columns *columns, const char *answers, enum style style)
{
    for (int i = 0; i < columns->answer_width && answers[i]; i++) {
        char one[2] = {answers[i], '\0'};
        canvas_text(canvas, row, columns->answers + i,
                    sheets->filter.element < 0     ? style
                    : is_behind_element(sheets, i) ? STYLE_STRONG
                                                   : STYLE_QUIET,
                    one);
    }
}

/* Counted or set aside; behind an element, where all count, the answers that make its value. */
static void draw_state(const struct sheets *sheets, const struct canvas *canvas, int row,
                       const struct columns *columns, const struct sheet_info *info)
{
    int column = columns->state;
    if (sheets->filter.element < 0) {
        canvas_text(canvas, row, column, info->counted ? STYLE_GOOD : STYLE_WARNING,
                    info->counted ? "✓" : "×");
        canvas_text(canvas, row, column + 2, info->counted ? STYLE_PLAIN : STYLE_QUIET,
                    info->counted ? _("dihitung") : _("disisihkan"));
        return;
    }
    for (int i = 0; info->answers[i] && column < columns->keyed - 1; i++)
        if (is_behind_element(sheets, i)) {
            canvas_print(canvas, row, column, STYLE_STRONG, "%c", info->answers[i]);
            column += 2;
        }
}

static void draw_more(const struct sheets *sheets, const struct canvas *canvas, int row,
                      const struct columns *columns, int64_t id, enum style style)
{
    struct error error;
    int more = 0;
    struct sheet *sheet =
        columns->more_count ? sheet_store_load(sheets->screen.app->sheets, id, &error) : NULL;
    for (size_t i = 0; sheet && i < sheet->form->item_count && more < columns->more_count; i++)
        if (is_more(sheet->form, i))
            canvas_field(canvas, row, columns->more + MORE_WIDTH * more++, MORE_WIDTH - 1, style,
                         value_is_given(sheet->values[i]) ? sheet->values[i] : "–");
    sheet_destroy(sheet);
}

static void draw_row(struct sheets *sheets, const struct canvas *canvas, int row,
                     const struct columns *columns, const struct sheet_info *info, bool selected)
{
    const struct service *service =
        services_by_id(&sheets->screen.app->survey->services, info->service_id);
    enum style style = info->counted ? STYLE_PLAIN : STYLE_QUIET;
    char day[11];
    day_to_field(day_from_iso(info->day), day);
    g_autofree char *number = g_strdup_printf("%ld", info->number);
    g_autofree char *time = app_time_text(info->keyed_at);
    canvas_text(canvas, row, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_right(canvas, row, columns->number, 5, selected ? STYLE_STRONG : style, number);
    canvas_text(canvas, row, columns->number + 5, STYLE_WARNING, *info->accepted ? "W" : " ");
    if (columns->service >= 0)
        canvas_field(canvas, row, columns->service, 10, style, service ? service->code : "–");
    if (columns->day >= 0)
        canvas_field(canvas, row, columns->day, 10, style, *day ? day : "–");
    draw_more(sheets, canvas, row, columns, info->id, style);
    draw_answers(sheets, canvas, row, columns, info->answers, style);
    draw_state(sheets, canvas, row, columns, info);
    int room = canvas->columns - columns->keyed;
    if (room < 26)
        time[5] = '\0'; /* day and month are enough; the rest stands below */
    canvas_field(canvas, row, columns->keyed, MAX(room - (int)strlen(time) - 2, 0), style,
                 info->keyed_by);
    canvas_right(canvas, row, canvas->columns - 18, 17, STYLE_QUIET, time);
}

static void draw_value(const struct sheets *sheets, GString *line, const struct sheet *sheet,
                       size_t i)
{
    const struct form_item *item = &sheet->form->items[i];
    if (!value_is_given(sheet->values[i]) || item->personal)
        return;
    g_autofree char *shown =
        value_words(item, &sheets->screen.app->survey->services, sheet->values[i]);
    g_string_append_printf(line, "%s%s %s", line->len ? " · " : "", item->label, shown);
}

/* What is known of the selected sheet, without personal data. */
static void draw_detail(struct sheets *sheets, const struct canvas *canvas,
                        const struct sheet_info *info)
{
    struct error error;
    struct sheet *sheet = sheet_store_load(sheets->screen.app->sheets, info->id, &error);
    if (!sheet)
        return;
    GString *line = g_string_new(NULL);
    for (size_t i = 1; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].kind != ITEM_ANSWER)
            draw_value(sheets, line, sheet, i);
    g_strdelimit(line->str, "\n", ' ');
    g_autoptr(GArray) lines = text_wrap(line->str, canvas->columns - 3);
    for (int row = 0; row < MIN((int)lines->len, canvas->rows - 2); row++) {
        struct text_line part = g_array_index(lines, struct text_line, row);
        g_autofree char *text = g_strndup(line->str + part.start, part.length);
        int after = canvas_text(canvas, row, 1, STYLE_PLAIN, text);
        if (row == canvas->rows - 3 && (int)lines->len > canvas->rows - 2)
            canvas_text(canvas, row, after, STYLE_QUIET, " …");
    }
    g_autofree char *keyed = app_time_text(info->keyed_at);
    int after = canvas_print(canvas, canvas->rows - 2, 1, STYLE_QUIET, _("dientri %s oleh %s"),
                             keyed, info->keyed_by);
    after = sheets_draw_batch(sheets, canvas, after, info->batch_id);
    if (*info->accepted) {
        g_autofree char *codes = check_codes(info->accepted);
        canvas_print(canvas, canvas->rows - 2, after, STYLE_WARNING, _(" · diterima: %s"), codes);
    }
    if (!info->counted)
        canvas_print(canvas, canvas->rows - 1, 1, STYLE_WARNING, _("× disisihkan: %s"),
                     info->reason);
    g_string_free(line, TRUE);
    sheet_destroy(sheet);
}

static void draw_rows(struct sheets *sheets, const struct canvas *canvas, int rows)
{
    struct error error;
    struct columns columns = find_columns(sheets->screen.app->survey->form, canvas->columns);
    list_show(&sheets->list, rows);
    draw_heading(sheets, canvas, &columns);
    for (int i = 0; i < rows && sheets->list.top + i < sheets->list.count; i++) {
        struct sheet_info info;
        bool selected = sheets->list.top + i == sheets->list.selected;
        int64_t id = g_array_index(sheets->ids, int64_t, (guint)(sheets->list.top + i));
        if (sheet_store_info(sheets->screen.app->sheets, id, &info, &error)) {
            draw_row(sheets, canvas, 2 + i, &columns, &info, selected);
            struct canvas detail = canvas_part(canvas, 3 + rows, 0, DETAIL_ROWS, -1);
            if (selected)
                draw_detail(sheets, &detail, &info);
        }
        sheet_info_finish(&info);
    }
    canvas_rule(canvas, 2 + rows, 0, canvas->columns);
}

void sheets_draw(struct screen *screen, const struct canvas *canvas)
{
    struct sheets *sheets = (struct sheets *)screen;
    draw_search(sheets, canvas);
    if (sheets->list.count > 0)
        draw_rows(sheets, canvas, canvas->rows - DETAIL_ROWS - 3);
    else if (sheets->batch && !*sheets->search && sheets->filter.counted < 0)
        canvas_text(canvas, 3, 2, STYLE_PLAIN,
                    _("Belum ada lembar dari bundel ini. F7 menampilkan bundel lain."));
    else if (*sheets->search || sheets->filter.counted >= 0 || sheets->filter.accepted)
        canvas_text(canvas, 3, 2, STYLE_PLAIN,
                    _("Tidak ada lembar yang cocok. Hapus kata cari, atau tekan F4."));
    else
        canvas_text(canvas, 3, 2, STYLE_PLAIN,
                    _("Belum ada lembar. Kembali dengan Esc, lalu tekan 1 untuk mulai mengetik."));
}
