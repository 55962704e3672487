#include "src/i18n.h"
#include "ui/screen/choose.h"
#include "ui/screen/review.h"
#include "ui/screen/review_what_if_private.h"
#include "ui/screen/sheets.h"

#define MOST_SINGLE 100000 /* sheets that are left out one by one: each costs an index */

enum { LEAVE_OUT, KIND, RULE, BANDS, SHEETS, ALL_BACK };

static const struct binding keys[] = {
    {{KEY_OF_ENTER, ' '},
     LEAVE_OUT,
     "Enter",
     N_("tanpa ini"),
     N_("Tanpa yang ditandai, atau kembali")},
    {{'k'}, KIND, "K", N_("kelompok"), N_("Layanan, petugas, pekan, atau lembar satu per satu")},
    {{'b'}, RULE, "B", N_("bobot"), N_("Bobot dan pembulatan lain yang dijumpai")},
    {{'m'}, BANDS, "M", N_("kelas"), N_("Kelas mutu lain yang dijumpai")},
    {{'l'}, SHEETS, "L", N_("lembar"), N_("Lembar dari kelompok yang ditandai")},
    {{'0'}, ALL_BACK, "0", NULL, N_("Semuanya kembali seperti sebenarnya")},
};

/* --- the parts --- */

/* Whether nothing that is left out holds the sheet. */
static bool stays(const struct counted_sheet *sheet, void *context)
{
    const struct review_what_if *what_if = context;
    for (guint i = 0; i < what_if->left_out->len; i++) {
        const struct part *part = &g_array_index(what_if->left_out, struct part, i);
        if (what_if_part_of(sheet, part->kind) == part->which)
            return false;
    }
    return true;
}

static void suppose(struct review_what_if *what_if)
{
    index_destroy(what_if->supposed);
    what_if->supposed = what_if_only(&what_if->set->counted, stays, what_if);
}

static bool list_parts(struct review_what_if *what_if, enum what_if_part kind,
                       struct progress *progress, struct error *error)
{
    GArray *parts = what_if_each(&what_if->set->counted, kind, progress);
    if (!parts)
        return progress_refuse(error);
    g_clear_pointer(&what_if->parts, g_array_unref);
    what_if->parts = parts;
    what_if->kind = kind;
    list_resize(&what_if->list, (int)parts->len);
    return true;
}

/* --- reading --- */

static void forget(struct review_what_if *what_if)
{
    g_clear_pointer(&what_if->parts, g_array_unref);
    g_clear_pointer(&what_if->set, counted_set_destroy);
    g_clear_pointer(&what_if->real, index_destroy);
    g_clear_pointer(&what_if->supposed, index_destroy);
    what_if->state.read = false;
}

static bool read_sheets(struct review_what_if *what_if, struct error *error)
{
    struct app *app = what_if->screen.app;
    struct review_store *store = review_store_open(app->database, app->survey, error);
    what_if->set = store ? review_store_sheets(store, error) : NULL;
    review_store_close(store);
    return what_if->set != NULL;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct pass pass;
    struct review_what_if *what_if = (struct review_what_if *)screen;
    *error = (struct error){0};
    if (!reading_is_stale(&what_if->state, screen->app))
        return true;
    forget(what_if);
    pass_begin(&pass, screen->app);
    bool ok =
        read_sheets(what_if, error) && list_parts(what_if, what_if->kind, &pass.progress, error);
    pass_end(&pass);
    if (!ok) {
        forget(what_if);
        return pass_stopped(error);
    }
    struct tally *tally = counted_sheets_tally(&what_if->set->counted);
    what_if->real = index_compute(tally);
    tally_destroy(tally);
    suppose(what_if);
    reading_done(&what_if->state, screen->app);
    return true;
}

/* --- actions --- */

static void leave_out(struct review_what_if *what_if)
{
    if (what_if->list.count == 0)
        return;
    int64_t which = review_what_if_part(what_if, what_if->list.selected)->which;
    for (guint i = 0; i < what_if->left_out->len; i++) {
        const struct part *part = &g_array_index(what_if->left_out, struct part, i);
        if (part->kind == what_if->kind && part->which == which) {
            g_array_remove_index(what_if->left_out, i);
            suppose(what_if);
            return;
        }
    }
    g_array_append_val(what_if->left_out, ((struct part){what_if->kind, which}));
    suppose(what_if);
}

static void choose_kind(struct review_what_if *what_if, enum what_if_part kind)
{
    struct pass pass;
    struct error error;
    pass_begin(&pass, what_if->screen.app);
    bool ok = list_parts(what_if, kind, &pass.progress, &error);
    pass_end(&pass);
    if (ok)
        list_select(&what_if->list, 0);
    else
        screen_complain(&what_if->screen, &error);
}

static struct wish kind_chosen(struct screen *screen, int option, const char *text)
{
    struct review_what_if *what_if = (struct review_what_if *)screen;
    (void)text;
    if (option == WHAT_IF_SHEET && what_if->set->counted.count > MOST_SINGLE)
        screen_say(screen, _("Lebih dari %d lembar: lepaslah layanan, petugas, atau pekan."),
                   MOST_SINGLE);
    else if (option >= 0)
        choose_kind(what_if, (enum what_if_part)option);
    return STAY;
}

static struct wish rule_chosen(struct screen *screen, int option, const char *text)
{
    struct review_what_if *what_if = (struct review_what_if *)screen;
    (void)text;
    for (int rule = 0; option >= 0 && rule < WHAT_IF_RULES; rule++)
        if (review_what_if_rule_fits(review_what_if_form(what_if), rule) && option-- == 0)
            what_if->rule = rule;
    return STAY;
}

static struct wish bands_chosen(struct screen *screen, int option, const char *text)
{
    (void)text;
    if (option >= 0)
        ((struct review_what_if *)screen)->bands = option;
    return STAY;
}

static struct wish ask(struct review_what_if *what_if, const char *title, const char *const *words,
                       int count, int chosen, answer_function *answered)
{
    g_autoptr(GPtrArray) options = g_ptr_array_new();
    for (int i = 0; i < count; i++)
        g_ptr_array_add(options, (char *)_(words[i]));
    g_ptr_array_add(options, NULL);
    return choose_ask(&what_if->screen, title, (const char *const *)options->pdata, chosen,
                      answered);
}

static struct wish ask_rule(struct review_what_if *what_if)
{
    const char *words[WHAT_IF_RULES];
    int count = 0, chosen = 0;
    for (int rule = 0; rule < WHAT_IF_RULES; rule++) {
        if (!review_what_if_rule_fits(review_what_if_form(what_if), rule))
            continue;
        chosen = rule == what_if->rule ? count : chosen;
        words[count++] = review_what_if_rule_words[rule];
    }
    return ask(what_if, _("Bobot dan pembulatan"), words, count, chosen, rule_chosen);
}

static struct wish open_sheets(struct review_what_if *what_if)
{
    if (what_if->list.count == 0)
        return STAY;
    int64_t which = review_what_if_part(what_if, what_if->list.selected)->which;
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (size_t i = 0; i < what_if->set->counted.count; i++)
        if (what_if_part_of(&what_if->set->counted.sheets[i], what_if->kind) == which)
            g_array_append_val(ids, g_array_index(what_if->set->ids, int64_t, (guint)i));
    struct sheet_filter filter = {.counted = 1, .element = -1};
    g_autofree char *words = review_what_if_part_words(what_if, what_if->kind, which);
    return OPEN(sheets_open_among(what_if->screen.app, ids, &filter,
                                  g_strdup_printf(_("Lembar: %s"), words)));
}

static struct wish act(struct screen *screen, int action)
{
    struct review_what_if *what_if = (struct review_what_if *)screen;
    if (!what_if->set) {
        shell_refresh(screen);
        return STAY;
    }
    switch (action) {
    case LEAVE_OUT:
        leave_out(what_if);
        return STAY;
    case KIND:
        return ask(what_if, _("Yang dapat dilepas"), review_what_if_kind_words, WHAT_IF_PARTS,
                   (int)what_if->kind, kind_chosen);
    case RULE:
        return ask_rule(what_if);
    case BANDS:
        return ask(what_if, _("Kelas mutu"), review_what_if_bands_words, WHAT_IF_BANDS + 1,
                   what_if->bands, bands_chosen);
    case SHEETS:
        return open_sheets(what_if);
    default:
        g_array_set_size(what_if->left_out, 0);
        what_if->rule = what_if->bands = 0;
        suppose(what_if);
        return STAY;
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct review_what_if *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct review_what_if *what_if = (struct review_what_if *)screen;
    forget(what_if);
    g_array_unref(what_if->left_out);
}

const struct screen_class review_what_if_class = {
    .title = N_("Andai"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct review_what_if),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = review_what_if_draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *review_what_if_open(struct app *app)
{
    struct review_what_if *what_if = screen_create(&review_what_if_class, app);
    what_if->kind = WHAT_IF_SERVICE;
    what_if->left_out = g_array_new(FALSE, FALSE, sizeof(struct part));
    return &what_if->screen;
}
