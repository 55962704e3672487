#include "ui/screen/people.h"

#include <string.h>

#include "db/password_hash.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/password.h"
#include "ui/screen/question.h"
#include "ui/widget/list.h"

struct people {
    struct screen screen;
    GPtrArray *all; /* of struct person */
    struct list list;
    char *new_name;   /* of who is being added */
    int64_t selected; /* who was asked about last: stays selected wherever he stands */
};

enum { ADD, ROLE, PASSWORD, BLOCK, RENAME };

static const struct binding keys[] = {
    {{KEY_OF_F2}, ADD, "F2", N_("baru"), N_("Menambah petugas, dengan kata sandi sementara")},
    {{KEY_OF_F3}, ROLE, "F3", N_("peran"), N_("Mengganti peran petugas ini")},
    {{KEY_OF_F4}, PASSWORD, "F4", N_("kata sandi"), N_("Memberi kata sandi baru kepada yang lupa")},
    {{KEY_OF_F5}, BLOCK, "F5", N_("blokir"), N_("Memblokir petugas ini, atau membukanya lagi")},
    {{KEY_OF_F6},
     RENAME,
     "F6",
     N_("nama"),
     N_("Mengganti nama petugas ini; nama lamanya tercatat")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen, (void)action;
    return RIGHT_CHANGE_PEOPLE;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct people *people = (struct people *)screen;
    GPtrArray *all = person_store_list(screen->app->people, error);
    if (!all)
        return false;
    g_clear_pointer(&people->all, g_ptr_array_unref);
    people->all = all;
    list_resize(&people->list, (int)all->len);
    for (guint i = 0; i < all->len; i++)
        if (((struct person *)g_ptr_array_index(all, i))->id == people->selected)
            list_select(&people->list, (int)i);
    return true;
}

static const struct person *selected(const struct people *people)
{
    return people->list.count ? g_ptr_array_index(people->all, (guint)people->list.selected) : NULL;
}

/* --- drawing --- */

static const char *state_words(const struct person *person)
{
    if (person->blocked)
        return _("× diblokir");
    if (!person->has_password)
        return _("· tanpa kata sandi");
    return person->must_change ? _("~ harus mengganti kata sandi") : _("✓ aktif");
}

static enum style state_style(const struct person *person)
{
    if (person->blocked)
        return STYLE_ALARM;
    return !person->has_password ? STYLE_QUIET : person->must_change ? STYLE_WARNING : STYLE_GOOD;
}

static void draw_head(const struct people *people, const struct canvas *canvas)
{
    const struct app *app = people->screen.app;
    if (app->signs_in)
        canvas_text(canvas, 0, 2, STYLE_QUIET,
                    _("Petugas mengetik; penyelia memeriksa; administrator mengatur."));
    else
        canvas_text(canvas, 0, 2, STYLE_WARNING,
                    _("Tanpa masuk: setiap orang boleh segalanya. Nyalakan di Pengaturan."));
    canvas_text(canvas, 2, 2, STYLE_QUIET, _("nama"));
    canvas_text(canvas, 2, 32, STYLE_QUIET, _("peran"));
    canvas_text(canvas, 2, 49, STYLE_QUIET, _("keadaan"));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct people *people = (struct people *)screen;
    int rows = canvas->rows - 4;
    if (!people->all)
        return;
    draw_head(people, canvas);
    list_show(&people->list, rows);
    for (int i = 0; i < rows && people->list.top + i < people->list.count; i++) {
        const struct person *person = g_ptr_array_index(people->all, (guint)(people->list.top + i));
        bool is_selected = people->list.top + i == people->list.selected;
        enum style style = is_selected ? STYLE_STRONG : STYLE_PLAIN;
        canvas_text(canvas, 3 + i, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
        canvas_field(canvas, 3 + i, 2, 28, style, person->name);
        canvas_field(canvas, 3 + i, 32, 16, style, role_words(person->role));
        canvas_text(canvas, 3 + i, 49, state_style(person), state_words(person));
    }
}

/* --- changes --- */

/* What was done is said, or what is wrong. */
static struct wish end(struct people *people, bool ok, const struct error *error, const char *done,
                       const char *name)
{
    struct error trouble;
    bool known;
    if (!ok) {
        screen_complain(&people->screen, error);
        return STAY;
    }
    screen_say(&people->screen, done, name);
    if (!app_refresh_person(people->screen.app, &known, &trouble))
        screen_complain(&people->screen, &trouble);
    shell_refresh(&people->screen);
    return STAY;
}

/* The only time that it is shown: until that is acknowledged. */
static struct wish tell_password(struct people *people, const char *name, char *password)
{
    char *text = g_strdup_printf(_("Kata sandi sementara %s: %s. Catat sekarang, sebab tidak "
                                   "ditampilkan lagi; ia harus menggantinya ketika masuk."),
                                 name, password);
    password_wipe(password, PASSWORD_MADE_SIZE);
    struct wish wish = question_tell(&people->screen, text, NULL);
    password_wipe(text, strlen(text));
    g_free(text);
    return wish;
}

static void list_roles(const char *options[ROLES + 2])
{
    for (int role = 0; role < ROLES; role++)
        options[role] = role_words((enum role)role);
    options[ROLES] = _("Kembali");
    options[ROLES + 1] = NULL;
}

static void select_name(struct people *people, const char *name)
{
    struct error ignored;
    struct person person;
    if (person_store_find(people->screen.app->people, name, &person, &ignored))
        people->selected = person.id;
    person_finish(&person);
}

static struct wish add_role_chosen(struct screen *screen, int option, const char *text)
{
    struct people *people = (struct people *)screen;
    struct app *app = screen->app;
    struct error error;
    char password[PASSWORD_MADE_SIZE];
    (void)text;
    if (option >= ROLES)
        return STAY;
    password_make(password);
    if (!person_store_add(app->people, people->new_name, (enum role)option, password, app->person,
                          app_now(), &error)) {
        screen_complain(screen, &error);
        return STAY;
    }
    select_name(people, people->new_name);
    shell_refresh(screen);
    return tell_password(people, people->new_name, password);
}

static struct wish name_typed(struct screen *screen, int option, const char *text)
{
    struct people *people = (struct people *)screen;
    const char *options[ROLES + 2];
    if (option != 0 || text_is_blank(text))
        return STAY;
    g_free(people->new_name);
    people->new_name = g_strdup(text);
    list_roles(options);
    g_autofree char *question = g_strdup_printf(_("Peran %s?"), text);
    return question_ask(screen, question, options, ROLES, add_role_chosen);
}

static struct wish role_chosen(struct screen *screen, int option, const char *text)
{
    struct people *people = (struct people *)screen;
    struct app *app = screen->app;
    struct error error;
    (void)text;
    if (option >= ROLES)
        return STAY;
    bool ok = person_store_set_role(app->people, people->selected, (enum role)option, app->person,
                                    app_now(), &error);
    return end(people, ok, &error, _("Peran menjadi %s."), role_words((enum role)option));
}

#define NAME_QUESTION _("Nama petugas ini:")

static struct wish new_name_typed(struct screen *screen, int option, const char *text)
{
    struct people *people = (struct people *)screen;
    struct app *app = screen->app;
    struct error error;
    g_autofree char *name = g_strstrip(g_strdup(text));
    if (option != 0)
        return STAY;
    if (person_store_rename(app->people, people->selected, name, app->person, app_now(), &error))
        return end(people, true, &error, _("Namanya sekarang %s."), name);
    screen_complain(screen, &error);
    return question_ask_again(screen, NAME_QUESTION, text, new_name_typed);
}

static struct wish block_reason_typed(struct screen *screen, int option, const char *text)
{
    struct people *people = (struct people *)screen;
    struct app *app = screen->app;
    struct error error;
    struct person person;
    if (option != 0)
        return STAY;
    bool ok = person_store_load(app->people, people->selected, &person, &error);
    bool blocked = !person.blocked;
    ok = ok && person_store_set_blocked(app->people, people->selected, blocked, text, app->person,
                                        app_now(), &error);
    struct wish wish =
        end(people, ok, &error, blocked ? _("%s diblokir.") : _("%s dibuka lagi."), person.name);
    person_finish(&person);
    return wish;
}

static struct wish reset_chosen(struct screen *screen, int option, const char *text)
{
    struct people *people = (struct people *)screen;
    struct app *app = screen->app;
    struct error error;
    struct person person = {0};
    char password[PASSWORD_MADE_SIZE];
    struct wish wish = STAY;
    (void)text;
    if (option > 1)
        return STAY;
    bool ok = person_store_load(app->people, people->selected, &person, &error);
    if (ok && option == 1) {
        wish = OPEN(password_open_for(app, &person, screen));
    } else if (ok) {
        password_make(password);
        ok = person_store_set_password(app->people, person.id, password, true, app->person,
                                       app_now(), &error);
        shell_refresh(screen);
        if (ok)
            wish = tell_password(people, person.name, password);
    }
    if (!ok)
        screen_complain(screen, &error);
    person_finish(&person);
    return wish;
}

static struct wish ask_about(struct people *people, const struct person *person, int action)
{
    struct screen *screen = &people->screen;
    const char *roles[ROLES + 2];
    const char *const resets[] = {_("Dibuatkan, lalu ditampilkan sekali"), _("Diketik sendiri"),
                                  _("Kembali"), NULL};
    people->selected = person->id;
    list_roles(roles);
    g_autofree char *role = g_strdup_printf(_("Peran %s?"), person->name);
    g_autofree char *password = g_strdup_printf(_("Kata sandi baru untuk %s?"), person->name);
    g_autofree char *block = g_strdup_printf(
        person->blocked ? _("Mengapa %s dibuka lagi?") : _("Mengapa %s diblokir?"), person->name);
    if (action == RENAME)
        return question_ask_text(screen, NAME_QUESTION, person->name, new_name_typed);
    if (action == ROLE)
        return question_ask(screen, role, roles, ROLES, role_chosen);
    if (action == PASSWORD)
        return question_ask(screen, password, resets, 2, reset_chosen);
    return question_ask_text(screen, block, "", block_reason_typed);
}

static struct wish act(struct screen *screen, int action)
{
    struct people *people = (struct people *)screen;
    if (action == ADD)
        return question_ask_text(screen, _("Nama petugas baru:"), "", name_typed);
    return selected(people) ? ask_about(people, selected(people), action) : STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct people *people = (struct people *)screen;
    list_key(&people->list, key);
    people->selected = selected(people) ? selected(people)->id : 0;
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct people *people = (struct people *)screen;
    g_clear_pointer(&people->all, g_ptr_array_unref);
    g_free(people->new_name);
    password_wipe(screen->message, sizeof screen->message);
}

const struct screen_class people_class = {
    .title = N_("Petugas"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct people),
    .needs = RIGHT_CHANGE_PEOPLE,
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *people_open(struct app *app)
{
    struct people *people = screen_create(&people_class, app);
    return &people->screen;
}
