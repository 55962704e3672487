#include "ui/screen/home_private.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/index.h"
#include "ui/widget/value_bar.h"

static void draw_index(const struct home *home, const struct canvas *canvas)
{
    const struct index_value *whole = &home->figures.result->whole;
    char text[HUNDREDTHS_TEXT], point = home->screen.app->point;
    enum style style = whole->band ? theme_tone(whole->band->tone) : STYLE_STRONG;
    long change = figures_change(whole->value, home->figures.last_whole);
    int after = canvas_large(canvas, 1, 3, style, hundredths_text(whole->value, point, text));
    int column = MAX(after + 3, 25);
    canvas_print(canvas, 1, column, style, "%s %s", _("IKM"),
                 whole->band ? whole->band->grade : "");
    canvas_text(canvas, 2, column, STYLE_PLAIN,
                whole->band ? whole->band->words : _("belum ada lembar"));
    if (change != HUNDREDTHS_NONE)
        canvas_print(canvas, 3, column, STYLE_PLAIN, "%s %s %s %d", index_change_sign(change),
                     hundredths_text_absolute(change, point, text), _("dari"),
                     home->figures.last_year);
}

static void draw_counts(const struct home *home, const struct canvas *canvas)
{
    const struct sheet_counts *counts = &home->figures.counts;
    long minimum = app_minimum_sample(home->screen.app);
    canvas_print(canvas, 1, 49, STYLE_PLAIN, _("%ld lembar dientri"), (long)counts->keyed);
    canvas_print(canvas, 2, 49, STYLE_PLAIN, _("%ld dihitung, %ld disisihkan"),
                 (long)counts->counted, (long)(counts->keyed - counts->counted));
    if (minimum > 0)
        canvas_print(canvas, 3, 49, STYLE_PLAIN, _("sampel %ld dari minimal %ld%s"),
                     (long)counts->counted, minimum, counts->counted >= minimum ? " ✓" : "");
}

/* One row an element, with its name and bar, where there is room for it. */
static int draw_elements_tall(const struct home *home, const struct canvas *canvas, int row)
{
    const struct index_result *result = home->figures.result;
    char text[HUNDREDTHS_TEXT];
    int start = value_bar_start(result), bar = 62;
    for (size_t e = 0; e < result->form->element_count; e++, row++) {
        const struct index_value *value = &result->elements[e];
        canvas_field(canvas, row, 3, 4, STYLE_QUIET, value->element->code);
        canvas_field(canvas, row, 8, 40, STYLE_PLAIN, value->element->name);
        canvas_text(canvas, row, 48, STYLE_ALARM, value->lowest ? "▼" : "");
        canvas_right(canvas, row, 50, 7, STYLE_PLAIN,
                     hundredths_text(value->value, home->screen.app->point, text));
        canvas_text(canvas, row, 58, value_style(value), value->band ? value->band->grade : "");
        value_bar_draw(canvas, row, bar, canvas->columns - bar - 3, value, result->form, start);
    }
    return row;
}

/* Three columns of elements, read downwards. */
static int draw_elements(const struct home *home, const struct canvas *canvas, int row)
{
    const struct index_result *result = home->figures.result;
    char text[HUNDREDTHS_TEXT];
    int count = (int)result->form->element_count, rows = (count + 2) / 3;
    int width = (canvas->columns - 6) / 3;
    for (int e = 0; e < count; e++) {
        const struct index_value *value = &result->elements[e];
        int line = row + e % rows, column = 3 + e / rows * width;
        enum style style = value->band ? theme_tone(value->band->tone) : STYLE_QUIET;
        canvas_field(canvas, line, column, 4, STYLE_QUIET, value->element->code);
        canvas_right(canvas, line, column + 4, 6, STYLE_PLAIN,
                     hundredths_text(value->value, home->screen.app->point, text));
        canvas_text(canvas, line, column + 11, style, value->band ? value->band->grade : "");
        canvas_text(canvas, line, column + 13, STYLE_ALARM, value->lowest ? "▼" : "");
        if (width > 36)
            canvas_field(canvas, line, column + 15, width - 17, STYLE_QUIET, value->element->name);
    }
    return row + rows;
}

enum { FAILURE_ROWS = 3 };

/* What went wrong ends with what to do about it: a folder too long to leave room for that is told
 * by its last part. The caller frees it. */
static char *backup_failure_words(const struct backup_state *backup, int cells)
{
    g_autofree char *since = app_time_text(backup->failed_at);
    since[strlen("DD-MM-YYYY")] = '\0';
    GString *text = g_string_new(NULL);
    g_string_printf(text, _("! Cadangan gagal sejak %s: %s"), since, backup->failure);
    g_autoptr(GArray) lines = text_wrap(text->str, cells);
    if (lines->len > FAILURE_ROWS && *backup->folder) {
        g_autofree char *name = g_path_get_basename(backup->folder);
        g_autofree char *shorter = g_strconcat("…/", name, NULL);
        g_string_replace(text, backup->folder, shorter, 1);
    }
    return g_string_free(text, FALSE);
}

/* Returns the row after it. */
static int draw_backup_failure(const struct backup_state *backup, const struct canvas *canvas)
{
    struct canvas rows = canvas_part(canvas, 4, 1, FAILURE_ROWS, canvas->columns - 2);
    g_autofree char *text = backup_failure_words(backup, rows.columns - 1);
    return 4 + canvas_wrapped(&rows, 0, 0, STYLE_ALARM, text);
}

/* A failed one is told until one works; a good one quietly. Returns the row of the elements. */
static int draw_backup(const struct home *home, const struct canvas *canvas)
{
    const struct backup_state *backup = &home->backup;
    g_autofree char *made = app_time_text(backup->made_at);
    if (backup->failed_at)
        return CLAMP(draw_backup_failure(backup, canvas), 6, 7);
    if (backup->made_at && *backup->folder)
        canvas_print(canvas, 4, 49, STYLE_QUIET, _("cadangan %s"), made);
    return 6;
}

static void draw_actions(const struct home *home, const struct canvas *canvas, int row)
{
    int column = canvas_text(canvas, row, 3, STYLE_QUIET, _("Tindak lanjut")) + 3;
    for (int state = 0; state <= ACTION_IS_DONE; state++)
        column = canvas_print(
                     canvas, row, column,
                     home->actions.all[state] ? theme_state((enum action_state)state) : STYLE_QUIET,
                     "%s %ld %s", theme_state_sign((enum action_state)state),
                     (long)home->actions.all[state], action_state_words((enum action_state)state)) +
                 3;
}

/* What waits for whoever is at the keys; nothing is said where nothing does. */
static void draw_mine(const struct home *home, const struct canvas *canvas, int row)
{
    const int64_t *mine = home->actions.mine;
    if (mine[ACTION_IS_OVERDUE] + mine[ACTION_IS_SOON] == 0)
        return;
    int column =
        canvas_print(canvas, row, 3, STYLE_STRONG, _("Untuk %s"), home->screen.app->person_name) +
        3;
    for (int state = 0; state <= ACTION_IS_SOON; state++)
        if (mine[state])
            column = canvas_print(canvas, row, column, theme_state((enum action_state)state),
                                  "%s %ld %s", theme_state_sign((enum action_state)state),
                                  (long)mine[state], action_state_words((enum action_state)state)) +
                     3;
}

int home_draw_survey(const struct home *home, const struct canvas *canvas)
{
    draw_index(home, canvas);
    draw_counts(home, canvas);
    int row = draw_backup(home, canvas);
    int elements = (int)home->figures.result->form->element_count;
    bool tall = canvas->columns >= 100 && canvas->rows >= elements + 18;
    row = tall ? draw_elements_tall(home, canvas, row) : draw_elements(home, canvas, row);
    draw_actions(home, canvas, row + 1);
    draw_mine(home, canvas, row + 2);
    return row + 4;
}

int home_draw_own(const struct home *home, const struct canvas *canvas)
{
    long second = (long)(home->second.mine[SECOND_WAITS] + home->second.mine[SECOND_THIRD]);
    g_autofree char *own = g_strdup_printf("%ld", (long)home->own);
    int column = canvas_large(canvas, 1, 3, STYLE_STRONG, own) + 3;
    canvas_text(canvas, 1, column, STYLE_STRONG, _("lembar Anda entri"));
    canvas_print(canvas, 2, column, STYLE_PLAIN, _("%ld hari ini"), (long)home->own_today);
    if (second)
        canvas_print(canvas, 3, column, STYLE_PLAIN, _("%ld menunggu entri ulang oleh Anda"),
                     second);
    int row = draw_backup(home, canvas);
    draw_actions(home, canvas, row);
    draw_mine(home, canvas, row + 1);
    return row + 3;
}
