#include "ui/screen/history.h"

#include <string.h>

#include "src/check.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/change_words.h"
#include "ui/screen/question.h"
#include "ui/widget/list.h"

struct history {
    struct screen screen;
    int64_t sheet;      /* the sheet, or 0 */
    int64_t batch;      /* the batch, or 0 */
    long number;        /* of either */
    char *begun;        /* how it came about, one line */
    char *keyed_by;     /* of a sheet */
    char *accepted;     /* what is accepted for it now */
    GPtrArray *changes; /* of struct sheet_change */
    struct list list;
    char *personal; /* the labels of what is to be erased of the sheet, or NULL, */
    char *why;      /* and the reason */
};

enum { FORGET };

static const struct binding keys[] = {
    {{KEY_OF_DELETE},
     FORGET,
     "Del",
     N_("hapus data pribadi"),
     N_("Menghapus nama dan lainnya dari lembar ini untuk selamanya")},
    {{0}, -1, "↑↓", N_("gulir"), N_("Perubahan sebelumnya, berikutnya")},
};

/* A batch has no personal data. */
static const struct binding batch_keys[] = {
    {{0}, -1, "↑↓", N_("gulir"), N_("Perubahan sebelumnya, berikutnya")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == FORGET ? RIGHT_PERSONAL : RIGHT_KEY;
}

static bool read_sheet(struct history *history, struct error *error)
{
    struct sheet_info info;
    struct sheet_store *sheets = history->screen.app->sheets;
    if (!sheet_store_info(sheets, history->sheet, &info, error))
        return false;
    g_autofree char *keyed = app_time_text(info.keyed_at);
    history->number = info.number;
    history->begun = g_strdup_printf(_("Dientri %s oleh %s"), keyed, info.keyed_by);
    history->keyed_by = g_strdup(info.keyed_by);
    history->accepted = g_strdup(info.accepted);
    sheet_info_finish(&info);
    history->changes = sheet_store_changes(sheets, history->sheet, error);
    return history->changes != NULL;
}

/* The first entry of its record is the one that made it. */
static bool read_batch(struct history *history, struct error *error)
{
    struct batch_store *batches = history->screen.app->batches;
    struct batch *batch = batch_store_load(batches, history->batch, error);
    if (!batch)
        return false;
    history->number = batch->number;
    batch_destroy(batch);
    history->changes = batch_store_changes(batches, history->batch, error);
    if (!history->changes || history->changes->len == 0)
        return history->changes != NULL;
    const struct sheet_change *first = g_ptr_array_index(history->changes, 0);
    g_autofree char *made = app_time_text(first->at);
    history->begun = g_strdup_printf(_("Didaftarkan %s oleh %s"), made, first->person);
    g_ptr_array_remove_index(history->changes, 0);
    return true;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct history *history = (struct history *)screen;
    g_clear_pointer(&history->begun, g_free);
    g_clear_pointer(&history->keyed_by, g_free);
    g_clear_pointer(&history->accepted, g_free);
    g_clear_pointer(&history->changes, g_ptr_array_unref);
    if (!(history->batch ? read_batch(history, error) : read_sheet(history, error)))
        return false;
    list_resize(&history->list, (int)history->changes->len);
    return true;
}

static char *titled(struct screen *screen)
{
    struct history *history = (struct history *)screen;
    return g_strdup_printf(history->batch ? _("Riwayat bundel %ld") : _("Riwayat lembar %ld"),
                           history->number);
}

/* The codes that were accepted when the sheet was stored first. */
static char *first_accepted(const struct history *history)
{
    for (guint i = 0; i < history->changes->len; i++) {
        const struct sheet_change *change = g_ptr_array_index(history->changes, i);
        if (strcmp(change->field, "accepted") == 0)
            return check_codes(change->old_value);
    }
    return check_codes(history->accepted);
}

/* Why the marked change was made. */
static void draw_reason(const struct history *history, const struct canvas *canvas)
{
    if (history->list.count == 0)
        return;
    const struct sheet_change *change =
        g_ptr_array_index(history->changes, (guint)history->list.selected);
    struct canvas place = canvas_part(canvas, canvas->rows - 2, 2, 2, canvas->columns - 4);
    g_autofree char *reason = g_strdup_printf(_("Alasan: %s"), change->why);
    if (*change->why)
        canvas_wrapped(&place, 0, 0, STYLE_QUIET, reason);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct history *history = (struct history *)screen;
    if (!history->changes)
        return;
    canvas_text(canvas, 1, 2, STYLE_STRONG, history->begun ? history->begun : "");
    g_autofree char *accepted = history->batch ? g_strdup("") : first_accepted(history);
    if (*accepted)
        canvas_print(canvas, 2, 2, STYLE_WARNING, _("%s diterima oleh %s"), accepted,
                     history->keyed_by);
    if (history->changes->len == 0)
        canvas_text(canvas, 3, 2, STYLE_QUIET,
                    history->batch ? _("Belum ada perubahan.")
                                   : _("Belum pernah dikoreksi atau disisihkan."));
    int rows = canvas->rows - 5;
    draw_reason(history, canvas);
    list_show(&history->list, rows);
    for (int i = 0; i < rows && history->list.top + i < history->list.count; i++) {
        const struct sheet_change *change =
            g_ptr_array_index(history->changes, (guint)(history->list.top + i));
        g_autofree char *time = app_time_text(change->at);
        g_autofree char *what =
            change_words_why(screen->app, history->batch ? SUBJECT_BATCH : SUBJECT_SHEET, change);
        g_strdelimit(what, "\n", ' ');
        bool selected = history->list.top + i == history->list.selected;
        canvas_text(canvas, 3 + i, 0, STYLE_PLAIN, selected ? "▌" : " ");
        canvas_text(canvas, 3 + i, 2, STYLE_QUIET, time);
        canvas_field(canvas, 3 + i, 20, 12, STYLE_QUIET, change->person);
        canvas_text(canvas, 3 + i, 33, STYLE_PLAIN, what);
    }
}

/* --- forgetting a respondent --- */

/* "Nama, Telepon, Instansi", those that the sheet has; "" for none. The caller frees it. */
static char *personal_labels(const struct sheet *sheet)
{
    GString *labels = g_string_new(NULL);
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].personal && value_is_given(sheet->values[i]))
            g_string_append_printf(labels, "%s%s", labels->len ? ", " : "",
                                   sheet->form->items[i].label);
    return g_string_free(labels, FALSE);
}

static struct wish forget_answered(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct history *history = (struct history *)screen;
    (void)text;
    if (option != 1)
        return STAY;
    if (sheet_store_erase_personal(screen->app->sheets, history->sheet, history->why, app_now(),
                                   &error))
        screen_say(screen, _("Data pribadi lembar %ld dihapus; jawabannya tetap."),
                   history->number);
    else
        screen_complain(screen, &error);
    shell_refresh(screen);
    return STAY;
}

static struct wish why_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct history *history = (struct history *)screen;
    if (option != 0)
        return STAY;
    if (text_is_blank(text)) {
        error_set(&error, ERROR_INPUT, _("Tanpa alasan tidak ada yang dihapus."));
        screen_complain(screen, &error);
        return STAY;
    }
    g_free(history->why);
    history->why = g_strdup(text);
    g_autofree char *question =
        g_strdup_printf(_("Hapus data pribadi lembar %ld (%s) untuk selamanya? Jawabannya tetap."),
                        history->number, history->personal);
    return question_confirm_seen(screen, question, _("ya, hapus"), forget_answered);
}

/* Nothing is asked about a sheet that has none. */
static struct wish forget(struct history *history)
{
    struct error error;
    struct screen *screen = &history->screen;
    struct sheet *sheet = sheet_store_load(screen->app->sheets, history->sheet, &error);
    g_free(history->personal);
    history->personal = sheet ? personal_labels(sheet) : NULL;
    sheet_destroy(sheet);
    if (history->personal && *history->personal) {
        g_autofree char *question = g_strdup_printf(
            _("Mengapa data pribadi lembar %ld dihapus? Misalnya permintaan responden."),
            history->number);
        return question_ask_text(screen, question, "", why_typed);
    }
    if (history->personal)
        error_set(&error, ERROR_INPUT, _("Lembar %ld tidak menyimpan data pribadi."),
                  history->number);
    screen_complain(screen, &error);
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    (void)action;
    return forget((struct history *)screen);
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct history *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct history *history = (struct history *)screen;
    g_free(history->begun);
    g_free(history->keyed_by);
    g_free(history->accepted);
    g_free(history->personal);
    g_free(history->why);
    g_clear_pointer(&history->changes, g_ptr_array_unref);
}

const struct screen_class history_class = {
    .title = N_("Riwayat"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct history),
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

const struct screen_class history_batch_class = {
    .title = N_("Riwayat"),
    .keys = batch_keys,
    .key_count = G_N_ELEMENTS(batch_keys),
    .size = sizeof(struct history),
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .type = type,
    .destroy = destroy,
};

struct screen *history_open(struct app *app, int64_t sheet)
{
    struct history *history = screen_create(&history_class, app);
    history->sheet = sheet;
    return &history->screen;
}

struct screen *history_open_batch(struct app *app, int64_t batch)
{
    struct history *history = screen_create(&history_batch_class, app);
    history->batch = batch;
    return &history->screen;
}
