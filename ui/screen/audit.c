#include "ui/screen/audit.h"

#include "src/i18n.h"
#include "ui/chain.h"
#include "ui/screen/entries.h"
#include "ui/screen/pass.h"
#include "ui/widget/list.h"

struct audit_screen {
    struct screen screen;
    struct list list;
};

enum { ENTRIES, AGAIN };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, ENTRIES, "Enter", N_("isi catatan"), N_("Membaca entri: siapa, kapan, apa")},
    {{KEY_OF_F5}, AGAIN, "F5", N_("periksa lagi"), N_("Memeriksa seluruh catatan sekali lagi")},
    {{0}, -1, "↑↓", N_("gulir"), N_("Temuan sebelumnya, berikutnya")},
};

/* What an earlier look found stays where this one is stopped. */
static bool verify(struct app *app, struct error *error)
{
    struct pass pass;
    pass_begin(&pass, app);
    bool ok = chain_verify(app, error);
    pass_end(&pass);
    return ok;
}

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == ENTRIES ? RIGHT_READ_RECORD : RIGHT_KEY;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct audit_screen *audit = (struct audit_screen *)screen;
    struct app *app = screen->app;
    if (app->verified < 0 && !verify(app, error))
        return false;
    list_resize(&audit->list, (int)app->findings->len);
    return true;
}

static void draw_whole(const struct app *app, const struct canvas *canvas)
{
    g_autofree char *entries = app_count_text(app, app->verified);
    canvas_print(canvas, 1, 2, STYLE_GOOD, _("✓ Catatan utuh: %s entri."), entries);
    struct canvas text = canvas_part(canvas, 3, 2, -1, MIN(canvas->columns - 4, 72));
    canvas_wrapped(&text, 0, 0, STYLE_PLAIN,
                   _("Setiap perubahan lembar, tindak lanjut, petugas, layanan, dan pengaturan "
                     "adalah satu entri: siapa, kapan, apa, lama, baru, mengapa. Semua data sesuai "
                     "dengan riwayatnya."));
}

static void draw_findings(struct audit_screen *audit, const struct canvas *canvas)
{
    const GPtrArray *findings = audit->screen.app->findings;
    canvas_print(canvas, 1, 2, STYLE_ALARM,
                 _("! %u hal tidak beres. Jangan ubah apa pun; hubungi penyelia."), findings->len);
    int row = 3;
    list_show(&audit->list, canvas->rows - 4);
    for (int i = audit->list.top; i < audit->list.count && row < canvas->rows; i++) {
        canvas_text(canvas, row, 0, STYLE_PLAIN, i == audit->list.selected ? "▌" : " ");
        row = canvas_wrapped(canvas, row, 2, STYLE_PLAIN, g_ptr_array_index(findings, (guint)i));
    }
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct audit_screen *audit = (struct audit_screen *)screen;
    if (!screen->app->findings)
        return;
    if (screen->app->findings->len == 0)
        draw_whole(screen->app, canvas);
    else
        draw_findings(audit, canvas);
}

static struct wish read_entries(struct screen *screen)
{
    struct error error;
    struct screen *entries = entries_open(screen->app, &error);
    if (entries)
        return OPEN(entries);
    screen_complain(screen, &error);
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct error error;
    if (action == ENTRIES)
        return read_entries(screen);
    if (!verify(screen->app, &error)) {
        screen_complain(screen, &error);
        return STAY;
    }
    screen_say(screen, _("Catatan diperiksa."));
    shell_refresh(screen);
    return STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct audit_screen *)screen)->list, key);
    return STAY;
}

const struct screen_class audit_class = {
    .title = N_("Catatan perubahan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct audit_screen),
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
};

struct screen *audit_open(struct app *app)
{
    struct audit_screen *audit = screen_create(&audit_class, app);
    return &audit->screen;
}
