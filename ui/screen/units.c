#include "ui/screen/units.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/page.h"
#include "ui/screen/units_view.h"

enum { DETAIL, ORDER, CLUSTER, YEAR, CHECK };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, DETAIL, "Enter", N_("rincian"), N_("Semua yang diketahui tentang unit ini")},
    {{KEY_OF_F3}, ORDER, "F3", N_("urut"), N_("Mengurutkan: nama, indeks, perubahan, …")},
    {{KEY_OF_F4}, CLUSTER, "F4", N_("klaster"), N_("Klaster berikutnya, lalu semua")},
    {{KEY_OF_F5}, YEAR, "F5", N_("tahun"), N_("Tahun sebelumnya, lalu yang terbaru lagi")},
    {{KEY_OF_F6},
     CHECK,
     "F6",
     N_("periksa"),
     N_("Angka tercetak yang bertentangan dengan barisnya sendiri")},
};

const struct unit_result *units_selected(const struct units *units)
{
    return units->list.count ? g_ptr_array_index(units->shown, (guint)units->list.selected) : NULL;
}

/* The roll-up of what is shown: of the cluster, or the last one, of all. */
const struct unit_rollup *units_rollup_shown(const struct units *units)
{
    guint all = units->report.rollups->len - 1;
    guint position = units->rollup < 0 ? all : MIN((guint)units->rollup, all);
    return &g_array_index(units->report.rollups, struct unit_rollup, position);
}

/* --- what is shown --- */

static long order_value(const struct units *units, const struct unit_result *result)
{
    switch (units->order) {
    case BY_INDEX:
        return result->figures[UNIT_INDEX];
    case BY_CHANGE:
        return unit_result_change(result, units_report_before(&units->report, result));
    case BY_ATTAINMENT:
        return unit_result_attainment(result);
    default:
        return result->figures[UNIT_RESPONDENTS];
    }
}

/* The largest first; what is not known comes last by being the lowest of all. */
static int compare(const void *left, const void *right, void *data)
{
    const struct unit_result *a = *(struct unit_result *const *)left;
    const struct unit_result *b = *(struct unit_result *const *)right;
    long of_a = order_value(data, a), of_b = order_value(data, b);
    return of_a != of_b ? (of_a < of_b ? 1 : -1) : g_utf8_collate(a->unit, b->unit);
}

static bool is_shown(const struct units *units, const struct unit_result *result)
{
    const struct unit_rollup *rollup = units_rollup_shown(units);
    if (rollup->cluster && strcmp(rollup->cluster, result->cluster) != 0)
        return false;
    g_auto(GStrv) words = g_strsplit(units->search, " ", 0);
    for (char **word = words; *word; word++)
        if (!text_contains(result->unit, *word) && !text_contains(result->cluster, *word))
            return false;
    return true;
}

/* By name the clusters stay together, as the report has them. */
static void show(struct units *units)
{
    g_ptr_array_set_size(units->shown, 0);
    for (guint i = 0; units->report.shown && i < units->report.shown->len; i++) {
        struct unit_result *result = g_ptr_array_index(units->report.shown, i);
        if (is_shown(units, result))
            g_ptr_array_add(units->shown, result);
    }
    if (units->order != BY_NAME)
        g_ptr_array_sort_with_data(units->shown, compare, units);
    list_resize(&units->list, (int)units->shown->len);
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct units *units = (struct units *)screen;
    struct units_report report;
    if (!units_report_load(&report, screen->app, units->year, NULL, error)) {
        units_report_finish(&report);
        return false;
    }
    units_report_finish(&units->report);
    units->report = report;
    show(units);
    return true;
}

/* --- actions --- */

static struct wish open_detail(const struct units *units)
{
    const struct unit_result *result = units_selected(units);
    if (!result)
        return STAY;
    g_autofree char *text = units_report_detail(&units->report, result);
    return OPEN(page_open(units->screen.app, result->unit, text));
}

static struct wish open_check(const struct units *units)
{
    g_autoptr(GString) text = units_check_table(&units->report);
    return OPEN(page_open(units->screen.app, _("Angka yang bertentangan"), text->str));
}

/* The newest year before the one shown of which there is an index, or 0: back to the newest. */
static int earlier_year(const struct units *units)
{
    int year = 0;
    for (guint i = 0; i < units->report.results->len; i++) {
        const struct unit_result *result = g_ptr_array_index(units->report.results, i);
        if (result->year < units->report.year && result->figures[UNIT_INDEX] != HUNDREDTHS_NONE)
            year = MAX(year, result->year);
    }
    return year;
}

static struct wish act(struct screen *screen, int action)
{
    struct units *units = (struct units *)screen;
    if (!units->report.shown)
        return STAY;
    switch (action) {
    case DETAIL:
        return open_detail(units);
    case CHECK:
        return open_check(units);
    case ORDER:
        units->order = (units->order + 1) % ORDERS;
        break;
    case CLUSTER:
        units->rollup++;
        if (units->rollup + 1 >= (int)units->report.rollups->len)
            units->rollup = -1;
        break;
    default:
        units->year = earlier_year(units);
        units->rollup = -1;
        shell_refresh(screen);
        return STAY;
    }
    list_select(&units->list, 0);
    show(units);
    return STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct units *units = (struct units *)screen;
    if (list_search(&units->list, units->search, key))
        show(units);
    return STAY;
}

static struct wish leave(struct screen *screen)
{
    struct units *units = (struct units *)screen;
    if (!list_search_end(&units->list, units->search))
        return GO_BACK;
    show(units);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct units *units = (struct units *)screen;
    g_ptr_array_unref(units->shown);
    units_report_finish(&units->report);
}

const struct screen_class units_class = {
    .title = N_("Hasil unit lain"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct units),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = units_draw,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

struct screen *units_open(struct app *app)
{
    struct units *units = screen_create(&units_class, app);
    units->shown = g_ptr_array_new();
    units->rollup = -1;
    return &units->screen;
}
