#include "ui/screen/sheets.h"

#include <string.h>

#include "src/calendar.h"
#include "src/check.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/history.h"
#include "ui/screen/keyers.h"
#include "ui/screen/keying.h"
#include "ui/screen/question.h"
#include "ui/screen/sheets_private.h"

#define DETAIL_ROWS 5

enum { OPEN_SHEET, SORT, COUNTED, SET_ASIDE, HISTORY, OF_BATCH, MOVE, KEYERS };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, OPEN_SHEET, "Enter", N_("buka"), N_("Membuka lembar untuk dikoreksi")},
    {{KEY_OF_F3},
     SORT,
     "F3",
     N_("urut"),
     N_("Urut nomor, layanan, tanggal, waktu, nilai; naik lalu turun")},
    {{KEY_OF_F4},
     COUNTED,
     "F4",
     N_("saring"),
     N_("Menyaring: semua, dihitung, disisihkan, temuan diterima")},
    {{KEY_OF_F5},
     SET_ASIDE,
     "F5",
     N_("sisihkan"),
     N_("Menyisihkan lembar dengan alasan, atau mengembalikannya")},
    {{KEY_OF_F6},
     HISTORY,
     "F6",
     N_("riwayat"),
     N_("Riwayat lembar: nilai lama, nilai baru, siapa, kapan")},
    {{KEY_OF_F7}, OF_BATCH, "F7", NULL, N_("Menyaring menurut bundel")},
    {{KEY_OF_F8}, MOVE, "F8", NULL, N_("Memindahkan lembar ke bundel lain")},
    {{KEY_OF_F9}, KEYERS, "F9", NULL, N_("Angka pengetik: lembar per jam, kesalahan, per orang")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == SET_ASIDE ? RIGHT_SET_ASIDE : RIGHT_KEY;
}

int64_t sheets_selected(const struct sheets *sheets)
{
    return sheets->list.count ? g_array_index(sheets->ids, int64_t, (guint)sheets->list.selected)
                              : 0;
}

/* Keeps the same sheet selected where it is still in the list. */
static void select_id(struct sheets *sheets, int64_t id)
{
    for (int i = 0; i < sheets->list.count; i++)
        if (g_array_index(sheets->ids, int64_t, i) == id) {
            list_select(&sheets->list, i);
            return;
        }
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct sheets *sheets = (struct sheets *)screen;
    if (!sheets_read_batch(sheets, error))
        return false;
    int64_t id = sheets->ids ? sheets_selected(sheets) : 0;
    sheets->filter.search = sheets->search;
    sheets->filter.keyed_by = app_may(screen->app, RIGHT_SEE_OTHERS) ? 0 : screen->app->person;
    g_clear_pointer(&sheets->ids, g_array_unref);
    sheets->ids = sheet_store_find(screen->app->sheets, &sheets->filter, error);
    list_resize(&sheets->list, sheets->ids ? (int)sheets->ids->len : 0);
    select_id(sheets, id);
    return sheets->ids != NULL;
}

/* The element whose sheets are shown, or NULL. */
static const struct form_element *element_of(const struct sheets *sheets)
{
    const struct form *form = sheets->screen.app->survey->form;
    if (sheets->filter.element < 0)
        return NULL;
    return sheets->filter.further ? &form->further[sheets->filter.element]
                                  : &form->elements[sheets->filter.element];
}

static char *titled(struct screen *screen)
{
    struct sheets *sheets = (struct sheets *)screen;
    const struct survey *survey = screen->app->survey;
    if (sheets->subject)
        return g_strdup(sheets->subject);
    if (!sheets->behind && sheets->batch)
        return g_strdup_printf(_("Lembar bundel %ld"), sheets->batch);
    if (!sheets->behind)
        return NULL;
    const struct form_element *element = element_of(sheets);
    const struct service *service = services_by_id(&survey->services, sheets->filter.service_id);
    return g_strdup_printf(_("Lembar di balik %s%s%s"), element ? element->code : _("indeks"),
                           service ? " · " : "", service ? service->code : "");
}

/* --- drawing --- */

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
    int after = canvas_print(canvas, 0, 1, STYLE_QUIET, "%s ", _("Cari:"));
    after = canvas_text(canvas, 0, after, STYLE_STRONG, sheets->search);
    canvas_cursor(canvas, 0, after);
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
                sheets->filter.element < 0 ? _("status") : element_of(sheets)->code);
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

static void draw(struct screen *screen, const struct canvas *canvas)
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

/* --- actions --- */

static struct wish open_selected(struct sheets *sheets)
{
    struct error error;
    int64_t id = sheets_selected(sheets);
    if (id == 0)
        return STAY;
    struct screen *keying = keying_open_sheet(sheets->screen.app, id, &sheets->screen, &error);
    if (keying)
        return OPEN(keying);
    screen_complain(&sheets->screen, &error);
    return STAY;
}

static struct wish set_counted(struct sheets *sheets, bool counted, const char *reason)
{
    struct error error;
    if (!sheet_store_set_counted(sheets->screen.app->sheets, sheets_selected(sheets), counted,
                                 reason, app_now(), &error)) {
        screen_complain(&sheets->screen, &error);
        return STAY;
    }
    screen_say(&sheets->screen, counted ? _("Lembar dihitung lagi; indeks sudah mengikuti.")
                                        : _("Lembar disisihkan; indeks sudah mengikuti."));
    shell_refresh(&sheets->screen);
    return STAY;
}

static struct wish own_reason(struct screen *screen, int option, const char *text)
{
    if (option != 0 || text_is_blank(text))
        return STAY;
    return set_counted((struct sheets *)screen, false, text);
}

static struct wish reason_chosen(struct screen *screen, int option, const char *text)
{
    static const char *const reasons[] = {N_("lewat batas waktu"), N_("melebihi kuota"),
                                          N_("lembar ganda"), N_("lembar batal")};
    (void)text;
    if (option < (int)G_N_ELEMENTS(reasons))
        return set_counted((struct sheets *)screen, false, _(reasons[option]));
    if (option == (int)G_N_ELEMENTS(reasons))
        return question_ask_text(screen, _("Alasan lembar ini disisihkan:"), "", own_reason);
    return STAY;
}

static struct wish set_aside(struct sheets *sheets)
{
    struct error error;
    struct sheet_info info;
    int64_t id = sheets_selected(sheets);
    if (id == 0)
        return STAY;
    if (!sheet_store_info(sheets->screen.app->sheets, id, &info, &error)) {
        screen_complain(&sheets->screen, &error);
        return STAY;
    }
    bool counted = info.counted;
    g_autofree char *text = g_strdup_printf(_("Mengapa lembar %ld tidak dihitung?"), info.number);
    sheet_info_finish(&info);
    if (!counted)
        return set_counted(sheets, true, "");
    const char *const options[] = {_("lewat batas waktu"),
                                   _("melebihi kuota"),
                                   _("lembar ganda"),
                                   _("lembar batal"),
                                   _("alasan lain …"),
                                   _("Kembali, tetap dihitung"),
                                   NULL};
    return question_ask(&sheets->screen, text, options, 5, reason_chosen);
}

/* Ascending, then descending, then the next order. */
static struct wish sort(struct sheets *sheets)
{
    int orders = sheets->filter.element >= 0 ? SHEETS_BY_VALUE + 1 : SHEETS_BY_VALUE;
    if (sheets->filter.descending)
        sheets->filter.sort = (enum sheet_sort)(((int)sheets->filter.sort + 1) % orders);
    sheets->filter.descending = !sheets->filter.descending;
    shell_refresh(&sheets->screen);
    return STAY;
}

static struct wish filter_counted(struct sheets *sheets)
{
    if (sheets->behind)
        return STAY;
    bool last = sheets->filter.counted == 0;
    sheets->filter.counted = sheets->filter.accepted || last ? -1
                             : sheets->filter.counted < 0    ? 1
                                                             : 0;
    sheets->filter.accepted = last;
    shell_refresh(&sheets->screen);
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct sheets *sheets = (struct sheets *)screen;
    int64_t id = sheets_selected(sheets);
    switch (action) {
    case OF_BATCH:
        return sheets_ask_batch(sheets);
    case MOVE:
        return sheets_ask_target(sheets);
    case OPEN_SHEET:
        return open_selected(sheets);
    case SORT:
        return sort(sheets);
    case COUNTED:
        return filter_counted(sheets);
    case SET_ASIDE:
        return set_aside(sheets);
    case KEYERS:
        return OPEN(keyers_open(screen->app));
    default:
        return id ? OPEN(history_open(screen->app, id)) : STAY;
    }
}

/* A new search starts at the top of what it finds. */
static void search_for(struct sheets *sheets, const char *search)
{
    if (strlen(search) >= sizeof sheets->search)
        return;
    g_strlcpy(sheets->search, search, sizeof sheets->search);
    sheets->list.selected = 0;
    shell_refresh(&sheets->screen);
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct sheets *sheets = (struct sheets *)screen;
    g_autofree char *search = search_after_key(sheets->search, key);
    if (!list_key(&sheets->list, key) && search)
        search_for(sheets, search);
    return STAY;
}

static struct wish leave(struct screen *screen)
{
    struct sheets *sheets = (struct sheets *)screen;
    if (!*sheets->search)
        return GO_BACK;
    search_for(sheets, "");
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct sheets *sheets = (struct sheets *)screen;
    g_clear_pointer(&sheets->ids, g_array_unref);
    g_clear_pointer(&sheets->among, g_array_unref);
    g_free(sheets->subject);
}

const struct screen_class sheets_class = {
    .title = N_("Daftar lembar"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct sheets),
    .footer = sheets_footer,
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

struct screen *sheets_open(struct app *app)
{
    struct sheets *sheets = screen_create(&sheets_class, app);
    sheets->filter.counted = -1;
    sheets->filter.element = -1;
    return &sheets->screen;
}

struct screen *sheets_open_of(struct app *app, int64_t batch)
{
    struct screen *screen = sheets_open(app);
    ((struct sheets *)screen)->filter.batch_id = batch;
    return screen;
}

struct screen *sheets_open_behind(struct app *app, int64_t service, int element, bool further)
{
    struct sheets *sheets = screen_create(&sheets_class, app);
    sheets->behind = true;
    sheets->filter = (struct sheet_filter){
        .service_id = service == ANY_SERVICE ? 0 : service,
        .counted = 1,
        .element = element,
        .further = further,
        .sort = element >= 0 ? SHEETS_BY_VALUE : SHEETS_BY_NUMBER,
    };
    return &sheets->screen;
}

static int by_id(const void *a, const void *b)
{
    const int64_t *first = a, *second = b;
    return (*first > *second) - (*first < *second);
}

struct screen *sheets_open_among(struct app *app, GArray *ids, const struct sheet_filter *filter,
                                 char *title)
{
    struct sheets *sheets = screen_create(&sheets_class, app);
    g_array_sort(ids, by_id);
    sheets->behind = true;
    sheets->subject = title;
    sheets->among = ids;
    sheets->filter = *filter;
    sheets->filter.among = ids;
    return &sheets->screen;
}
