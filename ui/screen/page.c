#include "ui/screen/page.h"

#include "src/i18n.h"
#include "src/text.h"

struct page {
    struct screen screen;
    char *title;
    GStrv lines;
    int count;
    int top;            /* the first line shown */
    int rows;           /* that were shown last */
    int left;           /* cells that are scrolled out on the left */
    int width, columns; /* of the widest line; that were shown last */
};

#define SIDE_STEP 20

enum { UP, DOWN, PAGE_UP, PAGE_DOWN, START, END, LEFT, RIGHT };

static const struct binding keys[] = {
    {{KEY_OF_UP}, UP, "↑↓", N_("gulir"), N_("Menggulir satu baris ke atas")},
    {{KEY_OF_DOWN}, DOWN, "↓", NULL, N_("Menggulir satu baris ke bawah")},
    {{KEY_OF_PAGE_UP}, PAGE_UP, "PgUp", NULL, N_("Satu layar ke atas")},
    {{KEY_OF_PAGE_DOWN, ' '}, PAGE_DOWN, "PgDn", N_("layar berikut"), N_("Satu layar ke bawah")},
    {{KEY_OF_HOME}, START, "Home", NULL, N_("Ke baris pertama")},
    {{KEY_OF_END}, END, "End", NULL, N_("Ke baris terakhir")},
    {{KEY_OF_LEFT}, LEFT, "←", NULL, N_("Yang di sebelah kiri")},
    {{KEY_OF_RIGHT}, RIGHT, "←→", N_("geser"), N_("Yang di sebelah kanan, bila barisnya panjang")},
};

#define SIDE_KEYS 2 /* the last ones, told only where there is more on a side */

static char *titled(struct screen *screen)
{
    return g_strdup(((struct page *)screen)->title);
}

static int lowest_top(const struct page *page)
{
    return MAX(page->count - page->rows, 0);
}

static int most_left(const struct page *page)
{
    return MAX(page->width - page->columns, 0);
}

static const struct binding *footer(struct screen *screen, size_t *count)
{
    *count = G_N_ELEMENTS(keys) - (most_left((struct page *)screen) ? 0 : SIDE_KEYS);
    return keys;
}

/* What is left of the line when so many cells of it are scrolled out; the caller frees it. */
static char *scrolled(const char *line, int cells)
{
    int width = 0;
    while (*line && width < cells) {
        const char *next = text_next_grapheme(line);
        width += text_width_of(line, (size_t)(next - line));
        line = next;
    }
    return g_strdup_printf("%*s%s", MAX(width - cells, 0), "", line);
}

/* The mark that there is more stands behind the text, not in it. */
static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct page *page = (struct page *)screen;
    page->rows = canvas->rows;
    page->columns = canvas->columns - 2;
    page->top = CLAMP(page->top, 0, lowest_top(page));
    page->left = CLAMP(page->left, 0, most_left(page));
    bool more = page->top < lowest_top(page);
    for (int i = 0; i < canvas->rows && page->top + i < page->count; i++) {
        g_autofree char *line = scrolled(page->lines[page->top + i], page->left);
        struct canvas row =
            canvas_part(canvas, i, 1, 1, canvas->columns - (more && i + 1 == canvas->rows ? 4 : 1));
        canvas_text(&row, 0, 0, STYLE_PLAIN, line);
    }
    if (more)
        canvas_text(canvas, canvas->rows - 1, canvas->columns - 2, STYLE_QUIET, "▼");
}

static struct wish act(struct screen *screen, int action)
{
    struct page *page = (struct page *)screen;
    if (action == LEFT || action == RIGHT) {
        page->left += action == LEFT ? -SIDE_STEP : SIDE_STEP;
        page->left = CLAMP(page->left, 0, most_left(page));
        return STAY;
    }
    const int steps[] = {
        [UP] = -1,
        [DOWN] = 1,
        [PAGE_UP] = -page->rows,
        [PAGE_DOWN] = page->rows,
        [START] = -page->count,
        [END] = page->count,
    };
    page->top = CLAMP(page->top + steps[action], 0, lowest_top(page));
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct page *page = (struct page *)screen;
    g_free(page->title);
    g_strfreev(page->lines);
}

const struct screen_class page_class = {
    .title = N_("Halaman"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct page),
    .titled = titled,
    .footer = footer,
    .draw = draw,
    .act = act,
    .destroy = destroy,
};

struct screen *page_open(struct app *app, const char *title, const char *text)
{
    struct page *page = screen_create(&page_class, app);
    page->title = g_strdup(title);
    page->lines = g_strsplit(text, "\n", -1);
    page->count = (int)g_strv_length(page->lines);
    page->rows = 1;
    for (int i = 0; i < page->count; i++)
        page->width = MAX(page->width, text_width(page->lines[i]));
    return &page->screen;
}
