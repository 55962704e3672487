#include "ui/screen/sign_in.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/question.h"
#include "ui/terminal.h"
#include "ui/widget/list.h"
#include "ui/widget/secret.h"

struct sign_in {
    struct screen screen;
    char *unit;               /* of the newest survey, or "" */
    GPtrArray *people;        /* of struct person: all who could sign in */
    GPtrArray *found;         /* those of them that fit what is typed */
    struct list list;         /* of these */
    char search[SEARCH_SIZE]; /* the name, as far as it is typed */
    char *name;               /* chosen: the password is asked for; NULL: not yet */
    struct secret password;
    char *locked_for; /* who was at the keys; NULL: nobody */
    char *since;      /* when it was locked, as it is shown */
};

enum { GO };

static const struct binding keys[] = {
    {{KEY_OF_ENTER, KEY_OF_TAB}, GO, "Enter", N_("lanjut"), N_("Memilih nama, lalu masuk")},
    {{0}, -1, "↑↓", N_("pilih nama"), N_("Memilih nama; atau ketik huruf-hurufnya")},
    {{0}, -1, "Ctrl-U", NULL, N_("Menghapus seluruh ketikan kata sandi")},
};

/* While the password is asked for there is no list. */
static const struct binding password_keys[] = {
    {{0}, -1, "Enter", N_("masuk"), NULL},
    {{0}, -1, "Ctrl-U", N_("hapus ketikan"), NULL},
};

static const struct binding *footer(struct screen *screen, size_t *count)
{
    *count = G_N_ELEMENTS(password_keys);
    return ((struct sign_in *)screen)->name ? password_keys : NULL;
}

static bool may_sign_in(const struct person *person)
{
    return person->has_password && !person->blocked;
}

/* --- the list --- */

static void find(struct sign_in *sign_in)
{
    g_ptr_array_set_size(sign_in->found, 0);
    for (guint i = 0; sign_in->people && i < sign_in->people->len; i++) {
        struct person *person = g_ptr_array_index(sign_in->people, i);
        if (may_sign_in(person) && text_contains(person->name, sign_in->search))
            g_ptr_array_add(sign_in->found, person);
    }
    list_resize(&sign_in->list, (int)sign_in->found->len);
}

static bool load_unit(struct sign_in *sign_in, struct error *error)
{
    g_autoptr(GPtrArray) titles = survey_store_list(sign_in->screen.app->surveys, error);
    if (!titles)
        return false;
    const struct survey_title *newest = titles->len ? g_ptr_array_index(titles, 0) : NULL;
    g_free(sign_in->unit);
    sign_in->unit = g_strdup(newest ? newest->unit : "");
    return true;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct sign_in *sign_in = (struct sign_in *)screen;
    g_ptr_array_set_size(sign_in->found, 0);
    g_clear_pointer(&sign_in->people, g_ptr_array_unref);
    sign_in->people = person_store_list(screen->app->people, error);
    find(sign_in);
    return sign_in->people && load_unit(sign_in, error);
}

/* --- drawing --- */

#define WIDTH 52
#define VALUE 14 /* the column of what is typed */

static void draw_names(struct sign_in *sign_in, const struct canvas *box)
{
    int rows = box->rows - 8;
    list_show(&sign_in->list, rows);
    int after = canvas_text(box, 5, VALUE, STYLE_STRONG, sign_in->search);
    canvas_cursor(box, 5, after);
    if (!*sign_in->search)
        canvas_text(box, 5, after + 2, STYLE_QUIET, _("ketik, atau pilih di bawah"));
    for (int i = 0; i < rows && sign_in->list.top + i < sign_in->list.count; i++) {
        const struct person *person =
            g_ptr_array_index(sign_in->found, (guint)(sign_in->list.top + i));
        bool selected = sign_in->list.top + i == sign_in->list.selected;
        canvas_text(box, 7 + i, VALUE - 2, STYLE_PLAIN, selected ? "▌" : " ");
        canvas_field(box, 7 + i, VALUE, WIDTH - VALUE - 2, selected ? STYLE_STRONG : STYLE_PLAIN,
                     person->name);
    }
    if (sign_in->list.count == 0)
        canvas_text(box, 7, VALUE, STYLE_QUIET, _("tidak ada nama seperti itu"));
}

static void draw_password(const struct sign_in *sign_in, const struct canvas *box)
{
    canvas_field(box, 5, VALUE, WIDTH - VALUE - 2, STYLE_STRONG, sign_in->name);
    canvas_text(box, 7, 3, STYLE_QUIET, _("Kata sandi"));
    secret_draw(&sign_in->password, box, 7, VALUE, true);
    if (sign_in->locked_for)
        canvas_text(box, 9, 3, STYLE_QUIET, _("Esc untuk orang lain"));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct sign_in *sign_in = (struct sign_in *)screen;
    int rows = MIN(canvas->rows - 2, 18);
    struct canvas box =
        canvas_part(canvas, (canvas->rows - rows) / 2, (canvas->columns - WIDTH) / 2, rows, WIDTH);
    canvas_frame(&box, STYLE_QUIET, "");
    canvas_field(&box, 2, 3, WIDTH - 6, STYLE_STRONG, *sign_in->unit ? sign_in->unit : "Lembar");
    if (sign_in->locked_for)
        canvas_print(&box, 3, 3, STYLE_WARNING, _("Layar terkunci sejak %s."), sign_in->since);
    else
        canvas_text(&box, 3, 3, STYLE_QUIET, _("Siapa yang akan bekerja?"));
    canvas_text(&box, 5, 3, STYLE_QUIET, _("Nama"));
    if (sign_in->name)
        draw_password(sign_in, &box);
    else
        draw_names(sign_in, &box);
}

/* --- signing in --- */

static void choose(struct sign_in *sign_in, const char *name)
{
    char *chosen = g_strdup(name);
    g_free(sign_in->name);
    sign_in->name = chosen;
    secret_wipe(&sign_in->password);
}

static struct wish enter(struct sign_in *sign_in)
{
    struct error error;
    struct app *app = sign_in->screen.app;
    bool same = g_strcmp0(sign_in->locked_for, sign_in->name) == 0;
    bool ok = app_sign_in(app, sign_in->name, sign_in->password.text, &error);
    secret_wipe(&sign_in->password);
    if (!ok) {
        screen_complain(&sign_in->screen, &error);
        return STAY;
    }
    return same ? GO_BACK : BEGIN;
}

static struct wish loss_answered(struct screen *screen, int option, const char *text)
{
    (void)text;
    return option == 1 ? enter((struct sign_in *)screen) : STAY;
}

static bool is_another(const struct sign_in *sign_in)
{
    return sign_in->locked_for && strcmp(sign_in->locked_for, sign_in->name) != 0;
}

static struct wish act(struct screen *screen, int action)
{
    struct sign_in *sign_in = (struct sign_in *)screen;
    (void)action;
    if (!sign_in->name && sign_in->list.count == 0)
        terminal_bell();
    else if (!sign_in->name)
        choose(sign_in,
               ((struct person *)g_ptr_array_index(sign_in->found, (guint)sign_in->list.selected))
                   ->name);
    else if (is_another(sign_in) && shell_may_lose()) {
        g_autofree char *text =
            g_strdup_printf(_("Yang sedang diisi %s belum disimpan dan akan hilang. Masuk juga?"),
                            sign_in->locked_for);
        return question_confirm(screen, text, _("ya, masuk"), loss_answered);
    } else {
        return enter(sign_in);
    }
    return STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct sign_in *sign_in = (struct sign_in *)screen;
    if (sign_in->name) {
        if (!secret_key(&sign_in->password, key))
            terminal_bell();
        return STAY;
    }
    if (list_search(&sign_in->list, sign_in->search, key))
        find(sign_in);
    return STAY;
}

static struct wish close_answered(struct screen *screen, int option, const char *text)
{
    (void)screen, (void)text;
    return option == 1 ? QUIT : STAY;
}

static struct wish leave(struct screen *screen)
{
    struct sign_in *sign_in = (struct sign_in *)screen;
    if (sign_in->name || *sign_in->search) {
        g_clear_pointer(&sign_in->name, g_free);
        secret_wipe(&sign_in->password);
        *sign_in->search = '\0';
        find(sign_in);
        return STAY;
    }
    if (!sign_in->locked_for)
        return QUIT;
    return question_confirm(screen,
                            shell_may_lose()
                                ? _("Tutup Lembar? Yang belum disimpan di balik kunci akan hilang.")
                                : _("Tutup Lembar? Semua isian sudah tersimpan."),
                            _("ya, tutup"), close_answered);
}

static void destroy(struct screen *screen)
{
    struct sign_in *sign_in = (struct sign_in *)screen;
    g_clear_pointer(&sign_in->people, g_ptr_array_unref);
    g_ptr_array_unref(sign_in->found);
    secret_wipe(&sign_in->password);
    g_free(sign_in->unit);
    g_free(sign_in->name);
    g_free(sign_in->locked_for);
    g_free(sign_in->since);
}

const struct screen_class sign_in_class = {
    .title = N_("Masuk"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct sign_in),
    .footer = footer,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

static struct sign_in *create(struct app *app)
{
    struct sign_in *sign_in = screen_create(&sign_in_class, app);
    sign_in->unit = g_strdup("");
    sign_in->found = g_ptr_array_new();
    return sign_in;
}

struct screen *sign_in_open(struct app *app)
{
    struct sign_in *sign_in = create(app);
    if (app->person_name)
        text_copy(sign_in->search, sizeof sign_in->search, app->person_name);
    app->person = 0;
    return &sign_in->screen;
}

struct screen *sign_in_open_lock(struct app *app)
{
    struct sign_in *sign_in = create(app);
    sign_in->locked_for = g_strdup(app->person_name);
    sign_in->since = app_time_text(app_now());
    choose(sign_in, app->person_name);
    return &sign_in->screen;
}
