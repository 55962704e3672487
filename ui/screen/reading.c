#include "ui/screen/reading.h"

#include "src/i18n.h"
#include "ui/screen/keying.h"
#include "ui/screen/keying_view.h"

struct reading {
    struct screen screen;
    struct screen *owner;
    int64_t id;
    struct sheet *sheet;
    char *holder; /* who corrects it in another program, or NULL */
    struct sheet_settled settled;
    struct entry entry;
    struct editor *editor; /* shows the text under the cursor whole, or NULL */
};

enum { CORRECT, BACK, NEXT, FIRST };

static const struct binding keys[] = {
    {{KEY_OF_UP, KEY_OF_BACKTAB}, BACK, "↑", N_("mundur"), N_("Ke isian sebelumnya")},
    {{KEY_OF_DOWN, KEY_OF_TAB}, NEXT, "↓ Tab", N_("maju"), N_("Ke isian berikutnya")},
    {{KEY_OF_HOME}, FIRST, "Home", NULL, N_("Ke nomor lembar, isian pertama")},
    {{KEY_OF_ENTER},
     CORRECT,
     "Enter",
     N_("koreksi"),
     N_("Mengoreksi lembar ini, begitu orang lain selesai")},
};

static enum right right(struct screen *screen, int action)
{
    const struct reading *reading = (struct reading *)screen;
    return action == CORRECT && reading->settled.by ? RIGHT_CORRECT_SETTLED : RIGHT_KEY;
}

static char *titled(struct screen *screen)
{
    struct reading *reading = (struct reading *)screen;
    long number = sheet_number(reading->sheet);
    return reading->holder
               ? g_strdup_printf(_("Lembar %ld, sedang dibuka oleh %s"), number, reading->holder)
               : g_strdup_printf(_("Lembar %ld"), number);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct reading *reading = (struct reading *)screen;
    struct keying_view view = {
        .entry = &reading->entry,
        .editor = reading->editor,
        .state = _("dibaca saja"),
        .suspect = -1,
        .reading = true,
    };
    keying_draw(&view, canvas);
}

static void go(struct reading *reading, size_t item)
{
    const struct sheet *sheet = reading->sheet;
    g_clear_pointer(&reading->editor, editor_destroy);
    reading->entry.at = MIN(item, sheet->form->item_count - 1);
    const char *value = sheet->values[reading->entry.at];
    if (entry_is_text(&reading->entry))
        reading->editor = editor_create(value_is_given(value) ? value : "",
                                        entry_item(&reading->entry)->kind == ITEM_TEXT);
}

static void show(struct reading *reading, struct sheet *sheet)
{
    const struct survey *survey = reading->screen.app->survey;
    size_t at = reading->entry.at;
    sheet_destroy(reading->sheet);
    reading->sheet = sheet;
    entry_begin(&reading->entry, sheet, &survey->services, survey->year);
    go(reading, at);
}

/* Also when another program has changed something: perhaps the correction is stored. */
static bool refresh(struct screen *screen, struct error *error)
{
    struct reading *reading = (struct reading *)screen;
    g_autofree char *before = g_steal_pointer(&reading->holder);
    struct sheet *sheet = sheet_store_load(screen->app->sheets, reading->id, error);
    if (!sheet)
        return false;
    show(reading, sheet);
    if (!draft_store_holder(screen->app->drafts, reading->id, &reading->holder, error) ||
        !sheet_store_settled(screen->app->sheets, reading->id, &reading->settled, error))
        return false;
    if (before && !reading->holder)
        screen_say(screen, _("%s sudah selesai. Enter membuka lembar ini untuk dikoreksi."),
                   before);
    return true;
}

static struct wish correct(struct reading *reading)
{
    struct error error;
    struct screen *screen =
        keying_open_sheet(reading->screen.app, reading->id, reading->owner, &error);
    if (screen)
        return REPLACE(screen);
    screen_complain(&reading->screen, &error);
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct reading *reading = (struct reading *)screen;
    size_t at = reading->entry.at;
    if (action == CORRECT)
        return correct(reading);
    go(reading, action == NEXT ? at + 1 : action == BACK && at > 0 ? at - 1 : 0);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct reading *reading = (struct reading *)screen;
    g_clear_pointer(&reading->editor, editor_destroy);
    sheet_destroy(reading->sheet);
    g_free(reading->holder);
}

const struct screen_class reading_class = {
    .title = N_("Lembar yang hanya dibaca"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct reading),
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .destroy = destroy,
};

static struct screen *open_as(struct app *app, int64_t id, const char *holder, const char *why,
                              struct screen *owner, struct error *error)
{
    struct sheet *sheet = sheet_store_load(app->sheets, id, error);
    if (!sheet)
        return NULL;
    struct reading *reading = screen_create(&reading_class, app);
    reading->owner = owner;
    reading->id = id;
    reading->holder = g_strdup(holder);
    reading->entry.at = 1;
    show(reading, sheet);
    screen_say(&reading->screen, "%s", why);
    return &reading->screen;
}

struct screen *reading_open(struct app *app, int64_t id, const char *holder, struct screen *owner,
                            struct error *error)
{
    g_autofree char *why =
        g_strdup_printf(_("Lembar ini sedang dibuka oleh %s; di sini hanya dapat dibaca."), holder);
    return open_as(app, id, holder, why, owner, error);
}

struct screen *reading_open_settled(struct app *app, int64_t id,
                                    const struct sheet_settled *settled, struct screen *owner,
                                    struct error *error)
{
    g_autofree char *words = keying_settled_words(settled);
    g_autofree char *why = g_strdup_printf(_("%s; hanya penyelia yang mengoreksinya."), words);
    return open_as(app, id, NULL, why, owner, error);
}
