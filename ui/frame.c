#include "ui/frame.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/terminal.h"

#define SMALLEST_ROWS    24
#define SMALLEST_COLUMNS 80
#define TITLE_GAP        3 /* cells between a title and the survey */

/* Help and the way back stand at the right end of every footer; "kembali" where there is room. */
static int draw_constant_keys(const struct canvas *canvas, int needed)
{
    int row = canvas->rows - 1;
    int width = text_width(_("bantuan")) + 10;
    int with_word = width + 1 + text_width(_("kembali"));
    bool word = needed + with_word < canvas->columns;
    int start = canvas->columns - (word ? with_word : width);
    int column = canvas_text(canvas, row, start, STYLE_KEY, "F1");
    column = canvas_print(canvas, row, column, STYLE_PLAIN, " %s  ", _("bantuan"));
    column = canvas_text(canvas, row, column, STYLE_KEY, "Esc");
    if (word)
        canvas_print(canvas, row, column, STYLE_PLAIN, " %s", _("kembali"));
    return start;
}

bool screen_may(struct screen *screen, const struct binding *binding)
{
    const struct screen_class *class = screen->class;
    return !class->right || binding->action < 0 ||
           app_may(screen->app, class->right(screen, binding->action));
}

static bool is_in_footer(struct screen *screen, const struct binding *binding)
{
    return binding->label && screen_may(screen, binding);
}

static int footer_width(const struct binding *binding)
{
    return text_width(binding->shown) + 1 + text_width(_(binding->label)) + 2;
}

static void draw_footer(struct screen *screen, const struct canvas *canvas)
{
    const struct screen_class *class = screen->class;
    size_t count = class->key_count;
    const struct binding *keys = class->footer ? class->footer(screen, &count) : NULL;
    if (!keys)
        keys = class->keys;
    int row = canvas->rows - 1, column = 1, needed = 1;
    for (size_t i = 0; i < count; i++)
        needed += is_in_footer(screen, &keys[i]) ? footer_width(&keys[i]) : 0;
    int end = class->overlay ? canvas->columns : draw_constant_keys(canvas, needed);
    for (size_t i = 0; i < count; i++) {
        const struct binding *binding = &keys[i];
        if (!is_in_footer(screen, binding))
            continue;
        if (column + footer_width(binding) > end)
            break;
        column = canvas_text(canvas, row, column, STYLE_KEY, binding->shown);
        column = canvas_print(canvas, row, column, STYLE_PLAIN, " %s", _(binding->label)) + 2;
    }
}

/* On the rule above the footer; a long one covers as many rows above it as it needs. */
static void draw_message(const struct screen *screen, const struct canvas *canvas)
{
    canvas_rule(canvas, canvas->rows - 2, 0, canvas->columns);
    if (screen->message_kind == MESSAGE_NONE)
        return;
    static const enum style styles[] = {STYLE_PLAIN, STYLE_STRONG, STYLE_WARNING, STYLE_ALARM};
    static const char *const signs[] = {"", "✓", "?", "!"};
    enum style style = styles[screen->message_kind];
    g_autoptr(GArray) lines = text_wrap(screen->message, canvas->columns - 4);
    int first = canvas->rows - 1 - (int)lines->len;
    for (guint i = 0; i < lines->len; i++) {
        struct text_line line = g_array_index(lines, struct text_line, i);
        g_autofree char *part = g_strndup(screen->message + line.start, line.length);
        canvas_fill(canvas, first + (int)i, 0, canvas->columns, STYLE_PLAIN);
        canvas_text(canvas, first + (int)i, 3, style, part);
    }
    canvas_text(canvas, first, 1, style, signs[screen->message_kind]);
}

/* Where unit and survey have no room, the name of the unit is cut: years are easily mistaken. */
static char *place_within(const struct app *app, int width)
{
    g_autofree char *place = app_place(app);
    if (text_width(place) <= width)
        return g_steal_pointer(&place);
    g_autofree char *title = app_survey_title(app);
    int room = width - text_width(title) - 3;
    if (room < 2)
        return g_steal_pointer(&title);
    g_autofree char *unit = text_fit(app->survey->unit, room, "…");
    return g_strdup_printf("%s · %s", unit, title);
}

/* A title too long to leave room for the survey is cut, with a gap before that. */
static char *title_within(struct screen *screen, int columns)
{
    g_autofree char *own = screen->class->titled ? screen->class->titled(screen) : NULL;
    g_autofree char *survey = screen->app->survey ? app_survey_title(screen->app) : g_strdup("");
    const char *title = own ? own : _(screen->class->title);
    int room = columns - 2 - TITLE_GAP - text_width(survey);
    return text_within(title, room);
}

static void draw_title(struct screen *screen, const struct canvas *canvas)
{
    g_autofree char *title = title_within(screen, canvas->columns);
    int after = canvas_text(canvas, 0, 1, STYLE_STRONG, title) + TITLE_GAP;
    int width = canvas->columns - after - 1;
    g_autofree char *place = place_within(screen->app, width);
    canvas_right(canvas, 0, after, width, STYLE_QUIET, place);
}

static void draw_framed(struct screen *screen, const struct canvas *canvas)
{
    draw_title(screen, canvas);
    canvas_rule(canvas, 1, 0, canvas->columns);
    struct canvas body = canvas_part(canvas, 2, 0, canvas->rows - 4, canvas->columns);
    screen->class->draw(screen, &body);
    draw_message(screen, canvas);
    draw_footer(screen, canvas);
}

bool frame_is_too_small(const struct canvas *canvas)
{
    return canvas->rows < SMALLEST_ROWS || canvas->columns < SMALLEST_COLUMNS;
}

static void draw_too_small(const struct canvas *canvas)
{
    g_autofree char *text =
        g_strdup_printf(_("Layar terlalu kecil: %d×%d. Lembar memerlukan paling sedikit %d×%d. "
                          "Besarkan jendela; data Anda tetap tersimpan."),
                        canvas->columns, canvas->rows, SMALLEST_COLUMNS, SMALLEST_ROWS);
    canvas_wrapped(canvas, 0, 0, STYLE_STRONG, text);
}

void frame_draw(const GPtrArray *stack)
{
    struct canvas canvas = terminal_canvas();
    if (frame_is_too_small(&canvas)) {
        draw_too_small(&canvas);
    } else {
        guint lowest = stack->len - 1;
        while (lowest > 0 && ((struct screen *)g_ptr_array_index(stack, lowest))->class->overlay)
            lowest--;
        draw_framed(g_ptr_array_index(stack, lowest), &canvas);
        for (guint i = lowest + 1; i < stack->len; i++) {
            struct screen *overlay = g_ptr_array_index(stack, i);
            overlay->class->draw(overlay, &canvas);
            canvas_fill(&canvas, canvas.rows - 1, 0, canvas.columns, STYLE_PLAIN);
            draw_footer(overlay, &canvas);
        }
    }
    terminal_show();
}
