#include <string.h>

#include "src/i18n.h"
#include "src/listed_action.h"
#include "src/text.h"
#include "src/unit_name.h"
#include "ui/places.h"
#include "ui/screen/action_import_private.h"
#include "ui/screen/choose.h"
#include "ui/screen/folder.h"
#include "ui/terminal.h"
#include "ui/whole_file.h"

#define LIST_ENDING   ".csv"
#define REPORT_ENDING "-laporan.csv"

/* --- which unit is meant --- */

/* The position of a unit among names, or -1. */
static int position_of(const char *unit, const GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++)
        if (strcmp(g_ptr_array_index(names, i), unit) == 0)
            return (int)i;
    return -1;
}

static bool is_of_its_own(const struct action_spelling *spelling)
{
    g_autofree char *key = unit_key(spelling->unit);
    return strcmp(key, spelling->key) == 0;
}

/* The units that may be meant, borrowed: the likely ones, that of the survey at hand (OWN), and
 * last one that has the name as it is written. CHOSEN is the one that is meant now, or the
 * likeliest; beyond the last: nobody knows. */
static GPtrArray *units_of(const struct action_spelling *spelling, const char *own, int *chosen)
{
    GPtrArray *units = g_ptr_array_new();
    g_ptr_array_extend(units, spelling->proposals, NULL, NULL);
    if (spelling->unit && position_of(spelling->unit, units) < 0 && !is_of_its_own(spelling))
        g_ptr_array_insert(units, 0, spelling->unit);
    if (position_of(own, units) < 0)
        g_ptr_array_add(units, (char *)own);
    g_ptr_array_add(units, spelling->written);
    int itself = (int)units->len - 1;
    if (spelling->unit)
        *chosen = is_of_its_own(spelling) ? itself : position_of(spelling->unit, units);
    else if (spelling->proposals->len > 0)
        *chosen = 0;
    else
        *chosen = spelling->state == SPELLING_OPEN ? itself + 1 : itself;
    return units;
}

static struct wish unit_chosen(struct screen *screen, int option, const char *text)
{
    struct import_screen *shown = (struct import_screen *)screen;
    guint at = import_selected(shown)->at;
    int chosen;
    g_autoptr(GPtrArray) units =
        units_of(g_ptr_array_index(action_import_spellings(shown->import), at),
                 screen->app->survey->unit, &chosen);
    (void)text;
    if (option < 0)
        return STAY;
    bool is_known = option < (int)units->len;
    action_import_confirm(shown->import, at, is_known ? g_ptr_array_index(units, option) : NULL);
    import_look_again(shown, action_import_options(shown->import));
    return STAY;
}

struct wish import_ask_unit(struct import_screen *shown)
{
    const struct import_row *row = import_selected(shown);
    if (!row || row->kind != OF_SPELLING) {
        terminal_bell();
        return STAY;
    }
    int chosen;
    const struct action_spelling *spelling =
        g_ptr_array_index(action_import_spellings(shown->import), row->at);
    g_autoptr(GPtrArray) options = units_of(spelling, shown->screen.app->survey->unit, &chosen);
    g_autofree char *title = g_strdup_printf(_("Unit yang dimaksud \"%s\""), spelling->written);
    g_autofree char *itself = g_strdup_printf(_("unit lain, bernama %s"), spelling->written);
    g_ptr_array_index(options, options->len - 1) = itself;
    g_ptr_array_add(options, (char *)_("belum tahu: barisnya ditolak"));
    g_ptr_array_add(options, NULL);
    return choose_ask(&shown->screen, title, (const char *const *)options->pdata, chosen,
                      unit_chosen);
}

/* --- what the headings mean --- */

#define COLUMNS_QUESTION _("Berkas kolom (CSV heading,column)")

static struct wish columns_named(struct screen *screen, int option, const char *text)
{
    struct import_screen *shown = (struct import_screen *)screen;
    struct error error;
    g_autofree char *path = text_is_blank(text) ? NULL : places_typed_path(text);
    if (option != 0 || import_read_again(shown, path, &error))
        return STAY;
    screen_complain(screen, &error);
    return error.code == ERROR_STOPPED
               ? STAY
               : question_ask_again(screen, COLUMNS_QUESTION, text, columns_named);
}

struct wish import_ask_columns(struct import_screen *shown)
{
    g_autofree char *before = shown->columns ? folder_shown(shown->columns) : NULL;
    if (before)
        return question_ask_text(&shown->screen,
                                 _("Berkas kolom (heading,column); kosong: menurut judulnya"),
                                 before, columns_named);
    return question_ask_again(&shown->screen, COLUMNS_QUESTION, "~/", columns_named);
}

/* --- the year of rows without one --- */

static struct wish year_named(struct screen *screen, int option, const char *text)
{
    struct import_screen *shown = (struct import_screen *)screen;
    struct action_import_options options = *action_import_options(shown->import);
    struct error error;
    if (option != 0)
        return STAY;
    options.year = listed_year(text);
    if (options.year || text_is_blank(text)) {
        import_look_again(shown, &options);
        return STAY;
    }
    error_set(&error, ERROR_INPUT, _("Tahun \"%s\" tidak terbaca; tulis 2024."), text);
    screen_complain(screen, &error);
    return STAY;
}

struct wish import_ask_year(struct import_screen *shown)
{
    int year = action_import_options(shown->import)->year;
    g_autofree char *before = year ? g_strdup_printf("%d", year) : g_strdup("");
    bool has_years = action_import_columns(shown->import)->positions[ACTION_COLUMN_YEAR] >= 0;
    return question_ask_text(
        &shown->screen,
        has_years ? _("Tahun bagi baris tanpa tahun (kosong: barisnya ditolak)")
                  : _("Tahun bagi baris tanpa tahun (kosong: tahun survei yang dibuka)"),
        before, year_named);
}

/* --- the report --- */

static struct wish write_report(struct import_screen *shown)
{
    struct error error;
    g_autoptr(GString) table = action_import_report_csv(shown->import);
    g_autofree char *told = folder_shown(shown->report);
    if (whole_file_write(shown->report, table->str, table->len, 0600, &error))
        screen_say(&shown->screen, _("Tertulis: %s"), told);
    else
        screen_complain(&shown->screen, &error);
    return STAY;
}

static struct wish overwrite_answered(struct screen *screen, int option, const char *text)
{
    (void)text;
    return option == 1 ? write_report((struct import_screen *)screen) : STAY;
}

static struct wish report_named(struct screen *screen, int option, const char *text)
{
    struct import_screen *shown = (struct import_screen *)screen;
    struct error error;
    if (option != 0 || text_is_blank(text))
        return STAY;
    g_free(shown->report);
    shown->report = places_typed_path(text);
    if (!action_import_may_write(shown->import, shown->report, &error)) {
        screen_complain(screen, &error);
        return STAY;
    }
    if (!g_file_test(shown->report, G_FILE_TEST_IS_REGULAR))
        return write_report(shown);
    g_autofree char *name = g_path_get_basename(shown->report);
    g_autofree char *question = g_strdup_printf(_("%s sudah ada. Ganti?"), name);
    return question_confirm(screen, question, _("Ganti"), overwrite_answered);
}

/* Beside the list. */
static char *usual_report(const char *path)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);
    size_t length = strlen(path) - (g_str_has_suffix(lower, LIST_ENDING) ? strlen(LIST_ENDING) : 0);
    return g_strdup_printf("%.*s" REPORT_ENDING, (int)length, path);
}

struct wish import_ask_report(struct import_screen *shown)
{
    g_autofree char *path = shown->report ? g_strdup(shown->report) : usual_report(shown->path);
    g_autofree char *offered = folder_shown(path);
    return question_ask_text(&shown->screen, _("Berkas laporan baris demi baris (CSV)"), offered,
                             report_named);
}
