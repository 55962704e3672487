#include "ui/screen/closing.h"

#include "db/audit.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/statement.h"
#include "ui/screen/folder.h"
#include "ui/screen/page.h"
#include "ui/screen/pass.h"
#include "ui/screen/question.h"

struct closing {
    struct screen screen;
    struct closing_state state;
    struct closing_unsettled unsettled;
    struct figures figures;
    GPtrArray *set_aside; /* of struct set_aside */
    GPtrArray *findings;  /* of the record, once it was verified */
    int64_t entries;
    bool has_statement;
    char *wanted; /* the folder that was typed for it */
};

enum { LOCK, UNLOCK, READ, WRITE };

#define LOCK_KEY                                                                                   \
    {                                                                                              \
        {KEY_OF_F2}, LOCK, "F2", N_("kunci"), N_("Mengunci survei dan menandatangani pernyataan")  \
    }
#define STATEMENT_KEYS                                                                             \
    {{'p'}, READ, "P", N_("pernyataan"), N_("Membaca pernyataan yang terakhir")},                  \
    {                                                                                              \
        {'s'}, WRITE, "S", N_("simpan ke berkas"), N_("Menulis pernyataan ke sebuah folder")       \
    }
#define UNLOCK_KEY                                                                                 \
    {                                                                                              \
        {'b'}, UNLOCK, "B", N_("buka kunci"), N_("Membuka kunci survei, dengan alasan")            \
    }

static const struct binding keys[] = {LOCK_KEY, STATEMENT_KEYS, UNLOCK_KEY};

/* What the footer shows: of an open survey, of one that was unlocked, of a locked one. */
static const struct binding open_keys[] = {LOCK_KEY};
static const struct binding unlocked_keys[] = {LOCK_KEY, STATEMENT_KEYS};
static const struct binding locked_keys[] = {STATEMENT_KEYS, UNLOCK_KEY};

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == LOCK || action == UNLOCK ? RIGHT_LOCK : RIGHT_LOOK;
}

/* --- data --- */

static bool verify_record(struct closing *closing, struct error *error)
{
    struct pass pass;
    struct app *app = closing->screen.app;
    g_clear_pointer(&closing->findings, g_ptr_array_unref);
    pass_begin(&pass, app);
    bool ok = audit_verify(app->database, &closing->findings, &closing->entries, error);
    pass_end(&pass);
    return ok;
}

static bool find_statement(struct closing *closing, struct error *error)
{
    g_autofree char *text = closing_store_statement(closing->screen.app->closing, error);
    closing->has_statement = text && *text;
    return text != NULL;
}

static void forget(struct closing *closing)
{
    closing_state_finish(&closing->state);
    figures_finish(&closing->figures);
    g_clear_pointer(&closing->set_aside, g_ptr_array_unref);
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct closing *closing = (struct closing *)screen;
    struct closing_store *store = screen->app->closing;
    forget(closing);
    closing->set_aside = closing_store_set_aside(store, error);
    bool ok = closing->set_aside && closing_store_state(store, &closing->state, error) &&
              closing_store_unsettled(store, &closing->unsettled, error) &&
              app_figures(screen->app, ANY_SERVICE, &closing->figures, error) &&
              find_statement(closing, error) && verify_record(closing, error);
    if (!ok)
        forget(closing);
    return ok;
}

static bool is_settled(const struct closing *closing)
{
    return !closing->unsettled.open_batches && !closing->unsettled.drafts &&
           !closing->unsettled.second;
}

/* --- drawing --- */

static void draw_state(const struct closing *closing, const struct canvas *canvas)
{
    const struct closing_state *state = &closing->state;
    g_autofree char *time = app_time_text(state->at);
    int after =
        canvas_text(canvas, 1, 3, STYLE_STRONG, state->locked ? _("TERKUNCI") : _("TERBUKA"));
    if (state->locked)
        canvas_print(canvas, 1, after + 3, STYLE_PLAIN, _("sejak %s oleh %s"), time, state->person);
    else
        canvas_text(canvas, 1, after + 3, STYLE_PLAIN,
                    state->at ? _("kuncinya dibuka lagi; data dapat diubah")
                              : _("data dapat diubah; kunci setelah semua beres"));
    g_autofree char *earlier = g_strdup_printf(
        _("Pernyataan yang ada: sebelum dibuka lagi pada %s oleh %s"), time, state->person);
    g_autofree char *despite = g_strdup_printf(_("! belum beres: %s"), state->despite);
    struct canvas note = canvas_part(canvas, 2, 3, 2, canvas->columns - 3);
    if (closing->has_statement && !state->locked)
        canvas_wrapped(&note, 0, 0, STYLE_WARNING, earlier);
    if (state->locked && *state->despite)
        canvas_wrapped(&note, 0, 0, STYLE_ALARM, despite);
}

/* What there was nothing of is not a condition that was met. */
static int draw_nothing(const struct canvas *canvas, int row, const char *words)
{
    canvas_text(canvas, row, 3, STYLE_QUIET, "–");
    canvas_text(canvas, row, 6, STYLE_QUIET, words);
    return row + 1;
}

static int draw_condition(const struct canvas *canvas, int row, bool met, const char *words)
{
    canvas_text(canvas, row, 3, met ? STYLE_STRONG : STYLE_ALARM, met ? "✓" : "!");
    canvas_text(canvas, row, 6, met ? STYLE_PLAIN : STYLE_ALARM, words);
    return row + 1;
}

static int draw_count_condition(const struct canvas *canvas, int row, int64_t count,
                                const char *none, const char *some)
{
    g_autofree char *words = count ? g_strdup_printf(some, (long)count) : g_strdup(none);
    return draw_condition(canvas, row, count == 0, words);
}

static int draw_conditions(const struct closing *closing, const struct canvas *canvas, int row)
{
    const struct closing_unsettled *unsettled = &closing->unsettled;
    bool whole = closing->findings->len == 0;
    g_autofree char *record =
        whole ? g_strdup_printf(_("rantai catatan utuh, %ld entri"), (long)closing->entries)
              : g_strdup_printf(_("catatan: %s"),
                                (const char *)g_ptr_array_index(closing->findings, 0));
    canvas_text(canvas, row, 3, STYLE_QUIET, _("Syarat"));
    row = unsettled->batches
              ? draw_count_condition(canvas, row + 1, unsettled->open_batches,
                                     _("semua bundel sudah ditutup"), _("%ld bundel belum ditutup"))
              : draw_nothing(canvas, row + 1, _("tanpa bundel"));
    row = draw_count_condition(canvas, row, unsettled->drafts,
                               _("tidak ada lembar yang belum selesai"),
                               _("%ld lembar belum selesai"));
    row = unsettled->keyed_twice
              ? draw_count_condition(canvas, row, unsettled->second,
                                     _("entri kedua sudah diputuskan semua"),
                                     _("%ld lembar menunggu entri kedua atau keputusan"))
              : draw_nothing(canvas, row, _("tidak ada entri kedua"));
    return draw_condition(canvas, row, whole, record);
}

static int draw_set_aside(const struct closing *closing, const struct canvas *canvas, int row,
                          int most)
{
    for (guint i = 0; i < closing->set_aside->len && (int)i < most; i++, row++) {
        const struct set_aside *aside = g_ptr_array_index(closing->set_aside, i);
        canvas_print(canvas, row, 6, STYLE_QUIET, "%3ld  %s", (long)aside->sheets,
                     *aside->reason ? aside->reason : _("tanpa alasan"));
    }
    return row;
}

static void draw_facts(const struct closing *closing, const struct canvas *canvas, int row)
{
    char text[HUNDREDTHS_TEXT];
    const struct sheet_counts *counts = &closing->figures.counts;
    const struct index_value *whole = &closing->figures.result->whole;
    canvas_text(canvas, row, 3, STYLE_QUIET, _("Yang dinyatakan"));
    canvas_print(canvas, row + 1, 3, STYLE_PLAIN, _("Indeks %s  %s %s"),
                 hundredths_text(whole->value, closing->screen.app->point, text),
                 whole->band ? whole->band->grade : "", whole->band ? whole->band->words : "");
    canvas_print(canvas, row + 2, 3, STYLE_PLAIN,
                 _("%ld lembar dientri, %ld dihitung, %ld disisihkan"), (long)counts->keyed,
                 (long)counts->counted, (long)(counts->keyed - counts->counted));
    draw_set_aside(closing, canvas, row + 3, canvas->rows - row - 3);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct closing *closing = (struct closing *)screen;
    if (!closing->figures.result || !closing->findings)
        return;
    draw_state(closing, canvas);
    int row = draw_conditions(closing, canvas, 4);
    draw_facts(closing, canvas, row + 1);
}

static const struct binding *footer(struct screen *screen, size_t *count)
{
    struct closing *closing = (struct closing *)screen;
    *count = G_N_ELEMENTS(open_keys);
    if (!closing->has_statement)
        return open_keys;
    *count = G_N_ELEMENTS(locked_keys);
    G_STATIC_ASSERT(G_N_ELEMENTS(locked_keys) == G_N_ELEMENTS(unlocked_keys));
    return closing->state.locked ? locked_keys : unlocked_keys;
}

/* --- actions --- */

static struct wish finish(struct closing *closing, bool ok, const struct error *error,
                          const char *done)
{
    shell_refresh(&closing->screen);
    if (ok)
        screen_say(&closing->screen, "%s", done);
    else
        screen_complain(&closing->screen, error);
    return STAY;
}

static const char *const locked_words =
    N_("Survei dikunci. P membaca pernyataannya, S menyimpannya ke berkas.");

/* What was said of the lock went with the key that acknowledged it. */
static struct wish key_told(struct screen *screen, int option, const char *text)
{
    (void)option;
    (void)text;
    screen_say(screen, "%s", _(locked_words));
    return STAY;
}

static struct wish lock(struct closing *closing, const char *despite)
{
    struct error error;
    g_autofree char *key_made = NULL;
    bool ok = statement_lock(closing->screen.app, despite, &key_made, &error);
    struct wish wish = finish(closing, ok, &error, _(locked_words));
    return key_made ? question_tell(&closing->screen, key_made, key_told) : wish;
}

static struct wish lock_confirmed(struct screen *screen, int option, const char *text)
{
    (void)text;
    return option == 1 ? lock((struct closing *)screen, "") : STAY;
}

static struct wish despite_given(struct screen *screen, int option, const char *text)
{
    if (option != 0)
        return STAY;
    g_autofree char *why = text_clean(text, false);
    return lock((struct closing *)screen, why);
}

static struct wish ask_to_lock(struct closing *closing)
{
    if (is_settled(closing))
        return question_confirm(&closing->screen,
                                _("Kunci survei ini? Setelah itu lembar, layanan, dan sasarannya "
                                  "tidak dapat diubah, dan pernyataan ditandatangani."),
                                _("ya, kunci"), lock_confirmed);
    return question_ask_text(&closing->screen,
                             _("Masih ada yang belum beres. Mengapa survei tetap dikunci? "
                               "Alasannya masuk pernyataan."),
                             "", despite_given);
}

static struct wish unlock_answered(struct screen *screen, int option, const char *text)
{
    struct error error;
    if (option != 0)
        return STAY;
    g_autofree char *why = text_clean(text, false);
    bool ok = closing_store_unlock(screen->app->closing, why, app_now(), &error);
    return finish((struct closing *)screen, ok, &error,
                  _("Kunci survei dibuka, dengan alasannya."));
}

static struct wish refuse(struct closing *closing, const char *sentence)
{
    struct error error;
    error_set(&error, ERROR_INPUT, "%s", sentence);
    screen_complain(&closing->screen, &error);
    return STAY;
}

static struct wish read_statement(struct closing *closing)
{
    struct error error;
    g_autofree char *text = closing_store_statement(closing->screen.app->closing, &error);
    g_autofree char *opened = app_time_text(closing->state.at);
    g_autofree char *title =
        closing->state.locked
            ? g_strdup(_("Pernyataan"))
            : g_strdup_printf(_("Pernyataan sebelum dibuka lagi pada %s"), opened);
    if (text)
        return OPEN(page_open(closing->screen.app, title, text));
    screen_complain(&closing->screen, &error);
    return STAY;
}

static struct wish folder_settled(struct screen *screen, int option, const char *text)
{
    struct error error;
    const char *folder = ((struct closing *)screen)->wanted;
    (void)text;
    if (option != 1)
        return STAY;
    g_autofree char *path = folder_settle(screen->app, folder, &error)
                                ? statement_write(screen->app, folder, &error)
                                : NULL;
    if (path)
        screen_say(screen,
                   ((struct closing *)screen)->state.locked
                       ? _("Pernyataan ditulis: %s")
                       : _("Pernyataan sebelum dibuka lagi ditulis: %s"),
                   path);
    else
        screen_complain(screen, &error);
    return STAY;
}

static struct wish folder_given(struct screen *screen, int option, const char *text)
{
    struct closing *closing = (struct closing *)screen;
    return option != 0 || text_is_blank(text)
               ? STAY
               : folder_typed(screen, text, &closing->wanted, folder_settled);
}

static struct wish ask_folder(struct screen *screen)
{
    g_autofree char *folder = folder_of_papers(screen->app);
    return folder_ask(screen, _("Folder tempat menyimpan pernyataan:"), folder, folder_given);
}

static struct wish act(struct screen *screen, int action)
{
    struct closing *closing = (struct closing *)screen;
    bool locked = closing->state.locked;
    if ((action == READ || action == WRITE) && !closing->has_statement)
        return refuse(closing, _("Survei ini belum pernah dikunci: belum ada pernyataan."));
    switch (action) {
    case LOCK:
        return locked ? refuse(closing, _("Survei ini sudah dikunci.")) : ask_to_lock(closing);
    case UNLOCK:
        return locked
                   ? question_ask_text(screen, _("Mengapa kunci survei dibuka? Alasannya dicatat."),
                                       "", unlock_answered)
                   : refuse(closing, _("Survei ini tidak dikunci."));
    case READ:
        return read_statement(closing);
    default:
        return ask_folder(screen);
    }
}

static void destroy(struct screen *screen)
{
    struct closing *closing = (struct closing *)screen;
    forget(closing);
    g_clear_pointer(&closing->findings, g_ptr_array_unref);
    g_free(closing->wanted);
}

const struct screen_class closing_class = {
    .title = N_("Penutupan survei"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct closing),
    .needs = RIGHT_LOOK,
    .footer = footer,
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .destroy = destroy,
};

struct screen *closing_open(struct app *app)
{
    struct closing *closing = screen_create(&closing_class, app);
    return &closing->screen;
}
