#include "src/i18n.h"
#include "src/recommendation.h"
#include "src/text.h"
#include "ui/places.h"
#include "ui/report/recommendations_report.h"
#include "ui/screen/action_calendar.h"
#include "ui/screen/action_doubts.h"
#include "ui/screen/action_import.h"
#include "ui/screen/action_timeline.h"
#include "ui/screen/actions_private.h"
#include "ui/screen/monitoring.h"
#include "ui/screen/question.h"
#include "ui/screen/recommendations.h"
#include "ui/screen/suggestions.h"

/* The ways from the list of actions to what else there is to see of them, as far as one may. */

static struct wish list_named(struct screen *screen, int option, const char *text);

static struct wish ask_list(struct screen *screen, const char *typed)
{
    return question_ask_again(screen, _("Berkas CSV daftar tindak lanjut"), typed, list_named);
}

static struct wish list_named(struct screen *screen, int option, const char *text)
{
    struct error error;
    if (option != 0 || text_is_blank(text))
        return STAY;
    g_autofree char *path = places_typed_path(text);
    struct screen *import = action_import_screen_open(screen->app, path, &error);
    if (import)
        return OPEN(import);
    screen_complain(screen, &error);
    return error.code == ERROR_STOPPED ? STAY : ask_list(screen, text);
}

/* The ways to look at actions. */
enum view {
    AS_CALENDAR,
    AS_TIMELINE,
    AS_DOUBTS,
    AS_RECOMMENDED,
    AS_WORDS,
    AS_MONITORED,
    FROM_LIST, /* not to look at: to import */
    VIEWS_OF_ALL
};

static bool may_view(const struct app *app, enum view view)
{
    static const enum right rights[VIEWS_OF_ALL] = {
        [AS_RECOMMENDED] = RIGHT_LOOK,
        [AS_MONITORED] = RIGHT_LOOK,
        [FROM_LIST] = RIGHT_IMPORT,
    };
    return app_may(app, rights[view]);
}

/* Of those that one may open, the one at OPTION; VIEWS_OF_ALL beyond the last. */
static enum view view_at(const struct app *app, int option)
{
    int view = AS_CALENDAR;
    for (; view < VIEWS_OF_ALL; view++)
        if (may_view(app, (enum view)view) && option-- == 0)
            break;
    return (enum view)view;
}

static struct wish view_chosen(struct screen *screen, int option, const char *text)
{
    struct actions *actions = (struct actions *)screen;
    (void)text;
    switch (view_at(screen->app, option)) {
    case AS_CALENDAR:
        return OPEN(action_calendar_open(screen->app, &actions->filter));
    case AS_TIMELINE:
        return OPEN(action_timeline_open(screen->app, &actions->filter));
    case AS_DOUBTS:
        return OPEN(action_doubts_open(screen->app));
    case AS_WORDS:
        return OPEN(suggestions_open(screen->app, 0));
    case AS_RECOMMENDED:
        return OPEN(recommendations_open(screen->app));
    case AS_MONITORED:
        return OPEN(monitoring_open(screen->app));
    case FROM_LIST:
        return ask_list(&actions->screen, "~/");
    default:
        return STAY;
    }
}

/* What is left without a response is told until somebody says why. */
static char *recommended_words(struct app *app)
{
    struct error error;
    g_autoptr(GPtrArray) list =
        recommendations_load(app, recommendation_rules_of(app->survey->year), &error);
    int open = list ? advice_count(list, app->survey->year).open : 0;
    return open ? g_strdup_printf(_("Rekomendasi dari data (%d belum ditanggapi)"), open)
                : g_strdup(_("Rekomendasi dari data"));
}

struct wish actions_choose_way(struct actions *actions)
{
    struct app *app = actions->screen.app;
    g_autofree char *recommended = may_view(app, AS_RECOMMENDED) ? recommended_words(app) : NULL;
    g_autofree char *doubts =
        g_strdup_printf(_("Tenggat meragukan (%ld)"), (long)actions->counts[ACTIONS_DOUBTED]);
    const char *const words[VIEWS_OF_ALL] = {
        [AS_CALENDAR] = _("Kalender"),
        [AS_TIMELINE] = _("Garis waktu per triwulan"),
        [AS_DOUBTS] = doubts,
        [AS_RECOMMENDED] = recommended,
        [AS_WORDS] = _("Suara responden"),
        [AS_MONITORED] = _("Pemantauan pada suatu tanggal"),
        [FROM_LIST] = _("Impor daftar dari kantor (CSV)"),
    };
    const char *options[VIEWS_OF_ALL + 2];
    int count = 0;
    for (int view = 0; view < VIEWS_OF_ALL; view++)
        if (may_view(app, (enum view)view))
            options[count++] = words[view];
    options[count] = _("Kembali");
    options[count + 1] = NULL;
    return question_ask(&actions->screen, _("Lihat sebagai apa?"), options, count, view_chosen);
}
