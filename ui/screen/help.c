#include "ui/screen/help.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/widget/list.h"

#define TEXT_COLUMN 19

struct help {
    struct screen screen;
    struct screen *of;
    GPtrArray *keys; /* of const struct binding: those that who is at the keys may use */
    struct list list;
    size_t more;  /* rows of the screen's own, after the keys */
    bool scrolls; /* not all of it has room */
};

enum { CLOSE };

static const struct binding keys[] = {
    {{KEY_OF_ESCAPE, KEY_OF_F1, KEY_OF_ENTER}, CLOSE, "Esc", NULL, N_("Menutup bantuan")},
};

/* Told where there is more than has room; they move the list. */
static const struct binding scroll_keys[] = {
    {{KEY_OF_UP, KEY_OF_DOWN}, CLOSE, "↑↓", N_("gulir"), NULL},
    {{KEY_OF_PAGE_UP, KEY_OF_PAGE_DOWN}, CLOSE, "PgDn", N_("layar berikut"), NULL},
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
    return g_strdup_printf(_("Bantuan: %s"), _(help->of->class->title));
}

static size_t count_more(const struct screen_class *of)
{
    const char *shown;
    size_t count = 0;
    while (of->explains) {
        g_autofree char *text = of->explains(count, &shown);
        if (!text)
            break;
        count++;
    }
    return count;
}

static void read_keys(struct help *help)
{
    const struct screen_class *class = help->of->class;
    g_ptr_array_set_size(help->keys, 0);
    for (size_t i = 0; i < class->key_count; i++)
        if (screen_may(help->of, &class->keys[i]))
            g_ptr_array_add(help->keys, (gpointer) & class->keys[i]);
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct help *help = (struct help *)screen;
    (void)error;
    help->more = count_more(help->of->class);
    read_keys(help);
    list_resize(&help->list, (int)(help->keys->len + 1 + G_N_ELEMENTS(everywhere) +
                                   (help->more ? 1 + help->more : 0)));
    return true;
}

/* What row I says, for the caller to free; NULL for the blank rows between the keys of the screen,
 * those of every screen, and what more the screen has to say. */
static char *read_row(const struct help *help, size_t i, const char **shown)
{
    size_t keys_end = help->keys->len, end = keys_end + 1 + G_N_ELEMENTS(everywhere);
    if (i == keys_end || i == end)
        return NULL;
    if (i > end)
        return help->of->class->explains(i - end - 1, shown);
    const struct binding *key = i < keys_end ? g_ptr_array_index(help->keys, (guint)i) : NULL;
    *shown = key ? key->shown : everywhere[i - keys_end - 1].shown;
    return g_strdup(_(key ? key->help : everywhere[i - keys_end - 1].help));
}

/* Returns the row after it. */
static int draw_row(const struct help *help, const struct canvas *canvas, int row, size_t i)
{
    const char *shown;
    g_autofree char *text = read_row(help, i, &shown);
    if (!text)
        return row + 1;
    canvas_field(canvas, row, 2, 16, STYLE_KEY, _(shown));
    return canvas_wrapped(canvas, row, TEXT_COLUMN, STYLE_PLAIN, text);
}

static int rows_of(const struct help *help, size_t i, int width)
{
    const char *shown;
    g_autofree char *text = read_row(help, i, &shown);
    if (!text)
        return 1;
    g_autoptr(GArray) lines = text_wrap(text, width);
    return (int)lines->len;
}

/* The last place to scroll to: from there on all that follows has room. */
static int last_top(const struct help *help, const struct canvas *canvas)
{
    int top = help->list.count, room = canvas->rows - 1;
    while (top > 0) {
        room -= rows_of(help, (size_t)top - 1, canvas->columns - TEXT_COLUMN);
        if (room < 0)
            break;
        top--;
    }
    return top;
}

/* How many of the rows from the first one shown have room as a whole: so many is a page. */
static int whole_rows(const struct help *help, const struct canvas *canvas)
{
    int i = help->list.top, room = canvas->rows - 1;
    for (; i < help->list.count; i++) {
        room -= rows_of(help, (size_t)i, canvas->columns - TEXT_COLUMN);
        if (room < 0)
            break;
    }
    return i - help->list.top;
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct help *help = (struct help *)screen;
    int last = last_top(help, canvas), row = 1;
    help->scrolls = last > 0;
    list_select(&help->list, MIN(help->list.selected, last));
    help->list.top = help->list.selected;
    help->list.rows = whole_rows(help, canvas) + 1;
    for (int i = help->list.top; row < canvas->rows && i < help->list.count; i++)
        row = draw_row(help, canvas, row, (size_t)i);
    if (help->list.top < last)
        canvas_text(canvas, canvas->rows - 1, canvas->columns - 1, STYLE_QUIET, "▼");
}

static const struct binding *footer(struct screen *screen, size_t *count)
{
    *count = ((struct help *)screen)->scrolls ? G_N_ELEMENTS(scroll_keys) : 0;
    return scroll_keys;
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

static void destroy(struct screen *screen)
{
    g_ptr_array_unref(((struct help *)screen)->keys);
}

const struct screen_class help_class = {
    .title = N_("Bantuan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct help),
    .titled = titled,
    .footer = footer,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *help_open(struct screen *of)
{
    struct help *help = screen_create(&help_class, of->app);
    help->of = of;
    help->keys = g_ptr_array_new();
    return &help->screen;
}
