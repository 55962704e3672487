#include "ui/screen/action_import.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "src/unit_name.h"
#include "ui/report/action_import_report.h"
#include "ui/screen/choose.h"
#include "ui/screen/pass.h"
#include "ui/terminal.h"
#include "ui/widget/list.h"

#define HEAD_ROWS    4
#define DETAIL_ROWS  5
#define WORD_WIDTH   12
#define NUMBER_WIDTH 6

/* A spelling that is not the unit's own name, a sentence about the whole list, or rows of it with
 * the same outcome. */
struct row {
    enum { OF_SPELLING, OF_LIST, OF_ROWS } kind;
    guint at; /* position among those of its kind */
};

struct import_screen {
    struct screen screen;
    struct action_import *import;
    char *path;
    GPtrArray *groups; /* of struct outcome_group */
    GArray *rows;      /* of struct row */
    struct list list;
    bool kept;       /* it is in the database */
    int64_t version; /* of the data that it was held against */
};

enum { UNIT, STORE, MERGED, SPLIT, UPDATE, ADD };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, UNIT, "Enter", N_("unit"), N_("Menyebut unit yang dimaksud suatu ejaan")},
    {{KEY_OF_F2}, STORE, "F2", N_("simpan"), N_("Memasukkan yang dapat diimpor")},
    {{'g'},
     MERGED,
     "G",
     N_("gabung"),
     N_("Sel unit, tahun, layanan kosong meneruskan yang di atas")},
    {{'b'}, SPLIT, "B", N_("butir"), N_("Daftar dalam satu sel menjadi beberapa tindak lanjut")},
    {{'u'}, UPDATE, "U", N_("ubah"), N_("Yang berbeda dari yang tersimpan diperbarui")},
    {{'t'}, ADD, "T", N_("tambah"), N_("Menambah survei dan layanan yang belum ada")},
};

/* --- what would come of it --- */

static void add_row(struct import_screen *shown, int kind, guint at)
{
    struct row row = {kind, at};
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
    for (guint i = 0; i < action_import_result(shown->import)->remarks->len; i++)
        add_row(shown, OF_LIST, i);
    for (guint i = 0; i < shown->groups->len; i++)
        add_row(shown, OF_ROWS, i);
    list_resize(&shown->list, (int)shown->rows->len);
}

/* What is shown stays where it fails. */
static bool run(struct import_screen *shown, const struct action_import_options *options, bool keep,
                struct error *error)
{
    struct pass pass;
    pass_begin(&pass, shown->screen.app);
    bool ok = action_import_run(shown->import, options, keep, app_now(), error);
    pass_end(&pass);
    if (!ok)
        return false;
    shown->kept = keep;
    shown->version = database_version(shown->screen.app->database);
    fill(shown);
    return true;
}

/* Looks again where somebody else has changed the data. */
static bool refresh(struct screen *screen, struct error *error)
{
    struct import_screen *shown = (struct import_screen *)screen;
    bool changed = shown->version != database_version(screen->app->database);
    return shown->kept || !changed ||
           run(shown, action_import_options(shown->import), false, error);
}

/* --- drawing --- */

static const struct row *selected(const struct import_screen *shown)
{
    return shown->list.count ? &g_array_index(shown->rows, struct row, shown->list.selected) : NULL;
}

static char *spelling_text(const struct action_spelling *spelling)
{
    g_autofree char *told = action_spelling_text(spelling);
    if (spelling->unit)
        return g_strdup_printf("%s = %s", told, spelling->unit);
    if (spelling->state == SPELLING_NEW)
        return g_strdup_printf(_("%s tidak mirip unit yang dikenal"), told);
    if (spelling->proposals->len == 0)
        return g_strdup_printf(_("%s belum dipastikan; Enter memastikan"), told);
    return g_strdup_printf(_("%s mungkin %s; Enter memastikan"), told,
                           (char *)g_ptr_array_index(spelling->proposals, 0));
}

static char *group_text(const struct outcome_group *group)
{
    return g_strdup_printf(_("baris %s%s%s"), group->lines, *group->reasons ? ": " : "",
                           group->reasons);
}

static enum style style_of(enum row_outcome outcome)
{
    switch (outcome) {
    case ROW_REFUSED:
        return STYLE_ALARM;
    case ROW_DOUBTED:
    case ROW_DIFFERENT:
        return STYLE_WARNING;
    case ROW_TAKEN:
    case ROW_UPDATED:
        return STYLE_GOOD;
    default:
        return STYLE_QUIET;
    }
}

/* The whole text of a row; the caller frees it. WORD and the number beside it say what it is. */
static char *row_text(const struct import_screen *shown, const struct row *row, const char **word,
                      guint *number, enum style *style)
{
    const struct action_spelling *spelling;
    const struct outcome_group *group;
    *number = 0;
    *style = STYLE_QUIET;
    switch (row->kind) {
    case OF_SPELLING:
        spelling = g_ptr_array_index(action_import_spellings(shown->import), row->at);
        *word = _("unit");
        *number = spelling->rows;
        *style = spelling->state == SPELLING_OPEN ? STYLE_WARNING : STYLE_QUIET;
        return spelling_text(spelling);
    case OF_LIST:
        *word = _("daftar");
        return g_strdup(g_ptr_array_index(action_import_result(shown->import)->remarks, row->at));
    default:
        group = g_ptr_array_index(shown->groups, row->at);
        *word = row_outcome_words(group->outcome);
        *number = group->rows;
        *style = style_of(group->outcome);
        return group_text(group);
    }
}

static void draw_row(const struct import_screen *shown, const struct canvas *canvas, int line,
                     int at)
{
    const struct row *row = &g_array_index(shown->rows, struct row, at);
    bool is_selected = at == shown->list.selected;
    int column = 2 + WORD_WIDTH + NUMBER_WIDTH + 1;
    const char *word;
    guint number;
    enum style style;
    g_autofree char *text = row_text(shown, row, &word, &number, &style);
    g_autofree char *count = number ? g_strdup_printf("%u", number) : g_strdup("");
    canvas_text(canvas, line, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    canvas_field(canvas, line, 2, WORD_WIDTH - 1, style, word);
    canvas_right(canvas, line, 2 + WORD_WIDTH, NUMBER_WIDTH - 1, STYLE_PLAIN, count);
    canvas_field(canvas, line, column, canvas->columns - column,
                 is_selected ? STYLE_STRONG : STYLE_PLAIN, text);
}

static void draw_detail(const struct import_screen *shown, const struct canvas *canvas)
{
    const char *word;
    guint number;
    enum style style;
    if (!selected(shown))
        return;
    g_autofree char *text = row_text(shown, selected(shown), &word, &number, &style);
    canvas_text(canvas, 0, 2, style, word);
    canvas_wrapped(canvas, 1, 2, STYLE_PLAIN, text);
}

static const char *yes_or_no(bool yes)
{
    return yes ? _("ya") : _("tidak");
}

static void draw_head(const struct import_screen *shown, const struct canvas *canvas)
{
    const struct action_import_options *options = action_import_options(shown->import);
    g_autofree char *name = g_path_get_basename(shown->path);
    g_autofree char *clean = text_clean(name, false);
    g_autofree char *sum = action_import_sum(shown->import, shown->kept);
    g_autofree char *whole = g_strdup_printf("%s: %s", clean, sum);
    struct canvas head = canvas_part(canvas, 0, 0, 2, -1);
    canvas_wrapped(&head, 0, 2, STYLE_STRONG, whole);
    canvas_print(canvas, 2, 2, STYLE_QUIET,
                 _("G gabung: %s  B butir: %s  U ubah: %s  T tambah: %s"),
                 yes_or_no(options->merged), yes_or_no(options->split_lists),
                 yes_or_no(options->update), yes_or_no(options->add_surveys));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct import_screen *shown = (struct import_screen *)screen;
    int rows = canvas->rows - HEAD_ROWS - DETAIL_ROWS - 1;
    draw_head(shown, canvas);
    list_show(&shown->list, rows);
    for (int i = 0; i < rows && shown->list.top + i < shown->list.count; i++)
        draw_row(shown, canvas, HEAD_ROWS + i, shown->list.top + i);
    canvas_rule(canvas, HEAD_ROWS + rows, 0, canvas->columns);
    struct canvas detail = canvas_part(canvas, HEAD_ROWS + rows + 1, 0, DETAIL_ROWS, -1);
    draw_detail(shown, &detail);
}

/* What would come of it with something chosen; it is not chosen where that cannot be told. */
static void look_again(struct import_screen *shown, const struct action_import_options *options)
{
    struct error error;
    if (!run(shown, options, false, &error))
        screen_complain(&shown->screen, &error);
}

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

/* The units that may be meant, borrowed, the last being one that has the name as it is written.
 * CHOSEN is the one that is meant now, or the likeliest; beyond the last: nobody knows. */
static GPtrArray *units_of(const struct action_spelling *spelling, int *chosen)
{
    GPtrArray *units = g_ptr_array_new();
    g_ptr_array_extend(units, spelling->proposals, NULL, NULL);
    *chosen = spelling->unit ? position_of(spelling->unit, units) : 0;
    if (*chosen < 0 && !is_of_its_own(spelling)) {
        g_ptr_array_insert(units, 0, spelling->unit);
        *chosen = 0;
    }
    g_ptr_array_add(units, spelling->written);
    if (spelling->state == SPELLING_OPEN && units->len == 1)
        *chosen = 1;
    else if (*chosen < 0)
        *chosen = (int)units->len - 1;
    return units;
}

static struct wish unit_chosen(struct screen *screen, int option, const char *text)
{
    struct import_screen *shown = (struct import_screen *)screen;
    guint at = selected(shown)->at;
    int chosen;
    g_autoptr(GPtrArray) units =
        units_of(g_ptr_array_index(action_import_spellings(shown->import), at), &chosen);
    (void)text;
    if (option < 0)
        return STAY;
    bool is_known = option < (int)units->len;
    action_import_confirm(shown->import, at, is_known ? g_ptr_array_index(units, option) : NULL);
    look_again(shown, action_import_options(shown->import));
    return STAY;
}

static struct wish ask_unit(struct import_screen *shown)
{
    const struct row *row = selected(shown);
    if (shown->kept || !row || row->kind != OF_SPELLING) {
        terminal_bell();
        return STAY;
    }
    int chosen;
    const struct action_spelling *spelling =
        g_ptr_array_index(action_import_spellings(shown->import), row->at);
    g_autoptr(GPtrArray) options = units_of(spelling, &chosen);
    g_autofree char *title = g_strdup_printf(_("Unit yang dimaksud \"%s\""), spelling->written);
    g_autofree char *itself = g_strdup_printf(_("unit lain, bernama %s"), spelling->written);
    g_ptr_array_index(options, options->len - 1) = itself;
    g_ptr_array_add(options, (char *)_("belum tahu: barisnya ditolak"));
    g_ptr_array_add(options, NULL);
    return choose_ask(&shown->screen, title, (const char *const *)options->pdata, chosen,
                      unit_chosen);
}

/* --- options --- */

static struct wish toggle(struct import_screen *shown, int action)
{
    struct action_import_options options = *action_import_options(shown->import);
    if (shown->kept) {
        terminal_bell();
        return STAY;
    }
    if (action == MERGED) {
        options.merged = !options.merged;
    } else if (action == SPLIT) {
        options.split_lists = !options.split_lists;
    } else if (action == UPDATE) {
        options.update = !options.update;
    } else {
        options.add_surveys = !options.add_surveys;
        options.add_services = options.add_surveys;
    }
    look_again(shown, &options);
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

static struct wish act(struct screen *screen, int action)
{
    struct import_screen *shown = (struct import_screen *)screen;
    if (action == UNIT)
        return ask_unit(shown);
    return action == STORE ? ask_to_store(shown) : toggle(shown, action);
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
    return action == ADD ? RIGHT_CHANGE_SURVEY : RIGHT_IMPORT;
}

static void destroy(struct screen *screen)
{
    struct import_screen *shown = (struct import_screen *)screen;
    g_clear_pointer(&shown->groups, g_ptr_array_unref);
    g_clear_pointer(&shown->rows, g_array_unref);
    action_import_close(shown->import);
    g_free(shown->path);
}

const struct screen_class action_import_class = {
    .title = N_("Impor tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct import_screen),
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

static struct action_import *read_list(struct app *app, const char *path, struct error *error)
{
    const struct action_import_file file = {.path = path};
    const struct action_import_options options = {0};
    struct pass pass;
    pass_begin(&pass, app);
    struct action_import *import = app_open_action_import(app, &file, &options, error);
    pass_end(&pass);
    return import;
}

struct screen *action_import_screen_open(struct app *app, const char *path, struct error *error)
{
    struct action_import *import = read_list(app, path, error);
    if (!import)
        return NULL;
    struct import_screen *shown = screen_create(&action_import_class, app);
    shown->import = import;
    shown->path = g_strdup(path);
    shown->rows = g_array_new(FALSE, FALSE, sizeof(struct row));
    if (run(shown, action_import_options(import), false, error))
        return &shown->screen;
    screen_destroy(&shown->screen);
    return NULL;
}
