#include "ui/screen/help.h"

#include "src/i18n.h"
#include "ui/widget/list.h"

struct help {
    struct screen screen;
    const struct screen_class *of;
    struct list list;
};

enum { CLOSE };

static const struct binding keys[] = {
    {{KEY_OF_ESCAPE, KEY_OF_F1, KEY_OF_ENTER}, CLOSE, "Esc", NULL, N_("Menutup bantuan")},
};

/* What every screen understands, after its own keys. */
static const struct {
    const char *shown, *help;
} everywhere[] = {
    {"F1", N_("Menjelaskan tombol layar ini")},
    {"Esc", N_("Mundur satu langkah; isian tidak dibuang tanpa bertanya")},
    {"Ctrl-L", N_("Menggambar layar sekali lagi")},
    {"Ctrl-C", N_("Menutup Lembar; yang sudah diisi tetap tersimpan")},
};

static char *titled(struct screen *screen)
{
    struct help *help = (struct help *)screen;
    return g_strdup_printf(_("Bantuan: %s"), _(help->of->title));
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct help *help = (struct help *)screen;
    (void)error;
    list_resize(&help->list, (int)(help->of->key_count + 1 + G_N_ELEMENTS(everywhere)));
    return true;
}

/* Returns the row after it. */
static int draw_row(const struct help *help, const struct canvas *canvas, int row, size_t i)
{
    const char *shown, *text;
    if (i == help->of->key_count)
        return row + 1;
    if (i < help->of->key_count) {
        shown = help->of->keys[i].shown;
        text = help->of->keys[i].help;
    } else {
        shown = everywhere[i - help->of->key_count - 1].shown;
        text = everywhere[i - help->of->key_count - 1].help;
    }
    canvas_field(canvas, row, 2, 16, STYLE_KEY, _(shown));
    return canvas_wrapped(canvas, row, 19, STYLE_PLAIN, _(text));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct help *help = (struct help *)screen;
    int rows = canvas->rows - 1;
    help->list.rows = rows;
    help->list.top = CLAMP(help->list.selected, 0, MAX(help->list.count - rows, 0));
    int row = 1;
    for (int i = help->list.top; row < canvas->rows && i < help->list.count; i++)
        row = draw_row(help, canvas, row, (size_t)i);
}

static struct wish act(struct screen *screen, int action)
{
    (void)screen;
    (void)action;
    return GO_BACK;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct help *)screen)->list, key);
    return STAY;
}

const struct screen_class help_class = {
    .title = N_("Bantuan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct help),
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
};

struct screen *help_open(struct app *app, const struct screen_class *of)
{
    struct help *help = screen_create(&help_class, app);
    help->of = of;
    return &help->screen;
}
