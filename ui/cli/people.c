#include <string.h>

#include "db/password_hash.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/cli/password.h"

/* lembar people: who there is, what they may do, their passwords, and whether they sign in. */

static const struct cli_option options[] = {
    {"role", 0, "officer|supervisor|administrator", N_("peran petugas baru; biasanya officer")},
    {"reason", 0, N_("ALASAN"), N_("mengapa diblokir atau dibuka")},
    {"new-password-file", 0, N_("BERKAS"),
     N_("kata sandi baru, di baris pertama berkas; biasanya dibuatkan, atau ditanyakan")},
    {NULL},
};

/* --- the list --- */

static const char *state_words(const struct person *person)
{
    if (person->blocked)
        return _("diblokir");
    if (!person->has_password)
        return _("tanpa kata sandi");
    return person->must_change ? _("harus mengganti kata sandi") : _("aktif");
}

static void add_line(GString *text, const struct person *person)
{
    g_autofree char *name = text_fit(person->name, 24, "…");
    g_autofree char *role = text_fit(role_words(person->role), 14, "…");
    g_string_append_printf(text, "%s  %s  %s\n", name, role, state_words(person));
}

static bool list_people(struct app *app, const struct arguments *arguments, struct error *error)
{
    (void)arguments;
    g_autoptr(GPtrArray) people = person_store_list(app->people, error);
    g_autoptr(GString) text = g_string_new(NULL);
    if (!people)
        return false;
    for (guint i = 0; i < people->len; i++)
        add_line(text, g_ptr_array_index(people, i));
    if (!app->signs_in)
        g_string_append_printf(text, "%s\n",
                               _("Tanpa masuk: setiap orang boleh segalanya. Nyalakan dengan "
                                 "`lembar people sign-in on`."));
    return output_text(text->str, error);
}

/* --- one of them --- */

static bool find_person(struct app *app, const struct arguments *arguments, struct person *person,
                        struct error *error)
{
    const char *name = arguments_word(arguments, 1);
    if (!person_store_find(app->people, name, person, error))
        return false;
    return person->id ||
           error_set(error, ERROR_INPUT, _("Petugas %s tidak ada; lihat `lembar people`."), name);
}

static bool read_role(const char *name, enum role *role, struct error *error)
{
    int found = name ? role_from_name(name) : ROLE_OFFICER;
    *role = (enum role)MAX(found, 0);
    return found >= 0 ||
           error_set(error, ERROR_USAGE,
                     _("Peran %s tidak ada; pilih officer, supervisor, atau administrator."), name);
}

/* From the file that was named, or made. */
static bool find_password(const struct arguments *arguments, char password[PASSWORD_SIZE],
                          struct error *error)
{
    const char *path = arguments_value(arguments, "new-password-file");
    if (path)
        return password_read_file(path, password, error);
    password_make(password);
    return true;
}

/* A password that was made is told: nobody else knows it. */
static bool tell(const struct arguments *arguments, const char *done, const char *password,
                 struct error *error)
{
    const char *name = arguments_word(arguments, 1);
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, done, name);
    g_string_append_c(text, '\n');
    if (password && !arguments_value(arguments, "new-password-file"))
        g_string_append_printf(
            text, _("Kata sandi sementara: %s (harus diganti ketika masuk pertama kali)\n"),
            password);
    bool ok = output_text(text->str, error);
    password_wipe(text->str, text->len);
    return ok;
}

static bool add_person(struct app *app, const struct arguments *arguments, struct error *error)
{
    enum role role;
    char password[PASSWORD_SIZE];
    g_autofree char *name = text_clean(arguments_word(arguments, 1), false);
    bool ok = read_role(arguments_value(arguments, "role"), &role, error) &&
              find_password(arguments, password, error) &&
              person_store_add(app->people, name, role, password, app->person, app_now(), error) &&
              tell(arguments, _("Petugas %s ditambahkan."), password, error);
    password_wipe(password, sizeof password);
    return ok;
}

static bool reset_password(struct app *app, const struct arguments *arguments, struct error *error)
{
    struct person person;
    char password[PASSWORD_SIZE];
    bool ok = find_person(app, arguments, &person, error) &&
              find_password(arguments, password, error) &&
              person_store_set_password(app->people, person.id, password, true, app->person,
                                        app_now(), error) &&
              tell(arguments, _("Kata sandi %s diganti."), password, error);
    password_wipe(password, sizeof password);
    person_finish(&person);
    return ok;
}

static bool rename_person(struct app *app, const struct arguments *arguments, struct error *error)
{
    struct person person;
    g_autofree char *name = text_clean(arguments_word(arguments, 2), false);
    bool ok = find_person(app, arguments, &person, error) &&
              person_store_rename(app->people, person.id, g_strstrip(name), app->person, app_now(),
                                  error) &&
              tell(arguments, _("Nama %s diganti."), NULL, error);
    person_finish(&person);
    return ok;
}

static bool set_role(struct app *app, const struct arguments *arguments, struct error *error)
{
    enum role role;
    struct person person = {0};
    bool ok = read_role(arguments_word(arguments, 2), &role, error) &&
              find_person(app, arguments, &person, error) &&
              person_store_set_role(app->people, person.id, role, app->person, app_now(), error) &&
              tell(arguments, _("Peran %s diganti."), NULL, error);
    person_finish(&person);
    return ok;
}

static bool set_blocked(struct app *app, const struct arguments *arguments, struct error *error)
{
    struct person person;
    bool blocked = strcmp(arguments_word(arguments, 0), "block") == 0;
    bool ok = find_person(app, arguments, &person, error) &&
              person_store_set_blocked(app->people, person.id, blocked,
                                       arguments_value(arguments, "reason"), app->person, app_now(),
                                       error) &&
              tell(arguments, blocked ? _("Petugas %s diblokir.") : _("Petugas %s dibuka lagi."),
                   NULL, error);
    person_finish(&person);
    return ok;
}

/* --- oneself, and the office --- */

static bool change_own(struct app *app, const struct arguments *arguments, struct error *error)
{
    char password[PASSWORD_SIZE] = "";
    if (!app->signs_in)
        return error_set(error, ERROR_INPUT,
                         _("Basis data ini tanpa masuk; tidak ada kata sandi yang dapat diganti."));
    bool ok = password_ask_new(arguments_value(arguments, "new-password-file"), password, error) &&
              person_store_set_password(app->people, app->person, password, false, app->person,
                                        app_now(), error) &&
              output_text(_("Kata sandi Anda diganti.\n"), error);
    password_wipe(password, sizeof password);
    return ok;
}

static bool switch_on(struct app *app, const struct arguments *arguments, struct error *error)
{
    char password[PASSWORD_SIZE] = "";
    bool ok =
        password_ask_new(arguments_value(arguments, "new-password-file"), password, error) &&
        person_store_switch_sign_in(app->people, true, password, app->person, app_now(), error);
    password_wipe(password, sizeof password);
    g_autofree char *text = g_strdup_printf(
        _("Mulai sekarang setiap orang masuk dengan kata sandi; %s administrator.\n"),
        app->person_name);
    return ok && output_text(text, error);
}

static bool switch_sign_in(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *state = arguments_word(arguments, 1);
    bool on = strcmp(state, "on") == 0;
    if (!on && strcmp(state, "off") != 0)
        return error_set(error, ERROR_USAGE,
                         _("Pilih `people sign-in on` atau `people sign-in "
                           "off`."));
    if (on == app->signs_in)
        return error_set(error, ERROR_INPUT,
                         on ? _("Masuk dengan kata sandi sudah menyala; tidak ada yang diubah.")
                            : _("Masuk dengan kata sandi sudah mati; tidak ada yang diubah."));
    if (on)
        return switch_on(app, arguments, error);
    return person_store_switch_sign_in(app->people, false, NULL, app->person, app_now(), error) &&
           output_text(_("Mulai sekarang tanpa masuk: setiap orang boleh segalanya.\n"), error);
}

static const struct {
    const char *name;
    size_t words; /* after it */
    enum right right;
    bool (*run)(struct app *app, const struct arguments *arguments, struct error *error);
} kinds[] = {
    {"list", 0, RIGHT_KEY, list_people},
    {"add", 1, RIGHT_CHANGE_PEOPLE, add_person},
    {"rename", 2, RIGHT_CHANGE_PEOPLE, rename_person},
    {"role", 2, RIGHT_CHANGE_PEOPLE, set_role},
    {"block", 1, RIGHT_CHANGE_PEOPLE, set_blocked},
    {"unblock", 1, RIGHT_CHANGE_PEOPLE, set_blocked},
    {"reset", 1, RIGHT_CHANGE_PEOPLE, reset_password},
    {"password", 0, RIGHT_KEY, change_own},
    {"sign-in", 1, RIGHT_CHANGE_PEOPLE, switch_sign_in},
};

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *name = arguments_word(arguments, 0) ? arguments_word(arguments, 0) : "list";
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].name, name) != 0 ||
            arguments->words->len != kinds[i].words + (arguments->words->len > 0))
            continue;
        app->wanted_right = kinds[i].right;
        app->may_have_to_change = kinds[i].run == change_own;
        return app_open(app, DATABASE_EXISTING, true, error) && kinds[i].run(app, arguments, error);
    }
    return error_set(error, ERROR_USAGE,
                     _("Perintah itu tidak dikenal; lihat `lembar people --help`."));
}

const struct command people_command = {
    .name = "people",
    .summary = N_("petugas: peran, kata sandi, dan masuk dengan kata sandi"),
    .arguments =
        N_("[list] | add NAMA | rename NAMA BARU | role NAMA PERAN | block NAMA |\n"
           "                         unblock NAMA | reset NAMA | password | sign-in on|off"),
    .notes = N_("officer mengetik dan melihat pekerjaannya sendiri · supervisor memeriksa,\n"
                "menyisihkan, mengunci · administrator mengatur petugas, layanan, dan pengaturan.\n"
                "Kata sandi paling sedikit 8 huruf atau angka; password mengganti milik sendiri."),
    .options = options,
    .most = 3,
    .run = run,
};
