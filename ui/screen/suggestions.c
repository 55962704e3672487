#include "ui/screen/suggestions.h"

#include <string.h>

#include "src/i18n.h"
#include "src/suggestion_code.h"
#include "src/text.h"
#include "ui/report/voice_report.h"
#include "ui/screen/action_form.h"
#include "ui/screen/answers.h"
#include "ui/screen/page.h"
#include "ui/screen/pass.h"
#include "ui/screen/question.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"

struct suggestions {
    struct screen screen;
    GPtrArray *all;   /* of struct suggestion */
    GPtrArray *shown; /* of those, borrowed: what the search finds */
    int64_t wanted;   /* sheet to be selected at the next refresh, 0: none */
    char search[SEARCH_SIZE];
    bool open_only; /* only those that are not coded yet */
    struct list rows;
};

enum { PRAISE, NOTHING, PLAN, LINK, SHEETS, OPEN_ONLY, CODES, PUBLISHED };

static const struct binding keys[] = {
    {{0}, -1, "1–9", NULL, N_("Menandai unsur yang dimaksud; sekali lagi mencabutnya")},
    {{KEY_OF_F5}, PRAISE, "F5", N_("pujian"), N_("Menandai sebagai pujian")},
    {{KEY_OF_F6}, NOTHING, "F6", N_("tidak ada"), N_("Tidak ada yang perlu dilakukan")},
    {{KEY_OF_F3}, PLAN, "F3", N_("rencana"), N_("Membuat rencana yang menjawab saran ini")},
    {{KEY_OF_F7, KEY_OF_ENTER},
     LINK,
     "F7",
     N_("kaitkan"),
     N_("Mengaitkan dengan rencana yang sudah ada")},
    {{KEY_OF_F2}, SHEETS, "F2", N_("lembar"), N_("Lembar yang memuat saran yang tampil")},
    {{KEY_OF_F4}, OPEN_ONLY, "F4", NULL, N_("Hanya yang belum dikode, atau semuanya lagi")},
    {{KEY_OF_F9}, CODES, "F9", NULL, N_("Mengetik kode unsur, untuk formulir dengan lebih dari 9")},
    {{KEY_OF_F8}, PUBLISHED, "F8", NULL, N_("\"Anda menyampaikan, kami menindaklanjuti\"")},
    {{0}, -1, "a–z", NULL, N_("Mencari di dalam saran; Esc menghapus pencarian")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == PUBLISHED ? RIGHT_LOOK : RIGHT_KEY;
}

#define TEXT_ROWS 6 /* of the selected suggestion in full */

/* --- data --- */

static bool finds(const struct suggestions *self, const struct suggestion *suggestion)
{
    if (self->open_only && *suggestion->codes)
        return false;
    g_autofree char *search = g_utf8_casefold(self->search, -1);
    g_autofree char *text = g_utf8_casefold(suggestion->text, -1);
    return strstr(text, search) != NULL;
}

static struct suggestion *selected(const struct suggestions *self)
{
    return self->rows.count ? g_ptr_array_index(self->shown, (guint)self->rows.selected) : NULL;
}

static bool is_wanted(const struct suggestions *self, const struct suggestion *suggestion)
{
    return suggestion->sheet == self->wanted;
}

static void filter(struct suggestions *self)
{
    g_ptr_array_set_size(self->shown, 0);
    for (guint i = 0; self->all && i < self->all->len; i++)
        if (finds(self, g_ptr_array_index(self->all, i)))
            g_ptr_array_add(self->shown, g_ptr_array_index(self->all, i));
    list_resize(&self->rows, (int)self->shown->len);
    for (guint i = 0; self->wanted && i < self->shown->len; i++)
        if (is_wanted(self, g_ptr_array_index(self->shown, i)))
            list_select(&self->rows, (int)i);
    self->wanted = 0;
}

/* The one that is selected stays so. */
static bool refresh(struct screen *screen, struct error *error)
{
    struct suggestions *self = (struct suggestions *)screen;
    const struct suggestion *before = self->all ? selected(self) : NULL;
    if (before && !self->wanted)
        self->wanted = before->sheet;
    struct pass pass;
    pass_begin(&pass, screen->app);
    GPtrArray *all = voice_list(screen->app, error);
    pass_end(&pass);
    if (!all)
        return self->all ? false : pass_stopped(error);
    g_clear_pointer(&self->all, g_ptr_array_unref);
    self->all = all;
    filter(self);
    return true;
}

/* --- drawing --- */

static void draw_counts(const struct suggestions *self, const struct canvas *canvas)
{
    int open = 0, answered = 0;
    for (guint i = 0; i < self->all->len; i++) {
        const struct suggestion *each = g_ptr_array_index(self->all, i);
        open += *each->codes == '\0';
        answered += each->actions > 0;
    }
    int column = canvas_print(canvas, 0, 2, STYLE_STRONG, _("%d saran"), (int)self->all->len);
    column = canvas_print(canvas, 0, column + 3, open ? STYLE_ALARM : STYLE_PLAIN,
                          _("%d belum dikode"), open);
    column = canvas_print(canvas, 0, column + 3, STYLE_PLAIN, _("%d dijawab rencana"), answered);
    if (*self->search)
        canvas_print(canvas, 0, column + 3, STYLE_STRONG, _("cari: %s"), self->search);
    else if (self->open_only)
        canvas_text(canvas, 0, column + 3, STYLE_STRONG, _("hanya yang belum dikode"));
}

/* How many are about each element, praise and nothing. */
static void draw_tally(const struct suggestions *self, const struct canvas *canvas)
{
    const struct form *form = self->screen.app->survey->form;
    int column = 2, praise = 0;
    for (size_t e = 0; e < form->element_count; e++) {
        int count = 0;
        for (guint i = 0; i < self->all->len; i++)
            count += suggestion_has(((struct suggestion *)g_ptr_array_index(self->all, i))->codes,
                                    form, e);
        column = canvas_print(canvas, 1, column, count ? STYLE_PLAIN : STYLE_QUIET, "%s %d",
                              form->elements[e].code, count) +
                 2;
    }
    for (guint i = 0; i < self->all->len; i++)
        praise += strcmp(((struct suggestion *)g_ptr_array_index(self->all, i))->codes,
                         SUGGESTION_PRAISE) == 0;
    canvas_print(canvas, 1, column, praise ? STYLE_PLAIN : STYLE_QUIET, _("pujian %d"), praise);
}

static void draw_row(const struct suggestions *self, const struct canvas *canvas, int row,
                     int position)
{
    const struct suggestion *each = g_ptr_array_index(self->shown, (guint)position);
    bool here = position == self->rows.selected;
    g_autofree char *codes = suggestion_words(each->codes);
    g_autofree char *line = g_strdelimit(g_strdup(each->text), "\n", ' ');
    canvas_text(canvas, row, 0, STYLE_PLAIN, here ? "▌" : " ");
    canvas_text(canvas, row, 2, STYLE_STRONG, each->actions ? "✓" : "");
    canvas_print(canvas, row, 4, STYLE_QUIET, "%5ld", each->number);
    canvas_field(canvas, row, 11, 14, *each->codes ? STYLE_PLAIN : STYLE_ALARM, codes);
    canvas_field(canvas, row, 26, canvas->columns - 27, here ? STYLE_STRONG : STYLE_PLAIN, line);
}

/* The elements with their keys; those that are marked stand out. */
static void draw_legend(const struct suggestions *self, const struct canvas *canvas, int row)
{
    const struct form *form = self->screen.app->survey->form;
    const struct suggestion *each = selected(self);
    int width = (canvas->columns - 2) / 3;
    for (size_t e = 0; e < MIN(form->element_count, 9); e++) {
        bool marked = suggestion_has(each->codes, form, e);
        int line = row + (int)e % 3, column = 2 + (int)e / 3 * width;
        canvas_print(canvas, line, column, STYLE_KEY, "%zu", e + 1);
        canvas_text(canvas, line, column + 2, STYLE_STRONG, marked ? "✓" : "");
        canvas_field(canvas, line, column + 4, width - 5, marked ? STYLE_STRONG : STYLE_QUIET,
                     form->elements[e].name);
    }
}

static void draw_selected(const struct suggestions *self, const struct canvas *canvas, int row)
{
    const struct suggestion *each = selected(self);
    const struct service *service =
        services_by_id(&self->screen.app->survey->services, each->service);
    canvas_rule(canvas, row, 0, canvas->columns);
    canvas_print(canvas, row, 2, STYLE_QUIET, _(" lembar %ld  %s  %s"), each->number,
                 service ? service->code : "",
                 each->actions ? _("✓ dijawab rencana ") : _("belum dijawab "));
    struct canvas text = canvas_part(canvas, row + 1, 2, TEXT_ROWS - 1, canvas->columns - 3);
    canvas_wrapped(&text, 0, 0, STYLE_PLAIN, each->text);
    draw_legend(self, canvas, row + TEXT_ROWS);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct suggestions *self = (struct suggestions *)screen;
    if (!self->all)
        return;
    draw_counts(self, canvas);
    draw_tally(self, canvas);
    if (self->rows.count == 0) {
        canvas_wrapped(canvas, 4, 2, STYLE_QUIET,
                       self->all->len ? _("Tidak ada saran yang cocok. Esc menghapus pencarian.")
                                      : _("Belum ada saran: responden menulisnya di isian terakhir "
                                          "lembar, petugas mengetiknya saat entri."));
        return;
    }
    int rows = canvas->rows - 3 - TEXT_ROWS - 3;
    list_show(&self->rows, rows);
    for (int i = 0; i < rows && self->rows.top + i < self->rows.count; i++)
        draw_row(self, canvas, 3 + i, self->rows.top + i);
    draw_selected(self, canvas, 3 + rows);
}

/* --- actions --- */

static struct wish code(struct suggestions *self, const char *codes)
{
    struct error error;
    if (suggestion_store_code(self->screen.app->suggestions, selected(self)->sheet, codes,
                              app_now(), &error))
        shell_refresh(&self->screen);
    else
        screen_complain(&self->screen, &error);
    return STAY;
}

/* Pressed again, the mark goes. */
static struct wish code_alone(struct suggestions *self, const char *word)
{
    return code(self, strcmp(selected(self)->codes, word) == 0 ? "" : word);
}

static struct wish plan(struct suggestions *self)
{
    const struct suggestion *each = selected(self);
    struct action *action = action_create();
    g_auto(GStrv) codes = g_strsplit(each->codes, ",", 2);
    action->service_id = each->service;
    action->answers = each->sheet;
    if (codes[0] && form_find_element(self->screen.app->survey->form, codes[0]) >= 0)
        action_set(&action->element, codes[0]);
    return OPEN(action_form_open(self->screen.app, action, &self->screen));
}

static struct wish codes_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    if (option != 0)
        return STAY;
    g_autofree char *codes = suggestion_read(text, screen->app->survey->form);
    if (codes)
        return code((struct suggestions *)screen, codes);
    g_autofree char *written = text_excerpt(text, 30);
    error_set(&error, ERROR_INPUT, _("\"%s\": ada kode yang bukan unsur formulir ini."), written);
    screen_complain(screen, &error);
    return STAY;
}

static struct wish read_published(struct suggestions *self)
{
    struct error error;
    g_autoptr(GString) text = voice_report_published(self->screen.app, &error);
    if (text)
        return OPEN(
            page_open(self->screen.app, _("Anda menyampaikan, kami menindaklanjuti"), text->str));
    screen_complain(&self->screen, &error);
    return STAY;
}

static struct wish open_sheets(struct suggestions *self)
{
    const struct sheet_filter filter = {.counted = -1, .element = -1};
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (guint i = 0; i < self->shown->len; i++)
        g_array_append_val(ids, ((struct suggestion *)g_ptr_array_index(self->shown, i))->sheet);
    return OPEN(
        sheets_open_among(self->screen.app, ids, &filter, g_strdup(_("Lembar dengan saran"))));
}

static struct wish act(struct screen *screen, int action)
{
    struct suggestions *self = (struct suggestions *)screen;
    if (action == OPEN_ONLY) {
        self->open_only = !self->open_only;
        filter(self);
        return STAY;
    }
    if (action == PUBLISHED)
        return read_published(self);
    if (!self->all) {
        shell_refresh(screen);
        return STAY;
    }
    if (!selected(self))
        return STAY;
    switch (action) {
    case PRAISE:
        return code_alone(self, SUGGESTION_PRAISE);
    case NOTHING:
        return code_alone(self, SUGGESTION_NOTHING);
    case PLAN:
        return plan(self);
    case SHEETS:
        return open_sheets(self);
    case LINK:
        return OPEN(answers_open(screen->app, selected(self)));
    default:
        return question_ask_text(screen, _("Kode unsur, dipisah koma:"), selected(self)->codes,
                                 codes_typed);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct suggestions *self = (struct suggestions *)screen;
    const struct form *form = screen->app->survey->form;
    if (key >= '1' && key <= '9' && selected(self)) {
        if (key - '1' >= form->element_count)
            return STAY;
        g_autofree char *codes = suggestion_toggle(selected(self)->codes, form, key - '1');
        return code(self, codes);
    }
    if (list_search(&self->rows, self->search, key))
        filter(self);
    return STAY;
}

static struct wish leave(struct screen *screen)
{
    struct suggestions *self = (struct suggestions *)screen;
    if (!list_search_end(&self->rows, self->search))
        return GO_BACK;
    filter(self);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct suggestions *self = (struct suggestions *)screen;
    g_clear_pointer(&self->all, g_ptr_array_unref);
    g_clear_pointer(&self->shown, g_ptr_array_unref);
}

const struct screen_class suggestions_class = {
    .title = N_("Suara responden"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct suggestions),
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

struct screen *suggestions_open(struct app *app, int64_t sheet)
{
    struct suggestions *self = screen_create(&suggestions_class, app);
    self->shown = g_ptr_array_new();
    self->wanted = sheet;
    return &self->screen;
}
