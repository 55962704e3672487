#include "ui/screen/action_import.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/action_import_private.h"
#include "ui/screen/pass.h"
#include "ui/screen/question.h"
#include "ui/terminal.h"

/* The options stand above the list with their keys (action_import_view.c). */
static const struct binding keys[] = {
    {{KEY_OF_ENTER},
     IMPORT_UNIT,
     "Enter",
     N_("unit"),
     N_("Menyebut unit yang dimaksud suatu ejaan")},
    {{KEY_OF_F2}, IMPORT_STORE, "F2", N_("simpan"), N_("Memasukkan yang dapat diimpor")},
    {{'r'}, IMPORT_REPORT, "R", N_("laporan"), N_("Menulis laporan baris demi baris sebagai CSV")},
    {{'g'},
     IMPORT_MERGED,
     "G",
     NULL,
     N_("Sel unit, tahun, layanan kosong meneruskan yang di atas")},
    {{'b'}, IMPORT_SPLIT, "B", NULL, N_("Daftar dalam satu sel menjadi beberapa tindak lanjut")},
    {{'u'}, IMPORT_UPDATE, "U", NULL, N_("Yang berbeda dari yang tersimpan diperbarui")},
    {{'t'}, IMPORT_ADD, "T", NULL, N_("Menambah survei dan layanan yang belum ada")},
    {{'k'}, IMPORT_COLUMNS, "K", NULL, N_("Menyebut berkas kolom: arti judul yang tidak dikenal")},
    {{'h'}, IMPORT_YEAR, "H", NULL, N_("Menyebut tahun survei bagi baris tanpa tahun")},
};

/* Of a list that is stored; and of one whose headings cannot be read. */
static const struct binding kept_keys[] = {{{0}, -1, "R", N_("laporan"), NULL}};
static const struct binding trouble_keys[] = {{{0}, -1, "K", N_("berkas kolom"), NULL}};

static const struct binding *footer(struct screen *screen, size_t *count)
{
    const struct import_screen *shown = (struct import_screen *)screen;
    if (shown->import && !shown->kept)
        return NULL;
    *count = 1;
    return shown->kept ? kept_keys : trouble_keys;
}

/* --- what would come of it --- */

static void add_row(struct import_screen *shown, int kind, guint at)
{
    struct import_row row = {kind, at};
    g_array_append_val(shown->rows, row);
}

static void fill(struct import_screen *shown)
{
    const GPtrArray *spellings = action_import_spellings(shown->import);
    g_clear_pointer(&shown->groups, g_ptr_array_unref);
    shown->groups = action_import_groups(shown->import);
    g_array_set_size(shown->rows, 0);
    for (guint i = 0; i < spellings->len; i++) {
        const struct action_spelling *spelling = g_ptr_array_index(spellings, i);
        if (spelling->state != SPELLING_KNOWN && spelling->rows > 0)
            add_row(shown, OF_SPELLING, i);
    }
    if (action_import_columns(shown->import)->unread->len > 0)
        add_row(shown, OF_UNREAD, 0);
    add_row(shown, OF_COLUMNS, 0);
    for (guint i = 0; i < action_import_result(shown->import)->remarks->len; i++)
        add_row(shown, OF_LIST, i);
    for (guint i = 0; i < shown->groups->len; i++)
        add_row(shown, OF_ROWS, i);
    list_resize(&shown->list, (int)shown->rows->len);
}

const struct import_row *import_selected(const struct import_screen *shown)
{
    return shown->list.count ? &g_array_index(shown->rows, struct import_row, shown->list.selected)
                             : NULL;
}

static bool run_watched(struct app *app, struct action_import *import,
                        const struct action_import_options *options, bool keep, struct error *error)
{
    struct pass pass;
    pass_begin(&pass, app);
    bool ok = action_import_run(import, options, keep, app_now(), error);
    pass_end(&pass);
    return ok;
}

static void show_run(struct import_screen *shown, bool kept)
{
    shown->kept = kept;
    shown->version = database_version(shown->screen.app->database);
    fill(shown);
}

/* What is shown stays where it fails. */
static bool run(struct import_screen *shown, const struct action_import_options *options, bool keep,
                struct error *error)
{
    if (!run_watched(shown->screen.app, shown->import, options, keep, error))
        return false;
    show_run(shown, keep);
    return true;
}

void import_look_again(struct import_screen *shown, const struct action_import_options *options)
{
    struct error error;
    if (!run(shown, options, false, &error))
        screen_complain(&shown->screen, &error);
}

/* Looks again where somebody else has changed the data. */
static bool refresh(struct screen *screen, struct error *error)
{
    struct import_screen *shown = (struct import_screen *)screen;
    bool changed = shown->version != database_version(screen->app->database);
    return !shown->import || shown->kept || !changed ||
           run(shown, action_import_options(shown->import), false, error);
}

/* --- reading the list --- */

static struct action_import *read_list(struct app *app, const char *path, const char *columns,
                                       bool *headings, struct error *error)
{
    const struct action_import_file file = {.path = path, .columns = columns};
    const struct action_import_options options = {0};
    struct pass pass;
    pass_begin(&pass, app);
    struct action_import *import = app_open_action_import(app, &file, &options, headings, error);
    pass_end(&pass);
    return import;
}

/* Shows another reading, once it was looked at, in the place of the one before. */
static bool show_import(struct import_screen *shown, struct action_import *import,
                        struct error *error)
{
    struct action_import *before = shown->import;
    if (before)
        action_import_confirm_as(import, before);
    if (!run_watched(shown->screen.app, import, action_import_options(before ? before : import),
                     false, error)) {
        action_import_close(import);
        return false;
    }
    g_clear_pointer(&shown->groups, g_ptr_array_unref);
    action_import_close(before);
    shown->import = import;
    show_run(shown, false);
    return true;
}

bool import_read_again(struct import_screen *shown, const char *columns, struct error *error)
{
    struct action_import *import = read_list(shown->screen.app, shown->path, columns, NULL, error);
    if (!import || !show_import(shown, import, error))
        return false;
    g_free(shown->columns);
    shown->columns = g_strdup(columns);
    return true;
}

/* --- options --- */

static struct wish toggle(struct import_screen *shown, int action)
{
    struct action_import_options options = *action_import_options(shown->import);
    if (action == IMPORT_MERGED) {
        options.merged = !options.merged;
    } else if (action == IMPORT_SPLIT) {
        options.split_lists = !options.split_lists;
    } else if (action == IMPORT_UPDATE) {
        options.update = !options.update;
    } else {
        options.add_surveys = !options.add_surveys;
        options.add_services = options.add_surveys;
    }
    import_look_again(shown, &options);
    return STAY;
}

/* --- storing --- */

static bool store(struct import_screen *shown, struct error *error)
{
    struct app *app = shown->screen.app;
    return run(shown, action_import_options(shown->import), true, error) &&
           survey_store_refresh(app->surveys, app->survey, error);
}

static struct wish store_answered(struct screen *screen, int option, const char *text)
{
    struct import_screen *shown = (struct import_screen *)screen;
    struct error error;
    (void)text;
    if (option != 1)
        return STAY;
    if (!store(shown, &error)) {
        screen_complain(screen, &error);
        return STAY;
    }
    g_autofree char *sum = action_import_sum(shown->import, true);
    screen_say(screen, "%s", sum);
    return STAY;
}

static struct wish ask_to_store(struct import_screen *shown)
{
    const guint *counts = action_import_result(shown->import)->counts;
    guint stored = counts[ROW_TAKEN] + counts[ROW_DOUBTED] + counts[ROW_UPDATED];
    if (shown->kept || stored == 0) {
        struct error error;
        error_set(&error, ERROR_INPUT, "%s",
                  shown->kept ? _("Daftar ini sudah disimpan.")
                              : _("Tidak ada yang dapat disimpan dari daftar ini."));
        screen_complain(&shown->screen, &error);
        return STAY;
    }
    g_autofree char *question =
        counts[ROW_REFUSED]
            ? g_strdup_printf(_("Simpan %u tindak lanjut? %u baris ditolak dan tidak ikut."),
                              stored, counts[ROW_REFUSED])
            : g_strdup_printf(_("Simpan %u tindak lanjut?"), stored);
    return question_confirm(&shown->screen, question, _("Simpan"), store_answered);
}

/* --- the screen --- */

/* Of a list whose headings cannot be read, or that is stored, little is left to choose. */
static bool is_open_to(const struct import_screen *shown, int action)
{
    if (!shown->import)
        return action == IMPORT_COLUMNS;
    return !shown->kept || action == IMPORT_STORE || action == IMPORT_REPORT;
}

static struct wish act(struct screen *screen, int action)
{
    struct import_screen *shown = (struct import_screen *)screen;
    if (!is_open_to(shown, action)) {
        terminal_bell();
        return STAY;
    }
    switch (action) {
    case IMPORT_UNIT:
        return import_ask_unit(shown);
    case IMPORT_STORE:
        return ask_to_store(shown);
    case IMPORT_REPORT:
        return import_ask_report(shown);
    case IMPORT_COLUMNS:
        return import_ask_columns(shown);
    case IMPORT_YEAR:
        return import_ask_year(shown);
    default:
        return toggle(shown, action);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    if (!list_key(&((struct import_screen *)screen)->list, key))
        terminal_bell();
    return STAY;
}

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == IMPORT_ADD ? RIGHT_CHANGE_SURVEY : RIGHT_IMPORT;
}

static void destroy(struct screen *screen)
{
    struct import_screen *shown = (struct import_screen *)screen;
    g_clear_pointer(&shown->groups, g_ptr_array_unref);
    g_clear_pointer(&shown->rows, g_array_unref);
    action_import_close(shown->import);
    g_free(shown->trouble);
    g_free(shown->path);
    g_free(shown->columns);
    g_free(shown->report);
}

const struct screen_class action_import_class = {
    .title = N_("Impor tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .footer = footer,
    .size = sizeof(struct import_screen),
    .refresh = refresh,
    .draw = import_draw,
    .explains = import_explains,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *action_import_screen_open(struct app *app, const char *path, struct error *error)
{
    bool headings = false;
    struct action_import *import = read_list(app, path, NULL, &headings, error);
    if (!import && !headings)
        return NULL;
    struct import_screen *shown = screen_create(&action_import_class, app);
    shown->path = g_strdup(path);
    shown->rows = g_array_new(FALSE, FALSE, sizeof(struct import_row));
    shown->trouble = import ? NULL : g_strdup(error->message);
    if (!import || show_import(shown, import, error))
        return &shown->screen;
    screen_destroy(&shown->screen);
    return NULL;
}
