#include "ui/screen/monitoring.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "src/unit_name.h"
#include "ui/screen/monitoring_private.h"
#include "ui/screen/page.h"
#include "ui/screen/question.h"

enum { ACTIONS, DATE, AGAINST, OWN, REPORT };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, ACTIONS, "Enter", NULL, N_("Tindak lanjut di balik baris ini")},
    {{0}, -1, "←→", N_("semester"), N_("Akhir semester sebelumnya atau berikutnya")},
    {{KEY_OF_F2}, DATE, "F2", N_("tanggal"), N_("Mengetik tanggal pantau")},
    {{KEY_OF_F3}, AGAINST, "F3", N_("banding"), N_("Membandingkan dengan tanggal lain")},
    {{KEY_OF_F4}, OWN, "F4", N_("unit"), N_("Hanya unit ini, atau semua unit")},
    {{KEY_OF_F5}, REPORT, "F5", N_("laporan"), N_("Laporan tanggal itu, untuk dibaca")},
};

/* --- data --- */

/* Where one looks first: the unit and year of the survey at hand. */
static void select_own(struct monitoring_screen *monitoring)
{
    const struct survey *survey = monitoring->screen.app->survey;
    g_autofree char *key = unit_key(survey->unit);
    for (guint i = 0; i < monitoring->shown->len; i++) {
        const struct monitoring_row *row = monitoring_row_at(monitoring, (int)i);
        if (row->year == survey->year && strcmp(row->unit_key, key) == 0)
            list_select(&monitoring->list, (int)i);
    }
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    struct monitoring_report report;
    const char *unit = monitoring->own ? screen->app->survey->unit : NULL;
    if (!monitoring->cutoff.year &&
        !monitoring_report_cutoff(screen->app, &monitoring->cutoff, error))
        return false;
    if (!monitoring_report_load(&report, screen->app, monitoring->cutoff, monitoring->against, unit,
                                error)) {
        monitoring_report_finish(&report);
        return false;
    }
    bool is_first = !monitoring->shown;
    monitoring_report_finish(&monitoring->report);
    monitoring->report = report;
    monitoring->shown = report.matrix->rows;
    list_resize(&monitoring->list, (int)monitoring->shown->len);
    if (is_first)
        select_own(monitoring);
    return true;
}

/* --- actions --- */

/* Keeps the dates that were shown where the others cannot be. */
static void turn_to(struct monitoring_screen *monitoring, struct day cutoff, struct day against)
{
    struct error error;
    struct day cutoff_before = monitoring->cutoff, against_before = monitoring->against;
    monitoring->cutoff = cutoff;
    monitoring->against = against;
    if (refresh(&monitoring->screen, &error))
        return;
    monitoring->cutoff = cutoff_before;
    monitoring->against = against_before;
    screen_complain(&monitoring->screen, &error);
}

/* The last half-year leads on to today. */
static void step(struct monitoring_screen *monitoring, int direction)
{
    struct day day = half_year_step(monitoring->cutoff, direction), today = app_today();
    turn_to(monitoring, day_compare(day, today) > 0 ? today : day, monitoring->against);
}

static bool read_day(struct screen *screen, const char *text, struct day *day)
{
    struct error error;
    struct due_date read = due_date_read(text, 0);
    *day = read.day;
    if (read.certainty == DUE_CERTAIN)
        return true;
    g_autofree char *written = text_excerpt(text, 40);
    error_set(&error, ERROR_INPUT, _("Tanggal \"%s\" tidak terbaca; tulis 30-06-2024."), written);
    screen_complain(screen, &error);
    return false;
}

static struct wish date_typed(struct screen *screen, int option, const char *text)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    struct day day;
    if (option == 0 && read_day(screen, text, &day))
        turn_to(monitoring, day, monitoring->against);
    return STAY;
}

static struct wish against_typed(struct screen *screen, int option, const char *text)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    struct day day = {0};
    if (option == 0 && (text_is_blank(text) || read_day(screen, text, &day)))
        turn_to(monitoring, monitoring->cutoff, day);
    return STAY;
}

static struct wish ask_against(struct monitoring_screen *monitoring)
{
    char text[DAY_TEXT_SIZE];
    day_to_field(half_year_step(monitoring->cutoff, -1), text);
    return question_ask_text(&monitoring->screen,
                             _("Dibandingkan dengan tanggal (kosong: tidak dibandingkan)"), text,
                             against_typed);
}

static struct wish ask_date(struct monitoring_screen *monitoring)
{
    char text[DAY_TEXT_SIZE];
    day_to_field(monitoring->cutoff, text);
    return question_ask_text(&monitoring->screen,
                             _("Tanggal pantau, misalnya 30-06-2024 atau Semester I 2024"), text,
                             date_typed);
}

static struct wish open_actions(struct monitoring_screen *monitoring)
{
    if (monitoring->list.count == 0)
        return STAY;
    const struct monitoring_row *row = monitoring_row_at(monitoring, monitoring->list.selected);
    if (!row->printed)
        return OPEN(monitored_open(monitoring->screen.app, monitoring->cutoff, row));
    screen_say(&monitoring->screen,
               _("Angka terbitan yang diimpor; rinciannya tidak ada di basis data ini."));
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    if (!monitoring->shown)
        return STAY;
    switch (action) {
    case ACTIONS:
        return open_actions(monitoring);
    case DATE:
        return ask_date(monitoring);
    case AGAINST:
        return ask_against(monitoring);
    case OWN:
        monitoring->own = !monitoring->own;
        shell_refresh(screen);
        return STAY;
    default: {
        g_autoptr(GString) text = monitoring_report_text(&monitoring->report);
        return OPEN(page_open(screen->app, _("Laporan pemantauan"), text->str));
    }
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    if (key == KEY_OF_LEFT || key == KEY_OF_RIGHT)
        step(monitoring, key == KEY_OF_LEFT ? -1 : 1);
    else
        list_key(&monitoring->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    monitoring_report_finish(&((struct monitoring_screen *)screen)->report);
}

const struct screen_class monitoring_class = {
    .title = N_("Pemantauan tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct monitoring_screen),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = monitoring_draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *monitoring_open(struct app *app)
{
    return screen_create(&monitoring_class, app);
}
