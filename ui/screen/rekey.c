#include "ui/screen/rekey.h"

#include "src/i18n.h"
#include "ui/screen/pass.h"
#include "ui/screen/question.h"

/* Those of the sheets to key again that do not wait yet: their ids, an array of int64_t; *NUMBERS
 * their numbers for people. NULL on trouble. */
static GArray *find_sheets(struct app *app, const struct slips *slips, char **numbers,
                           struct error *error)
{
    struct pass pass;
    pass_begin(&pass, app);
    g_autoptr(GArray) sheets = slips_to_rekey(slips, app, error);
    pass_end(&pass);
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (guint i = sheets ? sheets->len : 0; i-- > 0;)
        if (g_array_index(sheets, struct slips_sheet, i).waits)
            g_array_remove_index(sheets, i);
    for (guint i = 0; sheets && i < sheets->len; i++)
        g_array_append_val(ids, g_array_index(sheets, struct slips_sheet, i).id);
    *numbers = sheets ? slips_numbers(sheets) : NULL;
    if (sheets)
        return ids;
    g_array_unref(ids);
    return NULL;
}

static bool queue(struct app *app, size_t *asked, struct error *error)
{
    struct slips slips;
    g_autofree char *numbers = NULL;
    bool ok = slips_load(&slips, app, error);
    g_autoptr(GArray) ids = ok ? find_sheets(app, &slips, &numbers, error) : NULL;
    slips_finish(&slips);
    return ids && second_store_ask(app->second, (const int64_t *)(void *)ids->data, ids->len,
                                   app_now(), asked, error);
}

static struct wish answered(struct screen *screen, int option, const char *text)
{
    struct error error;
    size_t asked;
    (void)text;
    if (option != 1)
        return STAY;
    if (queue(screen->app, &asked, &error))
        screen_say(screen, _("%zu lembar menunggu di Entri kedua."), asked);
    else
        screen_complain(screen, &error);
    return STAY;
}

/* Whether there is anything to ask for; if not, a sentence. */
static bool check(const struct app *app, const struct slips *slips, struct error *error)
{
    if (!app_require(app, RIGHT_RESOLVE, error))
        return false;
    if (!slips->check)
        return error_set(error, ERROR_INPUT,
                         _("Buka indeks seluruhnya untuk memilih entri ulang."));
    return slip_can_change_any(slips->check) ||
           error_set(error, ERROR_INPUT,
                     _("Tidak perlu entri ulang: salah ketik sebanyak itu tidak mengubah hasil."));
}

struct wish rekey_ask(struct screen *asker, const struct slips *slips)
{
    struct error error;
    g_autofree char *numbers = NULL;
    g_autoptr(GArray) ids =
        check(asker->app, slips, &error) ? find_sheets(asker->app, slips, &numbers, &error) : NULL;
    if (ids && ids->len == 0)
        error_set(&error, ERROR_INPUT, _("Lembar yang menentukan sudah menunggu di Entri kedua."));
    if (!ids || ids->len == 0) {
        screen_complain(asker, &error);
        return STAY;
    }
    g_autofree char *text = g_strdup_printf(
        _("Entri ulang %u lembar (%s)? Bila semuanya cocok dengan kertas, salah ketik di lembar "
          "lain tidak mengubah hasil."),
        ids->len, numbers);
    return question_confirm(asker, text, _("ya, antrekan"), answered);
}
