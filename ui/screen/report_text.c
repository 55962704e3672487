#include "ui/screen/report_text.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/question.h"
#include "ui/terminal.h"
#include "ui/widget/editor.h"

struct report_text_screen {
    struct screen screen;
    struct screen *owner;
    enum report_part part;
    struct editor *editor;
    char *stored; /* as it was read */
};

enum { SAVE };

static const struct binding keys[] = {
    {{KEY_OF_F2}, SAVE, "F2", N_("simpan"), N_("Menyimpan teks ini; teks kosong menghapusnya")},
    {{0}, -1, "Enter", N_("baris baru"), N_("Memulai baris baru; di laporan tiap baris alinea")},
    {{0}, -1, "Ctrl-Z", N_("urungkan"), N_("Mengurungkan ketikan terakhir")},
};

const char *report_text_title(enum report_part part)
{
    static const char *const titles[REPORT_PARTS] = {
        [REPORT_PREFACE] = N_("Kata pengantar"),
        [REPORT_ANALYSIS] = N_("Analisis"),
        [REPORT_CLOSING] = N_("Penutup"),
    };
    return _(titles[part]);
}

static char *titled(struct screen *screen)
{
    return g_strdup(report_text_title(((struct report_text_screen *)screen)->part));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    static const char *const hints[REPORT_PARTS] = {
        [REPORT_PREFACE] = N_("Halaman pertama laporan, sebelum daftar isi."),
        [REPORT_ANALYSIS] = N_("Sesudah tabel hasil: apa arti angka itu bagi unit."),
        [REPORT_CLOSING] = N_("Bagian akhir laporan, sebelum pernyataan."),
    };
    struct report_text_screen *text = (struct report_text_screen *)screen;
    struct canvas inside =
        canvas_part(canvas, 3, 3, canvas->rows - 4, MIN(90, canvas->columns - 6));
    canvas_text(canvas, 1, 3, STYLE_QUIET, _(hints[text->part]));
    editor_draw(text->editor, &inside, true);
}

static struct wish save(struct report_text_screen *text)
{
    struct app *app = text->screen.app;
    struct error error;
    const char *written = editor_text(text->editor);
    struct report_text_store *store =
        report_text_store_open(app->database, app->survey, app->person, &error);
    bool ok = store && report_text_store_save(store, text->part, written, app_now(), &error);
    report_text_store_close(store);
    if (!ok) {
        screen_complain(&text->screen, &error);
        return STAY;
    }
    if (text_is_blank(written))
        screen_say(text->owner, _("%s dihapus dari laporan."), report_text_title(text->part));
    else
        screen_say(text->owner, _("%s tersimpan."), report_text_title(text->part));
    return GO_BACK;
}

static struct wish act(struct screen *screen, int action)
{
    return action == SAVE ? save((struct report_text_screen *)screen) : STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    if (!editor_key(((struct report_text_screen *)screen)->editor, key))
        terminal_bell();
    return STAY;
}

static struct wish answered(struct screen *screen, int option, const char *typed)
{
    (void)typed;
    if (option == 0)
        return save((struct report_text_screen *)screen);
    return option == 1 ? GO_BACK : STAY;
}

static struct wish leave(struct screen *screen)
{
    struct report_text_screen *text = (struct report_text_screen *)screen;
    const char *const options[] = {_("Simpan"), _("Buang perubahan"), _("Kembali menulis"), NULL};
    if (strcmp(editor_text(text->editor), text->stored) == 0)
        return GO_BACK;
    return question_ask(screen, _("Teks ini belum disimpan."), options, 2, answered);
}

static void destroy(struct screen *screen)
{
    struct report_text_screen *text = (struct report_text_screen *)screen;
    editor_destroy(text->editor);
    g_free(text->stored);
}

const struct screen_class report_text_class = {
    .title = N_("Teks laporan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct report_text_screen),
    .needs = RIGHT_LOOK,
    .titled = titled,
    .may_lose = true,
    .draw = draw,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

struct screen *report_text_open(struct app *app, enum report_part part, struct screen *owner,
                                struct error *error)
{
    struct report_text stored = {0};
    struct report_text_store *store =
        report_text_store_open(app->database, app->survey, app->person, error);
    bool ok = store && report_text_store_load(store, part, &stored, error);
    report_text_store_close(store);
    struct report_text_screen *text = ok ? screen_create(&report_text_class, app) : NULL;
    if (text) {
        text->owner = owner;
        text->part = part;
        text->editor = editor_create(stored.text, false);
        text->stored = g_strdup(editor_text(text->editor));
    }
    report_text_finish(&stored);
    return text ? &text->screen : NULL;
}
