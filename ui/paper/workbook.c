#include "ui/paper/workbook.h"

#include "src/i18n.h"
#include "ui/paper/workbook_private.h"
#include "ui/report/action_tables.h"
#include "ui/report/dictionary.h"

const char *workbook_name(enum workbook_page page)
{
    static const char *const names[WORKBOOK_PAGES] = {
        [WORKBOOK_SUMMARY] = N_("Ringkasan"),
        [WORKBOOK_ELEMENTS] = N_("Nilai unsur"),
        [WORKBOOK_SERVICES] = N_("Layanan x unsur"),
        [WORKBOOK_LAST_YEAR] = N_("Tahun lalu"),
        [WORKBOOK_CHARACTERISTICS] = N_("Karakteristik"),
        [WORKBOOK_SAMPLE] = N_("Sampel"),
        [WORKBOOK_ASIDE] = N_("Disisihkan"),
        [WORKBOOK_SUGGESTIONS] = N_("Saran"),
        [WORKBOOK_PLAN] = N_("Tindak lanjut"),
        [WORKBOOK_REALISATION] = N_("Realisasi tahun lalu"),
        [WORKBOOK_MATRIX] = N_("Matriks"),
        [WORKBOOK_TABULATION] = N_("Tabulasi"),
        [WORKBOOK_GRADES] = N_("Mutu"),
        [WORKBOOK_DICTIONARY] = N_("Kamus"),
    };
    return _(names[page]);
}

char *workbook_column(const struct workbook *workbook, unsigned column)
{
    return page_range(workbook_name(WORKBOOK_TABULATION), column, 2, workbook->last);
}

/* --- pages that are tables of their own --- */

typedef struct grid *make_grid(struct app *app, struct day as_of, struct error *error);

static bool add_grid(struct workbook *workbook, enum workbook_page page, make_grid *make,
                     struct error *error)
{
    struct grid *grid = make(workbook->app, app_today(), error);
    if (grid)
        workbook_grid(workbook->book, grid, workbook_name(page));
    grid_destroy(grid);
    return grid != NULL;
}

static void add_dictionary(struct workbook *workbook)
{
    struct dictionary *dictionary = dictionary_create(workbook->app, workbook->with_personal);
    struct grid *grid = dictionary_grid(dictionary);
    workbook_grid(workbook->book, grid, workbook_name(WORKBOOK_DICTIONARY));
    grid_destroy(grid);
    dictionary_destroy(dictionary);
}

/* --- all of them --- */

static bool add_pages(struct workbook *workbook, struct error *error)
{
    workbook_summary(workbook);
    workbook_elements(workbook);
    workbook_services(workbook);
    workbook_last_year(workbook);
    workbook_characteristics(workbook);
    workbook_sample(workbook);
    if (!workbook_aside(workbook, error) || !workbook_suggestions(workbook, error) ||
        !add_grid(workbook, WORKBOOK_PLAN, action_tables_all, error) ||
        !add_grid(workbook, WORKBOOK_REALISATION, action_tables_realisation, error) ||
        !add_grid(workbook, WORKBOOK_MATRIX, action_tables_matrix, error) ||
        !workbook_tabulation(workbook, error))
        return false;
    workbook_grades(workbook);
    add_dictionary(workbook);
    return true;
}

static bool gather(struct workbook *workbook, struct error *error)
{
    if (!unit_report_gather(&workbook->report, error))
        return false;
    workbook->last = (unsigned)MIN(workbook->report.figures.counts.keyed, PAGE_ROWS_MOST) + 1;
    workbook_place_columns(workbook);
    return true;
}

static struct spreadsheet *create(const struct app *app, struct error *error)
{
    g_autofree char *title = app_place(app);
    return spreadsheet_create(title, app->survey->unit, app_now(), error);
}

GByteArray *workbook_of_survey(struct app *app, bool with_personal, struct error *error)
{
    struct workbook workbook = {.app = app,
                                .form = app->survey->form,
                                .report = {.app = app, .form = app->survey->form},
                                .with_personal = with_personal};
    GByteArray *bytes = NULL;
    if (!database_begin_reading(app->database, error))
        return NULL;
    bool ok = gather(&workbook, error) && (workbook.book = create(app, error)) &&
              add_pages(&workbook, error);
    database_rollback(app->database);
    if (ok)
        bytes = spreadsheet_finish(workbook.book, database_progress(app->database), error);
    else
        spreadsheet_destroy(workbook.book);
    unit_report_finish(&workbook.report);
    g_free(workbook.columns);
    return bytes;
}

GByteArray *workbook_of_grid(const struct app *app, const struct grid *grid, const char *name,
                             struct error *error)
{
    struct spreadsheet *book = create(app, error);
    if (!book)
        return NULL;
    workbook_grid(book, grid, name);
    return spreadsheet_finish(book, database_progress(app->database), error);
}
