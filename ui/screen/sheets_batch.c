#include "src/i18n.h"
#include "ui/batch_number.h"
#include "ui/screen/question.h"
#include "ui/screen/sheets_private.h"

/* Sheets that came in batches of paper: which of them are shown, and moving one. */

/* The number of the batch may have been changed on its slip. */
bool sheets_read_batch(struct sheets *sheets, struct error *error)
{
    long last;
    struct batch_store *batches = sheets->screen.app->batches;
    if (!batch_store_last_number(batches, &last, error))
        return false;
    sheets->has_batches = last > 0;
    sheets->batch = 0;
    if (!sheets->filter.batch_id)
        return true;
    struct batch *batch = batch_store_load(batches, sheets->filter.batch_id, error);
    sheets->batch = batch ? batch->number : 0;
    batch_destroy(batch);
    return sheets->batch > 0;
}

int sheets_draw_batch(const struct sheets *sheets, const struct canvas *canvas, int column,
                      int64_t id)
{
    struct error error;
    struct batch *batch = id ? batch_store_load(sheets->screen.app->batches, id, &error) : NULL;
    if (batch)
        column = canvas_print(canvas, canvas->rows - 2, column, STYLE_QUIET, _(" · bundel %ld"),
                              batch->number);
    batch_destroy(batch);
    return column;
}

static struct wish batch_typed(struct screen *screen, int option, const char *text)
{
    int64_t id;
    struct error error;
    if (option != 0)
        return STAY;
    if (!batch_number_read(screen->app, text, &id, &error)) {
        screen_complain(screen, &error);
        return STAY;
    }
    ((struct sheets *)screen)->filter.batch_id = id;
    shell_refresh(screen);
    return STAY;
}

struct wish sheets_ask_batch(struct sheets *sheets)
{
    return question_ask_text(&sheets->screen, _("Lembar dari bundel nomor (kosong: semua):"), "",
                             batch_typed);
}

static void say_moved(struct sheets *sheets, int64_t batch, const char *number)
{
    enum serial_was was = sheet_store_serial_was(sheets->screen.app->sheets);
    if (batch)
        screen_say(&sheets->screen, _("Lembar dipindahkan ke bundel %s.%s"), number,
                   serial_was_words(was));
    else
        screen_say(&sheets->screen, _("Lembar ini tidak dalam bundel."));
}

static struct wish target_typed(struct screen *screen, int option, const char *text)
{
    int64_t batch;
    struct error error;
    struct sheets *sheets = (struct sheets *)screen;
    if (option != 0)
        return STAY;
    if (batch_number_read(screen->app, text, &batch, &error) &&
        sheet_store_move(screen->app->sheets, sheets_selected(sheets), batch, app_now(), &error))
        say_moved(sheets, batch, text);
    else
        screen_complain(screen, &error);
    shell_refresh(screen);
    return STAY;
}

/* Whoever keyed a sheet may move it, as he may correct it. */
static bool may_move(struct sheets *sheets, int64_t id, long *number, struct error *error)
{
    struct sheet_info info;
    struct app *app = sheets->screen.app;
    if (!sheet_store_info(app->sheets, id, &info, error))
        return false;
    *number = info.number;
    bool ok = app_is_own(app, info.keyed_by) || app_require(app, RIGHT_CORRECT_OTHERS, error);
    sheet_info_finish(&info);
    return ok;
}

struct wish sheets_ask_target(struct sheets *sheets)
{
    struct error error;
    long number;
    int64_t id = sheets_selected(sheets);
    if (id == 0)
        return STAY;
    if (!may_move(sheets, id, &number, &error)) {
        screen_complain(&sheets->screen, &error);
        return STAY;
    }
    g_autofree char *text = g_strdup_printf(
        _("Pindahkan lembar %ld ke bundel nomor (kosong: keluar dari bundel):"), number);
    return question_ask_text(&sheets->screen, text, "", target_typed);
}
