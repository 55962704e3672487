#include "ui/screen/password.h"

#include <string.h>

#include "src/i18n.h"
#include "ui/screen/question.h"
#include "ui/terminal.h"
#include "ui/widget/secret.h"

enum line { OLD, NEW, AGAIN, LINES_OF_PASSWORD };

enum purpose { OWN, FORCED, ANOTHER, SWITCH };

struct password {
    struct screen screen;
    struct screen *owner;
    enum purpose purpose;
    int64_t person; /* whose */
    char *name;
    enum line at;
    struct secret lines[LINES_OF_PASSWORD];
};

enum { SAVE, NEXT, BACK };

static const struct binding keys[] = {
    {{KEY_OF_F2}, SAVE, "F2", N_("simpan"), N_("Memakai kata sandi ini")},
    {{KEY_OF_ENTER, KEY_OF_TAB, KEY_OF_DOWN},
     NEXT,
     "Enter",
     N_("isian berikut"),
     N_("Ke isian berikutnya; pada isian terakhir menyimpan")},
    {{KEY_OF_UP, KEY_OF_BACKTAB}, BACK, "↑", NULL, N_("Ke isian sebelumnya")},
    {{0}, -1, "Ctrl-U", NULL, N_("Menghapus seluruh ketikan di isian ini")},
};

static enum line first_line(const struct password *password)
{
    return password->purpose == OWN ? OLD : NEW;
}

static char *titled(struct screen *screen)
{
    struct password *password = (struct password *)screen;
    if (password->purpose == SWITCH)
        return g_strdup(_("Menyalakan masuk dengan kata sandi"));
    return g_strdup_printf(_("Kata sandi %s"), password->name);
}

static char *explanation(const struct password *password)
{
    static const char *const words[] = {
        [OWN] = N_("Ketik kata sandi lama, lalu yang baru dua kali."),
        [FORCED] = N_("Kata sandi Anda dibuat orang lain. Pilih kata sandi sendiri untuk mulai "
                      "bekerja."),
        [ANOTHER] = N_("Kata sandi ini harus diganti oleh pemiliknya ketika masuk pertama kali."),
        [SWITCH] = N_("Mulai sekarang setiap orang masuk dengan nama dan kata sandi. %s menjadi "
                      "administrator; ini kata sandinya."),
    };
    if (password->purpose == SWITCH)
        return g_strdup_printf(_(words[SWITCH]), password->screen.app->person_name);
    return g_strdup(_(words[password->purpose]));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    static const char *const labels[] = {N_("Kata sandi lama"), N_("Kata sandi baru"),
                                         N_("Sekali lagi")};
    struct password *password = (struct password *)screen;
    struct canvas text = canvas_part(canvas, 2, 3, 3, MIN(canvas->columns - 6, 72));
    g_autofree char *words = explanation(password);
    canvas_wrapped(&text, 0, 0, STYLE_STRONG, words);
    for (int line = (int)first_line(password), row = 6; line < LINES_OF_PASSWORD;
         line++, row += 2) {
        bool current = line == (int)password->at;
        canvas_text(canvas, row, 1, STYLE_PLAIN, current ? "▌" : " ");
        canvas_text(canvas, row, 3, current ? STYLE_STRONG : STYLE_QUIET, _(labels[line]));
        secret_draw(&password->lines[line], canvas, row, 22, current);
    }
    g_autofree char *rule = g_strdup_printf(
        _("Paling sedikit %d huruf atau angka, dan bukan nama sendiri. Beberapa kata biasa lebih "
          "kuat daripada satu kata sulit."),
        PASSWORD_SHORTEST);
    text = canvas_part(canvas, 13, 3, 3, MIN(canvas->columns - 6, 72));
    canvas_wrapped(&text, 0, 0, STYLE_QUIET, rule);
}

/* --- storing --- */

static bool are_same(const struct password *password, struct error *error)
{
    return strcmp(password->lines[NEW].text, password->lines[AGAIN].text) == 0 ||
           error_set(error, ERROR_INPUT,
                     _("Kedua ketikan kata sandi baru tidak sama; ketik lagi keduanya."));
}

static bool set_password(struct password *password, struct error *error)
{
    struct app *app = password->screen.app;
    return person_store_set_password(app->people, password->person, password->lines[NEW].text,
                                     password->purpose == ANOTHER, app->person, app_now(), error);
}

static bool store(struct password *password, struct error *error)
{
    struct app *app = password->screen.app;
    const char *new_text = password->lines[NEW].text;
    bool known;
    if (!password_check(new_text, password->name, error) || !are_same(password, error))
        return false;
    if (password->purpose == OWN &&
        !app_sign_in(app, password->name, password->lines[OLD].text, error))
        return false;
    return (password->purpose == SWITCH ? person_store_switch_sign_in(app->people, true, new_text,
                                                                      app->person, app_now(), error)
                                        : set_password(password, error)) &&
           app_refresh_person(app, &known, error);
}

static void tell(const struct password *password)
{
    if (password->purpose == SWITCH)
        screen_say(password->owner, _("Masuk dengan kata sandi menyala; administrator: %s."),
                   password->screen.app->person_name);
    else
        screen_say(password->owner, _("Kata sandi %s diganti."), password->name);
}

static void empty(struct password *password)
{
    for (int line = 0; line < LINES_OF_PASSWORD; line++)
        secret_wipe(&password->lines[line]);
    password->at = first_line(password);
}

static struct wish save(struct password *password)
{
    struct error error;
    bool ok = store(password, &error);
    empty(password);
    if (!ok) {
        screen_complain(&password->screen, &error);
        return STAY;
    }
    if (!password->owner)
        return BEGIN;
    tell(password);
    return GO_BACK;
}

static struct wish act(struct screen *screen, int action)
{
    struct password *password = (struct password *)screen;
    if (action == SAVE || (action == NEXT && password->at == AGAIN))
        return save(password);
    if (action == NEXT)
        password->at++;
    else if (password->at > first_line(password))
        password->at--;
    return STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct password *password = (struct password *)screen;
    if (!secret_key(&password->lines[password->at], key))
        terminal_bell();
    return STAY;
}

static struct wish close_answered(struct screen *screen, int option, const char *text)
{
    (void)screen, (void)text;
    return option == 1 ? QUIT : STAY;
}

/* The office that is being set up had chosen to sign in. */
static struct wish begin_answered(struct screen *screen, int option, const char *text)
{
    (void)screen, (void)text;
    return option == 1 ? BEGIN : STAY;
}

static struct wish leave(struct screen *screen)
{
    struct password *password = (struct password *)screen;
    if (password->purpose == FORCED)
        return question_confirm(screen,
                                _("Kata sandi harus diganti sebelum bekerja. Tutup Lembar?"),
                                _("ya, tutup"), close_answered);
    if (!password->owner)
        return question_confirm(screen,
                                _("Belum ada kata sandi yang dipilih. Mulai tanpa masuk? Di "
                                  "Pengaturan dapat dinyalakan kemudian."),
                                _("ya, tanpa masuk"), begin_answered);
    return GO_BACK;
}

static void destroy(struct screen *screen)
{
    empty((struct password *)screen);
    g_free(((struct password *)screen)->name);
}

const struct screen_class password_class = {
    .title = N_("Kata sandi"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct password),
    .titled = titled,
    .draw = draw,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

static struct screen *create(struct app *app, enum purpose purpose, int64_t person,
                             const char *name, struct screen *owner)
{
    struct password *password = screen_create(&password_class, app);
    password->owner = owner;
    password->purpose = purpose;
    password->person = person;
    password->name = g_strdup(name);
    password->at = first_line(password);
    return &password->screen;
}

struct screen *password_open_own(struct app *app, struct screen *owner)
{
    return create(app, OWN, app->person, app->person_name, owner);
}

struct screen *password_open_forced(struct app *app)
{
    return create(app, FORCED, app->person, app->person_name, NULL);
}

struct screen *password_open_for(struct app *app, const struct person *person, struct screen *owner)
{
    return create(app, ANOTHER, person->id, person->name, owner);
}

struct screen *password_open_switch(struct app *app, struct screen *owner)
{
    return create(app, SWITCH, app->person, app->person_name, owner);
}
