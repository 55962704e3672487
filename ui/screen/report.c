#include "ui/screen/report.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/paper.h"
#include "ui/screen/folder.h"
#include "ui/screen/pass.h"
#include "ui/screen/report_text.h"
#include "ui/terminal.h"
#include "ui/widget/list.h"

/* The papers first, then the texts of the office. */
#define ROWS (PAPERS + REPORT_PARTS)

struct report_screen {
    struct screen screen;
    struct report_text texts[REPORT_PARTS];
    const char *language; /* of what is written: "id", "en" */
    char *folder;
    char *wanted; /* the folder that was typed */
    struct list list;
};

enum { OPEN_ROW, WORKBOOK, LANGUAGE, FOLDER };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, OPEN_ROW, "Enter", N_("tulis"), N_("Menulis berkas, atau mengubah teks")},
    {{'x'}, WORKBOOK, "X", N_("buku kerja"), N_("Menulis semua tabel sebagai buku kerja XLSX")},
    {{'b'}, LANGUAGE, "B", N_("bahasa"), N_("Bahasa berkas: Indonesia atau Inggris")},
    {{'f'}, FOLDER, "F", N_("folder"), N_("Folder tempat berkas ditulis")},
};

static const struct {
    const char *words, *about;
} papers[PAPERS] = {
    [PAPER_REPORT_PDF] = {N_("Laporan, PDF"),
                          N_("Semua tabel dan grafik, rencana, saran, pernyataan, dan tabulasi "
                             "tanpa nama; siap cetak di A4.")},
    [PAPER_REPORT_ODT] = {N_("Laporan, ODT"),
                          N_("Isi yang sama untuk diolah lagi dengan LibreOffice atau Word.")},
    [PAPER_NOTICE_A4] = {N_("Pengumuman A4, PDF"),
                         N_("Satu halaman untuk dinding kantor: indeks, mutu, nilai unsur.")},
    [PAPER_NOTICE_A3] = {N_("Pengumuman A3, PDF"), N_("Satu halaman besar untuk dinding kantor.")},
    [PAPER_NOTICE_PNG] = {N_("Pengumuman, PNG"), N_("Gambar 1080×1350 untuk media sosial.")},
    [PAPER_WORKBOOK] =
        {N_("Buku kerja, XLSX"),
         N_("Semua tabel dengan rumus yang hidup, untuk LibreOffice atau Excel; tanpa "
            "data pribadi.")},
};

static void free_texts(struct report_screen *report)
{
    for (int part = 0; part < REPORT_PARTS; part++)
        report_text_finish(&report->texts[part]);
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct report_screen *report = (struct report_screen *)screen;
    struct app *app = screen->app;
    struct report_text_store *store =
        report_text_store_open(app->database, app->survey, app->person, error);
    bool ok = store != NULL;
    free_texts(report);
    for (int part = 0; ok && part < REPORT_PARTS; part++)
        ok = report_text_store_load(store, (enum report_part)part, &report->texts[part], error);
    report_text_store_close(store);
    list_resize(&report->list, ROWS);
    return ok;
}

/* --- drawing --- */

static char *path_of(const struct report_screen *report, enum paper paper)
{
    g_autofree char *name = paper_file_name(report->screen.app, paper, report->language);
    return g_build_filename(report->folder, name, NULL);
}

static void draw_paper(const struct report_screen *report, const struct canvas *canvas, int row,
                       enum paper paper)
{
    bool selected = report->list.selected == (int)paper;
    g_autofree char *path = path_of(report, paper);
    g_autofree char *name = paper_file_name(report->screen.app, paper, report->language);
    canvas_text(canvas, row, 1, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, row, 3, 22, selected ? STYLE_STRONG : STYLE_PLAIN, _(papers[paper].words));
    canvas_field(canvas, row, 26, canvas->columns - 44, STYLE_QUIET, name);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        canvas_text(canvas, row, canvas->columns - 16, STYLE_QUIET, _("sudah ada"));
}

static void draw_text(const struct report_screen *report, const struct canvas *canvas, int row,
                      enum report_part part)
{
    const struct report_text *text = &report->texts[part];
    bool selected = report->list.selected == PAPERS + (int)part;
    g_autofree char *when = app_time_text(text->written);
    g_autofree char *state = text->written
                                 ? g_strdup_printf(_("ditulis %s oleh %s"), when, text->person)
                                 : g_strdup(_("belum ditulis"));
    canvas_text(canvas, row, 1, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, row, 3, 22, selected ? STYLE_STRONG : STYLE_PLAIN,
                 report_text_title(part));
    canvas_field(canvas, row, 26, canvas->columns - 28, STYLE_QUIET, state);
}

/* What the selected row would give: a sentence about a paper, the beginning of a text. */
static void draw_about(const struct report_screen *report, const struct canvas *canvas, int row)
{
    int selected = report->list.selected;
    struct canvas part = canvas_part(canvas, row, 3, canvas->rows - row, canvas->columns - 6);
    if (selected < PAPERS)
        canvas_wrapped(&part, 0, 0, STYLE_QUIET, _(papers[selected].about));
    else if (report->texts[selected - PAPERS].written)
        canvas_wrapped(&part, 0, 0, STYLE_QUIET, report->texts[selected - PAPERS].text);
    else
        canvas_wrapped(&part, 0, 0, STYLE_QUIET,
                       _("Enter untuk menulis; tanpa teks ini laporan tidak memuat bagiannya."));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct report_screen *report = (struct report_screen *)screen;
    g_autofree char *folder = folder_shown(report->folder);
    int row = 4;
    if (!report->texts[0].text)
        return;
    canvas_text(canvas, 1, 3, STYLE_QUIET, _("Bahasa"));
    canvas_text(canvas, 1, 26, STYLE_PLAIN,
                strcmp(report->language, "en") == 0 ? _("Inggris") : _("Indonesia"));
    canvas_text(canvas, 2, 3, STYLE_QUIET, _("Folder"));
    canvas_field(canvas, 2, 26, canvas->columns - 28, STYLE_PLAIN, folder);
    canvas_text(canvas, row++, 1, STYLE_QUIET, _("Berkas"));
    for (int paper = 0; paper < PAPERS; paper++)
        draw_paper(report, canvas, row++, (enum paper)paper);
    canvas_text(canvas, ++row, 1, STYLE_QUIET, _("Teks kantor di laporan"));
    for (int part = 0; part < REPORT_PARTS; part++)
        draw_text(report, canvas, ++row, (enum report_part)part);
    draw_about(report, canvas, row + 2);
}

/* --- writing --- */

static void write_paper(struct report_screen *report, bool overwrite)
{
    struct paper_options options = {.overwrite = overwrite};
    enum paper paper = (enum paper)report->list.selected;
    g_autofree char *path = path_of(report, paper);
    g_autofree char *shown = folder_shown(path);
    struct error error;
    struct app *app = report->screen.app;
    struct pass pass;
    bool may = paper != PAPER_WORKBOOK || app_require(app, RIGHT_EXPORT, &error);
    pass_begin(&pass, app);
    bool ok = may && paper_write_in(app, report->language, paper, &options, path, &error);
    pass_end(&pass);
    if (!ok && error.code == ERROR_STOPPED)
        progress_refuse(&error); /* in the language of the screen, not in that of the file */
    if (ok)
        screen_say(&report->screen, _("Tertulis: %s"), shown);
    else
        screen_complain(&report->screen, &error);
}

static struct wish overwrite_answered(struct screen *screen, int option, const char *text)
{
    (void)text;
    if (option == 1)
        write_paper((struct report_screen *)screen, true);
    return STAY;
}

static struct wish open_row(struct report_screen *report)
{
    struct error error;
    if (report->list.selected < PAPERS) {
        g_autofree char *path = path_of(report, (enum paper)report->list.selected);
        g_autofree char *name = g_path_get_basename(path);
        g_autofree char *question = g_strdup_printf(_("%s sudah ada. Ganti?"), name);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
            return question_confirm(&report->screen, question, _("Ganti"), overwrite_answered);
        write_paper(report, false);
        return STAY;
    }
    struct screen *text =
        report_text_open(report->screen.app, (enum report_part)(report->list.selected - PAPERS),
                         &report->screen, &error);
    if (text)
        return OPEN(text);
    screen_complain(&report->screen, &error);
    return STAY;
}

static struct wish folder_settled(struct screen *screen, int option, const char *text)
{
    struct report_screen *report = (struct report_screen *)screen;
    struct error error;
    (void)text;
    if (option != 1)
        return STAY;
    if (folder_settle(screen->app, report->wanted, &error)) {
        g_free(report->folder);
        report->folder = g_steal_pointer(&report->wanted);
    } else {
        screen_complain(screen, &error);
    }
    return STAY;
}

static struct wish folder_answered(struct screen *screen, int option, const char *text)
{
    struct report_screen *report = (struct report_screen *)screen;
    return option != 0 || text_is_blank(text)
               ? STAY
               : folder_typed(screen, text, &report->wanted, folder_settled);
}

static struct wish act(struct screen *screen, int action)
{
    struct report_screen *report = (struct report_screen *)screen;
    switch (action) {
    case OPEN_ROW:
        return open_row(report);
    case WORKBOOK:
        list_select(&report->list, PAPER_WORKBOOK);
        return open_row(report);
    case LANGUAGE:
        report->language = strcmp(report->language, "en") == 0 ? "id" : "en";
        return STAY;
    default:
        return folder_ask(screen, _("Folder tempat berkas ditulis"), report->folder,
                          folder_answered);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    if (!list_key(&((struct report_screen *)screen)->list, key))
        terminal_bell();
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct report_screen *report = (struct report_screen *)screen;
    free_texts(report);
    g_free(report->folder);
    g_free(report->wanted);
}

const struct screen_class report_class = {
    .title = N_("Laporan dan pengumuman"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct report_screen),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *report_open(struct app *app)
{
    struct report_screen *report = screen_create(&report_class, app);
    report->language = app->language;
    report->folder = folder_of_papers(app);
    return &report->screen;
}
