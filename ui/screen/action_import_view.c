#include <limits.h>
#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/frame.h"
#include "ui/screen/action_import_private.h"

#define HEAD_ROWS    5
#define DETAIL_ROWS  5
#define WORD_WIDTH   12
#define NUMBER_WIDTH 6
#define LINES_WIDTH  24

/* --- rows --- */

/* KEPT: nobody can say any more what is meant. */
static char *spelling_text(const struct action_spelling *spelling, bool kept)
{
    g_autofree char *told = action_spelling_text(spelling);
    const char *hint = kept ? "" : _("; Enter memastikan");
    if (spelling->unit)
        return g_strdup_printf("%s = %s", told, spelling->unit);
    if (spelling->state == SPELLING_NEW)
        return g_strdup_printf(_("%s tidak mirip unit yang dikenal%s"), told, hint);
    if (spelling->proposals->len == 0)
        return g_strdup_printf(_("%s belum dipastikan%s"), told, hint);
    return g_strdup_printf(_("%s mungkin %s%s"), told,
                           (char *)g_ptr_array_index(spelling->proposals, 0), hint);
}

/* In a row of the list: many lines are not to hide the reasons. */
static char *group_text(const struct outcome_group *group)
{
    g_autofree char *lines = text_within(group->lines, *group->reasons ? LINES_WIDTH : INT_MAX);
    return g_strdup_printf(_("baris %s%s%s"), lines, *group->reasons ? ": " : "", group->reasons);
}

/* In full, the reasons first for the same cause; the caller frees it. */
static char *group_detail(const struct outcome_group *group)
{
    g_autofree char *lines = g_strdup_printf(_("baris %s"), group->lines);
    return *group->reasons ? g_strdup_printf("%s\n%s", group->reasons, lines)
                           : g_steal_pointer(&lines);
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
static char *row_text(const struct import_screen *shown, const struct import_row *row,
                      const char **word, guint *number, enum style *style)
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
        return spelling_text(spelling, shown->kept);
    case OF_COLUMNS:
        *word = _("kolom");
        return action_columns_read_text(action_import_columns(shown->import));
    case OF_UNREAD:
        *word = _("kolom");
        *style = STYLE_WARNING;
        return action_columns_unread_text(action_import_columns(shown->import));
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
    const struct import_row *row = &g_array_index(shown->rows, struct import_row, at);
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
    if (!import_selected(shown))
        return;
    const struct import_row *row = import_selected(shown);
    g_autofree char *text = row_text(shown, row, &word, &number, &style);
    g_autofree char *whole =
        row->kind == OF_ROWS ? group_detail(g_ptr_array_index(shown->groups, row->at)) : NULL;
    canvas_text(canvas, 0, 2, style, word);
    canvas_wrapped(canvas, 1, 2, STYLE_PLAIN, whole ? whole : text);
}

/* --- options --- */

static const char *yes_or_no(bool yes)
{
    return yes ? _("ya") : _("tidak");
}

static char *columns_value(const struct import_screen *shown)
{
    g_autofree char *name = shown->columns ? g_path_get_basename(shown->columns) : NULL;
    return name ? text_clean(name, false) : g_strdup(_("menurut judulnya"));
}

/* Of the rows that do not say it. */
static char *year_value(const struct import_screen *shown)
{
    int year = action_import_options(shown->import)->year;
    bool has_column = action_import_columns(shown->import)->positions[ACTION_COLUMN_YEAR] >= 0;
    if (!year && has_column)
        return g_strdup(_("dari daftar"));
    return g_strdup_printf("%d", year ? year : shown->screen.app->survey->year);
}

static char *value_of(const struct import_screen *shown, enum import_action action)
{
    const struct action_import_options *options = action_import_options(shown->import);
    switch (action) {
    case IMPORT_MERGED:
        return g_strdup(yes_or_no(options->merged));
    case IMPORT_SPLIT:
        return g_strdup(yes_or_no(options->split_lists));
    case IMPORT_UPDATE:
        return g_strdup(yes_or_no(options->update));
    case IMPORT_ADD:
        return g_strdup(yes_or_no(options->add_surveys));
    case IMPORT_COLUMNS:
        return columns_value(shown);
    default:
        return year_value(shown);
    }
}

static const struct {
    enum import_action action;
    int row;
    const char *label;
} options_shown[] = {
    {IMPORT_MERGED, 0, N_("gabung")}, {IMPORT_SPLIT, 0, N_("butir")},
    {IMPORT_UPDATE, 0, N_("ubah")},   {IMPORT_ADD, 0, N_("tambah")},
    {IMPORT_COLUMNS, 1, N_("kolom")}, {IMPORT_YEAR, 1, N_("tahun")},
};

static const struct binding *key_of(const struct screen_class *class, int action)
{
    size_t i = 0;
    while (class->keys[i].action != action)
        i++;
    return &class->keys[i];
}

/* With their keys, as far as one may turn them. */
static void draw_options(struct import_screen *shown, const struct canvas *canvas)
{
    int columns[] = {2, 2};
    for (size_t i = 0; i < G_N_ELEMENTS(options_shown); i++) {
        const struct binding *key = key_of(shown->screen.class, options_shown[i].action);
        int row = options_shown[i].row, column = columns[row];
        if (!screen_may(&shown->screen, key))
            continue;
        g_autofree char *value = value_of(shown, options_shown[i].action);
        column = canvas_text(canvas, row, column, STYLE_KEY, key->shown);
        columns[row] = 2 + canvas_print(canvas, row, column, STYLE_QUIET, " %s: %s",
                                        _(options_shown[i].label), value);
    }
}

/* --- the whole --- */

static void draw_head(struct import_screen *shown, const struct canvas *canvas)
{
    g_autofree char *name = g_path_get_basename(shown->path);
    g_autofree char *clean = text_clean(name, false);
    g_autofree char *sum = action_import_sum(shown->import, shown->kept);
    g_autofree char *whole = g_strdup_printf("%s: %s", clean, sum);
    struct canvas head = canvas_part(canvas, 0, 0, 2, -1);
    canvas_wrapped(&head, 0, 2, STYLE_STRONG, whole);
    struct canvas options = canvas_part(canvas, 2, 0, 2, -1);
    draw_options(shown, &options);
}

/* The names in files, with the words for people where these differ. */
static char *columns_explained(void)
{
    GString *text = g_string_new(NULL);
    for (enum action_column column = 0; column < ACTION_COLUMNS; column++) {
        const char *name = action_column_name(column), *words = action_column_words(column);
        g_string_append_printf(text, "%s%s", column ? ", " : _("Nama kolom: "), name);
        if (strcmp(name, words) != 0)
            g_string_append_printf(text, " (%s)", words);
    }
    return g_string_free(text, FALSE);
}

char *import_explains(size_t row, const char **left)
{
    *left = row ? "" : "K";
    switch (row) {
    case 0:
        return g_strdup(_("Berkas kolom adalah CSV dua kolom, berjudul heading,column: judul pada "
                          "daftar, dan nama kolom di Lembar."));
    case 1:
        return columns_explained();
    case 2:
        return g_strdup(_("Misalnya: Yang dikerjakan,plan. Nama - melewati kolom itu."));
    default:
        return NULL;
    }
}

/* Nothing of the list can be told yet. */
static void draw_trouble(const struct import_screen *shown, const struct canvas *canvas)
{
    int row = canvas_wrapped(canvas, 0, 2, STYLE_WARNING, shown->trouble) + 1;
    const char *left;
    char *text;
    for (size_t i = 0; (text = import_explains(i, &left)); i++) {
        canvas_text(canvas, row, 2, STYLE_KEY, left);
        row = canvas_wrapped(canvas, row, 4, STYLE_PLAIN, text);
        g_free(text);
    }
}

void import_draw(struct screen *screen, const struct canvas *canvas)
{
    struct import_screen *shown = (struct import_screen *)screen;
    int rows = canvas->rows - HEAD_ROWS - DETAIL_ROWS - 1;
    if (!shown->import) {
        draw_trouble(shown, canvas);
        return;
    }
    draw_head(shown, canvas);
    list_show(&shown->list, rows);
    for (int i = 0; i < rows && shown->list.top + i < shown->list.count; i++)
        draw_row(shown, canvas, HEAD_ROWS + i, shown->list.top + i);
    canvas_rule(canvas, HEAD_ROWS + rows, 0, canvas->columns);
    struct canvas detail = canvas_part(canvas, HEAD_ROWS + rows + 1, 0, DETAIL_ROWS, -1);
    draw_detail(shown, &detail);
}
