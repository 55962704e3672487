#include "ui/screen/entries.h"

#include <string.h>

#include "src/i18n.h"
#include "src/progress.h"
#include "src/text.h"
#include "ui/report/change_words.h"
#include "ui/screen/action_card.h"
#include "ui/screen/batch.h"
#include "ui/screen/choose.h"
#include "ui/screen/history.h"
#include "ui/terminal.h"
#include "ui/widget/list.h"

/* So many entries are read at once; more come as the list is scrolled. */
#define PAGE 100

/* Under the list: an entry in full. */
#define DETAIL_ROWS 5

struct entries {
    struct screen screen;
    struct record_list *record;
    struct record_filter filter; /* kind and person; the search is below */
    int kind;                    /* -1: all */
    char *person_name;           /* NULL: all */
    char search[SEARCH_SIZE];
    GPtrArray *rows;  /* of struct record_row, as far as they were read */
    bool more, stale; /* there may be more; a key came before they were read */
    struct list list;
    GArray *choices; /* while one is chosen: kinds, or ids of people */
};

enum { GO, KIND, PERSON };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, GO, "Enter", N_("buka"), N_("Ke lembar, tindak lanjut, atau bundelnya")},
    {{KEY_OF_F4}, KIND, "F4", N_("jenis"), N_("Menyaring menurut jenis: lembar, petugas, …")},
    {{KEY_OF_F5}, PERSON, "F5", N_("orang"), N_("Menyaring menurut siapa yang mengubah")},
    {{0}, -1, N_("ketik"), N_("cari"), N_("Mencari dalam isian, nilai, alasan, nama, nomor")},
};

/* --- reading --- */

static int64_t last_number(const struct entries *entries)
{
    const struct record_row *last =
        entries->rows->len ? g_ptr_array_index(entries->rows, entries->rows->len - 1) : NULL;
    return last ? last->number : 0;
}

/* Reads the next page behind what is there. */
static bool read_page(struct entries *entries, struct error *error)
{
    g_auto(GStrv) fields = change_fields_with(entries->screen.app, entries->search);
    struct record_filter filter = entries->filter;
    filter.search = entries->search;
    filter.fields = fields;
    g_autoptr(GPtrArray) page =
        record_list_read(entries->record, &filter, last_number(entries), PAGE, error);
    if (!page)
        return false;
    entries->more = page->len == PAGE;
    g_ptr_array_extend_and_steal(entries->rows, g_steal_pointer(&page));
    list_resize(&entries->list, (int)entries->rows->len);
    return true;
}

/* A search that finds little goes over the whole record: it gives way to a key, and is done when
 * nothing is typed. */
static bool read_until_key(struct entries *entries, struct error *error)
{
    struct progress progress = {.watch = terminal_is_quiet};
    struct database *database = entries->screen.app->database;
    database_watch(database, &progress);
    bool ok = read_page(entries, error);
    database_watch(database, NULL);
    entries->stale = !ok && progress_is_stopped(&progress);
    return ok || entries->stale;
}

static const struct record_row *marked(const struct entries *entries)
{
    return entries->list.count ? g_ptr_array_index(entries->rows, (guint)entries->list.selected)
                               : NULL;
}

/* The entry that was marked stays so, although there are new ones above it. */
static void mark(struct entries *entries, int64_t number)
{
    for (guint i = 0; i < entries->rows->len; i++) {
        const struct record_row *row = g_ptr_array_index(entries->rows, i);
        if (row->number == number)
            list_select(&entries->list, (int)i);
    }
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct entries *entries = (struct entries *)screen;
    int64_t number = marked(entries) ? marked(entries)->number : 0;
    guint wanted = MAX(entries->rows->len, 1);
    bool ok = true;
    g_ptr_array_set_size(entries->rows, 0);
    entries->more = true;
    while (ok && !entries->stale && entries->more && entries->rows->len < wanted)
        ok = read_until_key(entries, error);
    list_resize(&entries->list, (int)entries->rows->len);
    mark(entries, number);
    return ok;
}

static bool idle(struct screen *screen)
{
    struct error error;
    struct entries *entries = (struct entries *)screen;
    if (!entries->stale)
        return false;
    if (!read_until_key(entries, &error))
        screen_complain(screen, &error);
    return !entries->stale;
}

/* --- drawing --- */

/* What and how, on one line of CELLS; a long name gives way to what was changed, down to half. */
static char *row_text(const struct app *app, const struct record_row *row, int cells)
{
    g_autofree char *subject = change_subject_here(app, row);
    g_autofree char *words = change_words(app, row->subject, &row->is);
    int room = MAX(cells - text_width(words) - 3, cells / 2);
    g_autofree char *name = text_within(subject, room);
    char *text = g_strdup_printf("%s · %s", name, words);
    return g_strdelimit(text, "\n", ' ');
}

static void draw_row(const struct entries *entries, const struct canvas *canvas, int line, int i)
{
    const struct app *app = entries->screen.app;
    const struct record_row *row = g_ptr_array_index(entries->rows, (guint)i);
    bool selected = i == entries->list.selected;
    g_autofree char *time = app_time_text(row->is.at);
    g_autofree char *text = row_text(app, row, canvas->columns - 33);
    canvas_text(canvas, line, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_text(canvas, line, 2, STYLE_QUIET, time);
    canvas_field(canvas, line, 20, 11, STYLE_QUIET, row->is.person);
    canvas_field(canvas, line, 32, canvas->columns - 33, selected ? STYLE_STRONG : STYLE_PLAIN,
                 text);
}

static void draw_detail(const struct entries *entries, const struct canvas *canvas)
{
    const struct record_row *row = marked(entries);
    if (!row)
        return;
    g_autofree char *subject = change_subject(row);
    g_autofree char *words = change_words_why(entries->screen.app, row->subject, &row->is);
    int after = canvas_print(canvas, 0, 2, STYLE_QUIET, _("Entri %ld"), (long)row->number);
    canvas_field(canvas, 0, after + 2, canvas->columns - after - 3, STYLE_STRONG, subject);
    canvas_wrapped(canvas, 1, 2, STYLE_PLAIN, words);
}

static void draw_head(const struct entries *entries, const struct canvas *canvas)
{
    int column = list_search_draw(entries->search, canvas, 0);
    canvas_print(canvas, 0, MAX(column + 2, 30), STYLE_QUIET, _("jenis: %s · orang: %s"),
                 entries->kind < 0 ? _("semua") : change_kind(entries->kind),
                 entries->person_name ? entries->person_name : _("semua"));
}

static const char *empty_words(const struct entries *entries)
{
    if (entries->stale)
        return _("Mencari …");
    return *entries->search || entries->kind >= 0 || entries->person_name
               ? _("Tidak ada entri yang cocok. Esc mengosongkan pencarian; F4, F5 saringannya.")
               : _("Belum ada entri.");
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct entries *entries = (struct entries *)screen;
    int rows = canvas->rows - 1 - DETAIL_ROWS;
    struct canvas detail =
        canvas_part(canvas, canvas->rows - DETAIL_ROWS + 1, 0, DETAIL_ROWS - 1, canvas->columns);
    draw_head(entries, canvas);
    if (entries->list.count == 0)
        canvas_text(canvas, 2, 2, STYLE_PLAIN, empty_words(entries));
    list_show(&entries->list, rows);
    for (int i = 0; i < rows && entries->list.top + i < entries->list.count; i++)
        draw_row(entries, canvas, 1 + i, entries->list.top + i);
    canvas_rule(canvas, canvas->rows - DETAIL_ROWS, 0, canvas->columns);
    draw_detail(entries, &detail);
}

/* --- from an entry to what it is about --- */

static struct wish refuse(struct entries *entries, const char *sentence)
{
    struct error error;
    error_set(&error, ERROR_INPUT, "%s", sentence);
    screen_complain(&entries->screen, &error);
    return STAY;
}

static struct wish go(struct entries *entries)
{
    struct app *app = entries->screen.app;
    const struct record_row *row = marked(entries);
    if (!row)
        return STAY;
    if (row->survey && row->survey != app->survey->id)
        return refuse(entries, _("Ini dari survei lain; buka dulu survei itu dengan 5 di layar "
                                 "awal."));
    if (row->sheet)
        return OPEN(history_open(app, row->sheet));
    if (row->subject == SUBJECT_ACTION && row->row)
        return OPEN(action_card_open(app, row->row));
    if (row->subject == SUBJECT_BATCH && row->row)
        return OPEN(batch_open(app, row->row));
    return refuse(entries, _("Entri ini tidak mempunyai layar sendiri."));
}

/* --- what is shown --- */

static struct wish show(struct entries *entries)
{
    g_ptr_array_set_size(entries->rows, 0);
    list_resize(&entries->list, 0);
    shell_refresh(&entries->screen);
    return STAY;
}

static struct wish kind_chosen(struct screen *screen, int option, const char *text)
{
    struct entries *entries = (struct entries *)screen;
    (void)text;
    if (option < 0)
        return STAY;
    entries->kind = (int)g_array_index(entries->choices, int64_t, (guint)option);
    entries->filter.kind = entries->kind < 0 ? NULL : record_kind_name(entries->kind);
    return show(entries);
}

/* Only kinds that the record speaks of. */
static struct wish ask_kind(struct entries *entries)
{
    struct error error;
    bool there[RECORD_KINDS];
    if (!record_list_kinds(entries->record, there, &error)) {
        screen_complain(&entries->screen, &error);
        return STAY;
    }
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    int chosen = 0;
    g_array_set_size(entries->choices, 0);
    for (int kind = -1; kind < RECORD_KINDS; kind++) {
        int64_t choice = kind;
        if (kind >= 0 && !there[kind])
            continue;
        chosen = kind == entries->kind ? (int)words->len : chosen;
        g_array_append_val(entries->choices, choice);
        g_ptr_array_add(words, (char *)(kind < 0 ? _("semua") : change_kind(kind)));
    }
    g_ptr_array_add(words, NULL);
    return choose_ask(&entries->screen, _("Jenis entri"), (const char *const *)words->pdata, chosen,
                      kind_chosen);
}

static struct wish person_chosen(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct person person = {0};
    struct entries *entries = (struct entries *)screen;
    (void)text;
    if (option < 0)
        return STAY;
    entries->filter.person = g_array_index(entries->choices, int64_t, (guint)option);
    g_clear_pointer(&entries->person_name, g_free);
    if (entries->filter.person &&
        person_store_load(screen->app->people, entries->filter.person, &person, &error))
        entries->person_name = g_strdup(person.name);
    person_finish(&person);
    return show(entries);
}

static struct wish ask_person(struct entries *entries)
{
    struct error error;
    int chosen = 0;
    int64_t anybody = 0;
    g_autoptr(GPtrArray) people = person_store_list(entries->screen.app->people, &error);
    if (!people) {
        screen_complain(&entries->screen, &error);
        return STAY;
    }
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_array_set_size(entries->choices, 0);
    g_array_append_val(entries->choices, anybody);
    g_ptr_array_add(words, (char *)_("semua"));
    for (guint i = 0; i < people->len; i++) {
        const struct person *person = g_ptr_array_index(people, i);
        chosen = person->id == entries->filter.person ? (int)words->len : chosen;
        g_array_append_val(entries->choices, person->id);
        g_ptr_array_add(words, person->name);
    }
    g_ptr_array_add(words, NULL);
    return choose_ask(&entries->screen, _("Siapa yang mengubah?"),
                      (const char *const *)words->pdata, chosen, person_chosen);
}

static struct wish act(struct screen *screen, int action)
{
    struct entries *entries = (struct entries *)screen;
    switch (action) {
    case KIND:
        return ask_kind(entries);
    case PERSON:
        return ask_person(entries);
    default:
        return go(entries);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct error error;
    struct entries *entries = (struct entries *)screen;
    if (list_search(&entries->list, entries->search, key))
        return show(entries);
    if (entries->more && entries->list.selected + entries->list.rows >= entries->list.count &&
        !read_until_key(entries, &error))
        screen_complain(screen, &error);
    return STAY;
}

static struct wish leave(struct screen *screen)
{
    struct entries *entries = (struct entries *)screen;
    return list_search_end(&entries->list, entries->search) ? show(entries) : GO_BACK;
}

static void destroy(struct screen *screen)
{
    struct entries *entries = (struct entries *)screen;
    record_list_close(entries->record);
    g_free(entries->person_name);
    g_ptr_array_unref(entries->rows);
    g_array_unref(entries->choices);
}

const struct screen_class entries_class = {
    .title = N_("Isi catatan perubahan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct entries),
    .needs = RIGHT_READ_RECORD,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .idle = idle,
    .leave = leave,
    .destroy = destroy,
};

struct screen *entries_open(struct app *app, struct error *error)
{
    struct record_list *record = record_list_open(app->database, error);
    if (!record)
        return NULL;
    struct entries *entries = screen_create(&entries_class, app);
    entries->record = record;
    entries->kind = -1;
    entries->rows = record_list_new_rows();
    entries->choices = g_array_new(FALSE, FALSE, sizeof(int64_t));
    return &entries->screen;
}
