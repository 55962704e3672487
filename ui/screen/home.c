#include "ui/screen/home.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/chain.h"
#include "ui/screen/actions.h"
#include "ui/screen/audit.h"
#include "ui/screen/batches.h"
#include "ui/screen/closing.h"
#include "ui/screen/home_private.h"
#include "ui/screen/index.h"
#include "ui/screen/keying.h"
#include "ui/screen/question.h"
#include "ui/screen/report.h"
#include "ui/screen/second.h"
#include "ui/screen/settings.h"
#include "ui/screen/sheets.h"
#include "ui/screen/surveys.h"
#include "ui/terminal.h"

enum {
    KEY_IN,
    SHEETS,
    INDEX,
    ACTIONS,
    SURVEYS,
    BATCHES,
    SECOND,
    CLOSING,
    REPORT,
    OFFICE,
    ENTRIES,
    GO = ENTRIES,
    AUDIT,
    CLOSE
};

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, GO, "↑↓ Enter", NULL, N_("Membuka pilihan yang ditandai")},
    {{'1'}, KEY_IN, "1", N_("entri"), N_("Mengetik lembar kertas")},
    {{'2'}, SHEETS, "2", N_("daftar"), N_("Daftar lembar: mencari, mengoreksi, menyisihkan")},
    {{'3'}, INDEX, "3", N_("indeks"), N_("Indeks per unsur dan per layanan")},
    {{'4'}, ACTIONS, "4", N_("tindak lanjut"), N_("Rencana tindak lanjut dan statusnya")},
    {{'5'}, SURVEYS, "5", NULL, N_("Survei lain, survei baru, layanan")},
    {{'6'}, BATCHES, "6", NULL, N_("Bundel kertas: slip, lembar dientri, ditolak, hilang")},
    {{'7'}, SECOND, "7", NULL, N_("Entri kedua: mengetik lagi untuk membandingkan")},
    {{'8'}, CLOSING, "8", NULL, N_("Mengunci survei; pernyataan yang ditandatangani")},
    {{'9'}, REPORT, "9", NULL, N_("Laporan dan pengumuman: PDF, ODT, PNG")},
    {{'0'}, OFFICE, "0", NULL, N_("Pengaturan: petugas, kata sandi, cadangan")},
    {{'c'}, AUDIT, "C", NULL, N_("Keutuhan catatan perubahan")},
    {{'q', KEY_OF_ESCAPE}, CLOSE, "Q", N_("tutup"), N_("Menutup Lembar")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == INDEX || action == CLOSING || action == REPORT ? RIGHT_LOOK : RIGHT_KEY;
}

/* Entries are read down the left column, then the right one. */
#define MENU_ROWS 5

/* The menu without what this person may not open. */
static void choose_entries(struct home *home)
{
    int count = 0;
    for (int entry = 0; entry < ENTRIES; entry++)
        if (app_may(home->screen.app, right(&home->screen, entry)))
            home->entries[count++] = entry;
    G_STATIC_ASSERT(ENTRIES == HOME_ENTRIES);
    list_resize(&home->menu, count);
}

static int menu_rows(const struct home *home)
{
    return MIN(MENU_ROWS, (home->menu.count + 1) / 2);
}

static void select_entry(struct home *home, int entry)
{
    for (int i = 0; i < home->menu.count; i++)
        if (home->entries[i] == entry)
            list_select(&home->menu, i);
}

/* What this person has keyed, all and today. */
static bool count_own(struct home *home, struct error *error)
{
    char today[DAY_TEXT_SIZE];
    struct app *app = home->screen.app;
    g_autoptr(GPtrArray) rows =
        keying_store_figures(draft_store_keyings(app->drafts), app->person, true, error);
    day_to_iso(app_today(), today);
    home->own = home->own_today = 0;
    for (guint i = 0; rows && i < rows->len; i++) {
        const struct keyer_row *row = g_ptr_array_index(rows, i);
        home->own += row->figures.sheets;
        home->own_today += strcmp(row->day, today) == 0 ? row->figures.sheets : 0;
    }
    return rows != NULL;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct home *home = (struct home *)screen;
    struct app *app = screen->app;
    choose_entries(home);
    home->waiting_number = 0;
    figures_finish(&home->figures);
    backup_state_finish(&home->backup);
    closing_state_finish(&home->closing);
    if (survey_store_reload_services(app->surveys, app->survey, error) &&
        app_figures(app, ANY_SERVICE, &home->figures, error) &&
        action_list_count(app->action_list, app->person, app->person_name, app_today(),
                          &home->actions, error) &&
        draft_store_next_number(app->drafts, 0, &home->next_number, error) &&
        draft_store_waiting(app->drafts, &home->waiting, &home->waiting_number, error) &&
        second_store_counts(app->second, &home->second, error) &&
        (app_may(app, RIGHT_LOOK) || count_own(home, error)) &&
        backup_store_state(app->backups, &home->backup, error) &&
        closing_store_state(app->closing, &home->closing, error))
        return true;
    figures_finish(&home->figures);
    return false;
}

/* --- the menu --- */

static char *keying_note(const struct home *home)
{
    if (home->closing.locked)
        return g_strdup(_("survei dikunci"));
    if (home->waiting != DRAFT_NONE)
        return g_strdup_printf(_("lanjut lembar %ld"), home->waiting_number);
    return g_strdup_printf(_("mulai lembar %ld"),
                           home->waiting_number ? home->waiting_number : home->next_number);
}

static char *closing_note(const struct home *home)
{
    return g_strdup(home->closing.locked ? _("dikunci; pernyataan") : _("kunci, pernyataan"));
}

static char *actions_note(const struct home *home)
{
    int64_t overdue = home->actions.all[ACTION_IS_OVERDUE];
    return overdue ? g_strdup_printf(_("%ld lewat tenggat"), (long)overdue)
                   : g_strdup(_("rencana, realisasi"));
}

static char *second_note(const struct home *home)
{
    int64_t waiting = 0;
    for (int state = SECOND_WAITS; state < SECOND_SETTLED; state++)
        waiting += home->second.sheets[state];
    return waiting ? g_strdup_printf(_("%ld lembar menunggu"), (long)waiting)
                   : g_strdup(_("ketik, bandingkan"));
}

static char *office_note(const struct home *home)
{
    return g_strdup(app_may(home->screen.app, RIGHT_CHANGE_PEOPLE) ? _("petugas, sandi")
                                                                   : _("kata sandi"));
}

/* NOTE is said where there is no say(). */
static const struct entry {
    const char *words, *note;
    char *(*say)(const struct home *home);
} menu[ENTRIES] = {
    [KEY_IN] = {N_("Entri lembar"), NULL, keying_note},
    [SHEETS] = {N_("Daftar lembar"), N_("cari, koreksi"), NULL},
    [INDEX] = {N_("Indeks"), N_("nilai, prioritas"), NULL},
    [ACTIONS] = {N_("Tindak lanjut"), NULL, actions_note},
    [SURVEYS] = {N_("Survei"), N_("tahun, layanan"), NULL},
    [BATCHES] = {N_("Bundel"), N_("tumpukan kertas"), NULL},
    [SECOND] = {N_("Entri kedua"), NULL, second_note},
    [CLOSING] = {N_("Penutupan"), NULL, closing_note},
    [REPORT] = {N_("Laporan"), N_("PDF, pengumuman"), NULL},
    [OFFICE] = {N_("Pengaturan"), NULL, office_note},
};

static void draw_entry(const struct home *home, const struct canvas *canvas, int i)
{
    int entry = home->entries[i];
    bool selected = i == home->menu.selected;
    bool alarm = entry == ACTIONS && home->actions.all[ACTION_IS_OVERDUE];
    const struct entry *item = &menu[entry];
    g_autofree char *note = item->say ? item->say(home) : g_strdup(_(item->note));
    canvas_text(canvas, 0, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_print(canvas, 0, 2, STYLE_KEY, "%d", (entry + 1) % 10);
    canvas_text(canvas, 0, 5, selected ? STYLE_STRONG : STYLE_PLAIN, _(item->words));
    canvas_field(canvas, 0, 19, canvas->columns - 20, alarm ? STYLE_ALARM : STYLE_QUIET, note);
}

static void draw_menu(const struct home *home, const struct canvas *canvas, int row)
{
    int width = (canvas->columns - 2) / 2, rows = menu_rows(home);
    for (int i = 0; i < home->menu.count; i++) {
        struct canvas place = canvas_part(canvas, row + i % rows, 1 + i / rows * width, 1, width);
        draw_entry(home, &place, i);
    }
}

/* --- the last row: the record of changes, and who is at the keys --- */

static void draw_record(const struct app *app, const struct canvas *canvas, int row, int width)
{
    struct canvas place = canvas_part(canvas, row, 3, 1, width);
    if (app->verified < 0)
        return;
    g_autofree char *entries = app_count_text(app, app->verified);
    int column = canvas_text(&place, 0, 0, STYLE_KEY, "C") + 2;
    if (app->findings->len == 0)
        canvas_print(&place, 0, column, STYLE_QUIET, _("catatan utuh, %s entri"), entries);
    else
        canvas_print(&place, 0, column, STYLE_ALARM, "! %s",
                     (const char *)g_ptr_array_index(app->findings, 0));
}

static void draw_last_row(const struct app *app, const struct canvas *canvas)
{
    int row = canvas->rows - 1;
    g_autofree char *who = app->signs_in
                               ? g_strdup_printf("%s, %s", app->person_name, role_words(app->role))
                               : g_strdup(_("tanpa masuk"));
    int width = CLAMP(text_width(who), 1, 30);
    canvas_right(canvas, row, canvas->columns - 3 - width, width, STYLE_QUIET, who);
    draw_record(app, canvas, row, canvas->columns - width - 9);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct home *home = (struct home *)screen;
    if (!home->figures.result)
        return;
    int row = app_may(screen->app, RIGHT_LOOK) ? home_draw_survey(home, canvas)
                                               : home_draw_own(home, canvas);
    draw_menu(home, canvas, MIN(row, canvas->rows - MENU_ROWS - 1));
    draw_last_row(screen->app, canvas);
}

/* --- actions --- */

static struct wish key_in(struct screen *screen)
{
    struct error error;
    struct screen *keying = NULL;
    if (((struct home *)screen)->closing.locked)
        error_set(&error, ERROR_INPUT,
                  _("Survei ini sudah dikunci, datanya tidak dapat diubah. Penyelia dapat membuka "
                    "kuncinya dengan alasan."));
    else
        keying = keying_open_new(screen->app, &error);
    if (keying)
        return OPEN(keying);
    screen_complain(screen, &error);
    return STAY;
}

static struct wish close_answered(struct screen *screen, int option, const char *text)
{
    (void)screen;
    (void)text;
    return option == 0 ? QUIT : STAY;
}

static struct wish ask_to_close(struct screen *screen)
{
    const char *const options[] = {_("Tutup"), _("Kembali"), NULL};
    return question_ask(screen, _("Tutup Lembar? Semua isian sudah tersimpan."), options, 1,
                        close_answered);
}

static struct wish act(struct screen *screen, int action)
{
    struct home *home = (struct home *)screen;
    if (action < ENTRIES)
        select_entry(home, action);
    switch (action) {
    case KEY_IN:
        return key_in(screen);
    case SHEETS:
        return OPEN(sheets_open(screen->app));
    case INDEX:
        return OPEN(index_open(screen->app, ANY_SERVICE));
    case ACTIONS:
        return OPEN(actions_open(screen->app));
    case SURVEYS:
        return OPEN(surveys_open(screen->app));
    case BATCHES:
        return OPEN(batches_open(screen->app));
    case SECOND:
        return OPEN(second_open(screen->app));
    case CLOSING:
        return OPEN(closing_open(screen->app));
    case REPORT:
        return OPEN(report_open(screen->app));
    case OFFICE:
        return OPEN(settings_open(screen->app));
    case AUDIT:
        return OPEN(audit_open(screen->app));
    case GO:
        return act(screen, home->entries[home->menu.selected]);
    default:
        return ask_to_close(screen);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct home *home = (struct home *)screen;
    int before = home->menu.selected, rows = menu_rows(home);
    if (key == KEY_OF_RIGHT && before < rows)
        list_select(&home->menu, before + rows);
    else if (key == KEY_OF_LEFT && before >= rows)
        list_select(&home->menu, before - rows);
    else if (!list_key(&home->menu, key) && key_is_character(key))
        terminal_bell();
    return STAY;
}

static bool idle(struct screen *screen)
{
    return chain_verify_when_idle(screen->app);
}

static void destroy(struct screen *screen)
{
    figures_finish(&((struct home *)screen)->figures);
    backup_state_finish(&((struct home *)screen)->backup);
    closing_state_finish(&((struct home *)screen)->closing);
}

const struct screen_class home_class = {
    .title = N_("Lembar"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct home),
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .idle = idle,
    .destroy = destroy,
};

struct screen *home_open(struct app *app)
{
    struct home *home = screen_create(&home_class, app);
    return &home->screen;
}
