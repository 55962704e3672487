#include "ui/screen/choose.h"

#include "src/i18n.h"
#include "ui/widget/list.h"

struct choose {
    struct screen screen;
    struct screen *asker;
    char *title;
    GStrv options;
    struct list list;
    answer_function *answered;
};

enum { TAKE };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, TAKE, "Enter", N_("pilih"), N_("Memilih yang ditandai")},
    {{0}, -1, "↑↓", N_("pindah"), N_("Ke pilihan lain")},
};

static char *titled(struct screen *screen)
{
    return g_strdup(((struct choose *)screen)->title);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct choose *choose = (struct choose *)screen;
    int rows = canvas->rows - 2;
    list_show(&choose->list, rows);
    for (int row = 0; row < rows && choose->list.top + row < choose->list.count; row++) {
        int i = choose->list.top + row;
        bool selected = i == choose->list.selected;
        canvas_text(canvas, 1 + row, 1, STYLE_PLAIN, selected ? "▌" : " ");
        canvas_text(canvas, 1 + row, 3, selected ? STYLE_STRONG : STYLE_PLAIN, choose->options[i]);
    }
}

static struct wish answer(struct choose *choose, int option)
{
    return (struct wish){.kind = WISH_ANSWER,
                         .screen = choose->asker,
                         .option = option,
                         .answered = choose->answered};
}

static struct wish act(struct screen *screen, int action)
{
    struct choose *choose = (struct choose *)screen;
    (void)action;
    return answer(choose, choose->list.selected);
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct choose *)screen)->list, key);
    return STAY;
}

static struct wish leave(struct screen *screen)
{
    return answer((struct choose *)screen, -1);
}

static void destroy(struct screen *screen)
{
    struct choose *choose = (struct choose *)screen;
    g_free(choose->title);
    g_strfreev(choose->options);
}

const struct screen_class choose_class = {
    .title = N_("Pilih"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct choose),
    .titled = titled,
    .draw = draw,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

struct wish choose_ask(struct screen *asker, const char *title, const char *const *options,
                       int chosen, answer_function *answered)
{
    struct choose *choose = screen_create(&choose_class, asker->app);
    choose->asker = asker;
    choose->title = g_strdup(title);
    choose->options = g_strdupv((char **)options);
    choose->answered = answered;
    list_resize(&choose->list, (int)g_strv_length(choose->options));
    list_select(&choose->list, chosen);
    return OPEN(&choose->screen);
}
