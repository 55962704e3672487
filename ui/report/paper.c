#include "ui/report/paper.h"

#include <string.h>

#include "src/i18n.h"
#include "ui/language.h"
#include "ui/report/printer.h"
#include "ui/report/unit_report.h"
#include "ui/whole_file.h"

/* A report and a workbook tell of single sheets and are for their writer to hand on; a notice is
 * for everyone. */
#define REPORT_MODE 0600
#define NOTICE_MODE 0644

static bool is_report(enum paper paper)
{
    return paper == PAPER_REPORT_PDF || paper == PAPER_REPORT_ODT;
}

char *paper_file_name(const struct app *app, enum paper paper, const char *language)
{
    static const struct {
        const char *id, *en, *ending;
    } names[PAPERS] = {
        [PAPER_REPORT_PDF] = {"laporan", "report", ".pdf"},
        [PAPER_REPORT_ODT] = {"laporan", "report", ".odt"},
        [PAPER_NOTICE_A4] = {"pengumuman", "notice", ".pdf"},
        [PAPER_NOTICE_A3] = {"pengumuman", "notice", "-a3.pdf"},
        [PAPER_NOTICE_PNG] = {"pengumuman", "notice", ".png"},
        [PAPER_WORKBOOK] = {"tabel", "tables", ".xlsx"},
    };
    g_autofree char *survey = g_ascii_strdown(app->survey->form->short_title, -1);
    g_strcanon(survey, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
    return g_strdup_printf("%s-%s-%d%s",
                           strcmp(language, "en") == 0 ? names[paper].en : names[paper].id, survey,
                           app->survey->year, names[paper].ending);
}

char *paper_path(const struct app *app, enum paper paper, const char *wanted)
{
    g_autofree char *name = paper_file_name(app, paper, app->language);
    if (!wanted)
        return g_steal_pointer(&name);
    return g_file_test(wanted, G_FILE_TEST_IS_DIR) ? g_build_filename(wanted, name, NULL)
                                                   : g_strdup(wanted);
}

static GByteArray *make_report(struct app *app, const struct printer *printer, enum paper paper,
                               const struct paper_options *options, struct error *error)
{
    struct unit_report_options of_report = {options->without_tabulation};
    struct document *document = unit_report_document(app, &of_report, error);
    GByteArray *bytes = NULL;
    if (document)
        bytes = (paper == PAPER_REPORT_PDF ? printer->pdf : printer->odt)(
            document, database_progress(app->database), error);
    document_destroy(document);
    return bytes;
}

static GByteArray *make(struct app *app, enum paper paper, const struct paper_options *options,
                        struct error *error)
{
    const struct printer *printer = printer_find(error);
    if (!printer)
        return NULL;
    if (is_report(paper))
        return make_report(app, printer, paper, options, error);
    if (paper == PAPER_WORKBOOK)
        return printer->survey_workbook(app, options->with_personal, error);
    if (paper == PAPER_NOTICE_PNG)
        return printer->notice_png(app, error);
    return printer->notice_pdf(app, paper == PAPER_NOTICE_A3 ? NOTICE_A3 : NOTICE_A4, error);
}

bool paper_check_path(const struct app *app, bool overwrite, const char *path, struct error *error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (database_owns(app->database, path))
        return error_set(error, ERROR_USAGE,
                         _("Berkas %s milik basis data itu sendiri; pilih nama lain untuk "
                           "keluaran."),
                         path);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        return error_set(error, ERROR_STORAGE,
                         _("Folder %s tidak ada; buat dulu atau pilih yang "
                           "lain."),
                         folder);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return error_set(error, ERROR_USAGE, _("%s adalah folder; sebut nama berkasnya."), path);
    if (!overwrite && g_file_test(path, G_FILE_TEST_EXISTS))
        return error_set(error, ERROR_INPUT,
                         _("Berkas %s sudah ada; pilih nama lain, atau ganti dengan --overwrite."),
                         path);
    return true;
}

bool paper_write(struct app *app, enum paper paper, const struct paper_options *options,
                 const char *path, struct error *error)
{
    if (!paper_check_path(app, options->overwrite, path, error))
        return false;
    GByteArray *bytes = make(app, paper, options, error);
    if (!bytes)
        return false;
    bool is_private = is_report(paper) || paper == PAPER_WORKBOOK;
    bool ok = whole_file_write(path, (const char *)bytes->data, bytes->len,
                               is_private ? REPORT_MODE : NOTICE_MODE, error);
    g_byte_array_unref(bytes);
    return ok;
}

/* A second look at the same database, whose form speaks the other language too. */
static bool open_in(struct app *other, const struct app *app, const char *language,
                    struct error *error)
{
    app_init(other);
    other->database_path = g_strdup(app->database_path);
    other->person_name = g_strdup(app->person_name);
    language_use(other, language);
    if (!app_open(other, DATABASE_EXISTING, false, error) ||
        !app_open_survey(other, app->survey->id, error))
        return false;
    database_watch(other->database, database_progress(app->database));
    return true;
}

bool paper_write_in(struct app *app, const char *language, enum paper paper,
                    const struct paper_options *options, const char *path, struct error *error)
{
    struct app other;
    if (strcmp(language, app->language) == 0)
        return paper_write(app, paper, options, path, error);
    bool ok =
        open_in(&other, app, language, error) && paper_write(&other, paper, options, path, error);
    app_finish(&other);
    language_use(app, app->language);
    return ok;
}
