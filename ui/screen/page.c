#include "ui/screen/page.h"

#include "src/i18n.h"

struct page {
    struct screen screen;
    char *title;
    GStrv lines;
    int count;
    int top;  /* the first line shown */
    int rows; /* that were shown last */
};

enum { UP, DOWN, PAGE_UP, PAGE_DOWN, START, END };

static const struct binding keys[] = {
    {{KEY_OF_UP}, UP, "↑↓", N_("gulir"), N_("Menggulir satu baris ke atas")},
    {{KEY_OF_DOWN}, DOWN, "↓", NULL, N_("Menggulir satu baris ke bawah")},
    {{KEY_OF_PAGE_UP}, PAGE_UP, "PgUp", NULL, N_("Satu layar ke atas")},
    {{KEY_OF_PAGE_DOWN, ' '}, PAGE_DOWN, "PgDn", N_("layar berikut"), N_("Satu layar ke bawah")},
    {{KEY_OF_HOME}, START, "Home", NULL, N_("Ke baris pertama")},
    {{KEY_OF_END}, END, "End", NULL, N_("Ke baris terakhir")},
};

static char *titled(struct screen *screen)
{
    return g_strdup(((struct page *)screen)->title);
}

static int lowest_top(const struct page *page)
{
    return MAX(page->count - page->rows, 0);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct page *page = (struct page *)screen;
    page->rows = canvas->rows;
    page->top = CLAMP(page->top, 0, lowest_top(page));
    for (int i = 0; i < canvas->rows && page->top + i < page->count; i++)
        canvas_text(canvas, i, 1, STYLE_PLAIN, page->lines[page->top + i]);
    if (page->top < lowest_top(page))
        canvas_text(canvas, canvas->rows - 1, canvas->columns - 2, STYLE_QUIET, "▼");
}

static struct wish act(struct screen *screen, int action)
{
    struct page *page = (struct page *)screen;
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
    return &page->screen;
}
