#include "ui/screen/sheets.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/history.h"
#include "ui/screen/keyers.h"
#include "ui/screen/keying.h"
#include "ui/screen/question.h"
#include "ui/screen/sheets_private.h"

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

/* Where paper comes in batches; the most needed first, a wide terminal has room for all. */
static const struct binding batch_keys[] = {
    {{0}, OPEN_SHEET, "Enter", N_("buka"), NULL}, {{0}, SORT, "F3", N_("urut"), NULL},
    {{0}, COUNTED, "F4", N_("saring"), NULL},     {{0}, SET_ASIDE, "F5", N_("sisihkan"), NULL},
    {{0}, OF_BATCH, "F7", N_("bundel"), NULL},    {{0}, MOVE, "F8", N_("pindahkan"), NULL},
    {{0}, HISTORY, "F6", N_("riwayat"), NULL},    {{0}, KEYERS, "F9", N_("angka"), NULL},
};

static const struct binding *footer(struct screen *screen, size_t *count)
{
    if (!((struct sheets *)screen)->has_batches)
        return NULL;
    *count = G_N_ELEMENTS(batch_keys);
    return batch_keys;
}

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
    const struct form_element *element = sheets_element(sheets);
    const struct service *service = services_by_id(&survey->services, sheets->filter.service_id);
    return g_strdup_printf(_("Lembar di balik %s%s%s"), element ? element->code : _("indeks"),
                           service ? " · " : "", service ? service->code : "");
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

/* Why a sheet is not counted; after these follow a reason of one's own and the way back. */
enum { OWN_REASON = 4, BACK };

static const char *const reasons[OWN_REASON] = {N_("lewat batas waktu"), N_("melebihi kuota"),
                                                N_("lembar ganda"), N_("lembar batal")};

static struct wish reason_chosen(struct screen *screen, int option, const char *text)
{
    (void)text;
    if (option < OWN_REASON)
        return set_counted((struct sheets *)screen, false, _(reasons[option]));
    if (option == OWN_REASON)
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
    const char *options[] = {
        [OWN_REASON] = _("alasan lain …"), [BACK] = _("Kembali, tetap dihitung"), NULL};
    for (int i = 0; i < OWN_REASON; i++)
        options[i] = _(reasons[i]);
    return question_ask(&sheets->screen, text, options, BACK, reason_chosen);
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

static struct wish type(struct screen *screen, uint32_t key)
{
    struct sheets *sheets = (struct sheets *)screen;
    if (list_search(&sheets->list, sheets->search, key))
        shell_refresh(screen);
    return STAY;
}

static struct wish leave(struct screen *screen)
{
    struct sheets *sheets = (struct sheets *)screen;
    if (!list_search_end(&sheets->list, sheets->search))
        return GO_BACK;
    shell_refresh(screen);
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
    .footer = footer,
    .titled = titled,
    .refresh = refresh,
    .draw = sheets_draw,
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
