#include "ui/screen/settings.h"

#include "src/i18n.h"
#include "ui/backup.h"
#include "ui/places.h"
#include "ui/screen/audit.h"
#include "ui/screen/pass.h"
#include "ui/screen/password.h"
#include "ui/screen/people.h"
#include "ui/screen/question.h"
#include "ui/widget/list.h"

struct settings_screen {
    struct screen screen;
    struct list list;
    char *values[SETTINGS];
    struct backup_state backup;
};

enum { CHANGE, PEOPLE, OWN_PASSWORD, BACK_UP, AUDIT };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, CHANGE, "Enter", N_("ubah"), N_("Mengubah pengaturan yang ditandai")},
    {{KEY_OF_F2}, PEOPLE, "F2", N_("petugas"), N_("Petugas: peran, kata sandi, blokir")},
    {{KEY_OF_F3},
     OWN_PASSWORD,
     "F3",
     N_("sandi"),
     N_("Mengganti kata sandi sendiri; perlu kata sandi lama")},
    {{KEY_OF_F4}, BACK_UP, "F4", N_("cadangkan"), N_("Membuat cadangan sekarang")},
    {{KEY_OF_F5}, AUDIT, "F5", N_("catatan"), N_("Memeriksa keutuhan catatan perubahan")},
};

static enum right right(struct screen *screen, int action)
{
    const struct settings_screen *of = (struct settings_screen *)screen;
    switch (action) {
    case CHANGE:
        return settings[of->list.selected].right;
    case PEOPLE:
        return RIGHT_CHANGE_PEOPLE;
    case BACK_UP:
        return RIGHT_CHANGE_SETTINGS;
    default:
        return RIGHT_KEY;
    }
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct settings_screen *of = (struct settings_screen *)screen;
    struct app *app = screen->app;
    list_resize(&of->list, SETTINGS);
    backup_state_finish(&of->backup);
    for (int i = 0; i < SETTINGS; i++) {
        g_free(of->values[i]);
        of->values[i] =
            setting_store_text(app->settings, settings[i].name, settings[i].fallback, error);
        if (!of->values[i])
            return false;
    }
    return backup_store_state(app->backups, &of->backup, error);
}

/* --- drawing --- */

#define VALUE 34

static void draw_value(const struct settings_screen *of, const struct canvas *canvas, int row,
                       int i)
{
    const char *value = of->values[i];
    enum style style = i == of->list.selected ? STYLE_STRONG : STYLE_PLAIN;
    if (settings[i].is_fixed)
        value = setting_number((enum setting)i, value) ? _("menyala") : _("mati: tanpa masuk");
    else if (setting_is_switch((enum setting)i))
        value = setting_number((enum setting)i, value) ? _("ya") : _("tidak");
    else if (settings[i].is_text && !*value)
        value = i == SETTING_CHECKS_OFF ? _("tidak ada") : _("belum dipilih");
    canvas_field(canvas, row, VALUE, canvas->columns - VALUE - 2, style, value);
}

static int draw_list(const struct settings_screen *of, const struct canvas *canvas)
{
    int row = 1;
    for (int i = 0; i < SETTINGS && of->values[i]; i++, row++) {
        bool selected = i == of->list.selected;
        canvas_text(canvas, row, 0, STYLE_PLAIN, selected ? "▌" : " ");
        canvas_text(canvas, row, 2, selected ? STYLE_STRONG : STYLE_PLAIN, _(settings[i].label));
        draw_value(of, canvas, row, i);
    }
    if (settings[of->list.selected].note)
        canvas_text(canvas, row + 1, 2, STYLE_QUIET, _(settings[of->list.selected].note));
    return row + 3;
}

static void draw_backup(const struct settings_screen *of, const struct canvas *canvas, int row)
{
    const struct backup_state *backup = &of->backup;
    g_autofree char *made = app_time_text(backup->made_at);
    canvas_text(canvas, row, 2, STYLE_QUIET, _("Cadangan terakhir"));
    if (!backup->made_at)
        canvas_text(canvas, row, VALUE, STYLE_PLAIN, _("belum ada"));
    else
        canvas_text(canvas, row, VALUE, STYLE_PLAIN, made);
    if (backup->made_at)
        canvas_text(canvas, row + 1, VALUE, STYLE_QUIET, backup->path);
    struct canvas rows = canvas_part(canvas, row + 2, 2, 3, canvas->columns - 4);
    if (backup->failed_at)
        canvas_wrapped(&rows, 0, 0, STYLE_ALARM, backup->failure);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    const struct settings_screen *of = (struct settings_screen *)screen;
    const struct app *app = screen->app;
    int row = draw_list(of, canvas);
    canvas_rule(canvas, row, 0, canvas->columns);
    canvas_text(canvas, row + 1, 2, STYLE_QUIET, _("Di papan ketik"));
    canvas_print(canvas, row + 1, VALUE, STYLE_PLAIN, "%s%s%s", app->person_name,
                 app->signs_in ? ", " : "", app->signs_in ? role_words(app->role) : "");
    draw_backup(of, canvas, row + 3);
}

/* --- changes --- */

static bool set(struct app *app, enum setting setting, const char *value, struct error *error)
{
    if (!setting_check(setting, value, error) || !database_begin(app->database, error))
        return false;
    return database_end(app->database,
                        setting_store_set(app->settings, settings[setting].name, value, app->person,
                                          app_now(), error),
                        error);
}

/* As the backups want it: a folder that is there, by its whole name. */
static bool read_value(enum setting setting, const char *text, char **value, struct error *error)
{
    g_autofree char *path = places_typed_path(text);
    bool folder = setting == SETTING_BACKUP_FOLDER && *path;
    *value = folder ? g_canonicalize_filename(path, NULL) : g_strstrip(g_strdup(text));
    return !folder || g_file_test(*value, G_FILE_TEST_IS_DIR) ||
           error_set(error, ERROR_INPUT, _("Folder %s tidak ada."), *value);
}

static char *question_of(enum setting setting)
{
    return g_strdup_printf("%s (%s)", _(settings[setting].label), _(settings[setting].note));
}

static enum setting selected(const struct screen *screen)
{
    return (enum setting)((const struct settings_screen *)screen)->list.selected;
}

static bool store_value(struct screen *screen, const char *text)
{
    enum setting setting = selected(screen);
    struct error error;
    g_autofree char *value = NULL;
    if (!read_value(setting, text, &value, &error) || !set(screen->app, setting, value, &error)) {
        screen_complain(screen, &error);
        return false;
    }
    screen_say(screen, _("%s: tersimpan."), _(settings[setting].label));
    shell_refresh(screen);
    return true;
}

/* What is refused stays in the line, to be mended. */
static struct wish value_typed(struct screen *screen, int option, const char *text)
{
    if (option != 0 || store_value(screen, text))
        return STAY;
    g_autofree char *question = question_of(selected(screen));
    return question_ask_again(screen, question, text, value_typed);
}

static struct wish off_answered(struct screen *screen, int option, const char *text)
{
    struct app *app = screen->app;
    struct error error;
    bool known;
    (void)text;
    if (option != 1)
        return STAY;
    if (person_store_switch_sign_in(app->people, false, NULL, app->person, app_now(), &error) &&
        app_refresh_person(app, &known, &error))
        screen_say(screen, _("Sekarang tanpa masuk: setiap orang boleh segalanya."));
    else
        screen_complain(screen, &error);
    shell_refresh(screen);
    return STAY;
}

static struct wish switch_sign_in(struct screen *screen)
{
    if (!screen->app->signs_in)
        return OPEN(password_open_switch(screen->app, screen));
    return question_confirm(screen,
                            _("Matikan masuk dengan kata sandi? Setiap orang yang membuka berkas "
                              "ini lalu boleh segalanya."),
                            _("ya, matikan"), off_answered);
}

static struct wish choice_made(struct screen *screen, int option, const char *text)
{
    (void)text;
    if (option < 2)
        store_value(screen, option == 0 ? "0" : "1");
    return STAY;
}

static struct wish change(struct settings_screen *of)
{
    int i = of->list.selected;
    if (settings[i].is_fixed)
        return switch_sign_in(&of->screen);
    g_autofree char *question = question_of((enum setting)i);
    const char *const choices[] = {_("tidak"), _("ya"), _("Kembali"), NULL};
    if (setting_is_switch((enum setting)i))
        return question_ask(&of->screen, question, choices, 2, choice_made);
    return question_ask_text(&of->screen, question, of->values[i], value_typed);
}

static struct wish back_up(struct screen *screen)
{
    struct pass pass;
    struct error error;
    pass_begin(&pass, screen->app);
    g_autofree char *path = backup_now(screen->app, NULL, false, &error);
    pass_end(&pass);
    g_autofree char *words = path ? backup_words(screen->app, path) : NULL;
    if (words)
        screen_say(screen, "%s", words);
    else
        screen_complain(screen, &error);
    shell_refresh(screen);
    return STAY;
}

static struct wish change_own_password(struct screen *screen)
{
    struct error error;
    if (screen->app->signs_in)
        return OPEN(password_open_own(screen->app, screen));
    error_set(&error, ERROR_INPUT,
              _("Tanpa masuk tidak ada kata sandi; nyalakan dulu masuk dengan kata sandi."));
    screen_complain(screen, &error);
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    switch (action) {
    case CHANGE:
        return change((struct settings_screen *)screen);
    case PEOPLE:
        return OPEN(people_open(screen->app));
    case OWN_PASSWORD:
        return change_own_password(screen);
    case BACK_UP:
        return back_up(screen);
    default:
        return OPEN(audit_open(screen->app));
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct settings_screen *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct settings_screen *of = (struct settings_screen *)screen;
    for (int i = 0; i < SETTINGS; i++)
        g_free(of->values[i]);
    backup_state_finish(&of->backup);
}

const struct screen_class settings_class = {
    .title = N_("Pengaturan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct settings_screen),
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *settings_open(struct app *app)
{
    struct settings_screen *of = screen_create(&settings_class, app);
    return &of->screen;
}
