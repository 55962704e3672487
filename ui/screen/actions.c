#include "ui/screen/actions.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/action_card.h"
#include "ui/screen/action_form.h"
#include "ui/screen/actions_private.h"
#include "ui/screen/question.h"

enum { OPEN_ACTION, NEW, CHANGE, LIST, SERVICE, ELEMENT, OWNER, YEAR, VIEWS, MARK, MARK_ALL, UNDO };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, OPEN_ACTION, "Enter", NULL, N_("Membuka tindak lanjut")},
    {{KEY_OF_F2}, NEW, "F2", N_("baru"), N_("Membuat tindak lanjut baru")},
    {{KEY_OF_F3},
     CHANGE,
     "F3",
     N_("ubah"),
     N_("Mengubah status, atau beberapa hal dari semua yang ditandai")},
    {{KEY_OF_F4}, LIST, "F4–F8", N_("saring"), N_("F4 memilih daftar: lewat tenggat, segera, …")},
    {{KEY_OF_F9},
     VIEWS,
     "F9",
     N_("lihat"),
     N_("Kalender, garis waktu, rekomendasi, saran, pemantauan, impor")},
    {{KEY_OF_TAB}, MARK, "Tab", N_("tandai"), N_("Menandai, untuk mengubah beberapa sekaligus")},
    {{KEY_OF_F5}, SERVICE, "F5", NULL, N_("Menyaring menurut layanan")},
    {{KEY_OF_F6}, ELEMENT, "F6", NULL, N_("Menyaring menurut unsur")},
    {{KEY_OF_F7}, OWNER, "F7", NULL, N_("Menyaring menurut penanggung jawab")},
    {{KEY_OF_F8}, YEAR, "F8", NULL, N_("Menyaring menurut tahun survei")},
    {{CTRL_KEY('a')},
     MARK_ALL,
     "Ctrl-A",
     NULL,
     N_("Menandai semua yang tampil, atau tidak satu pun")},
    {{CTRL_KEY('z')}, UNDO, "Ctrl-Z", NULL, N_("Mengurungkan perubahan terakhir")},
};

static const struct action_row *row_at(const struct actions *actions, int shown)
{
    guint position = g_array_index(actions->shown, guint, shown);
    return &g_array_index(actions->rows, struct action_row, position);
}

const struct action *actions_at(struct actions *actions, int shown)
{
    struct error error;
    const struct action_row *row = row_at(actions, shown);
    struct action *action = g_hash_table_lookup(actions->loaded, &row->id);
    if (!action && (action = action_store_load(actions->screen.app->actions, row->id, &error)))
        g_hash_table_insert(actions->loaded, &action->id, action);
    return action;
}

const struct action *actions_selected(struct actions *actions)
{
    return actions->list.count ? actions_at(actions, actions->list.selected) : NULL;
}

/* --- filters --- */

/* The words of states and statuses are found as well as what is written. */
static bool state_has(const struct action_row *row, const bool states[ACTION_STATES],
                      const bool statuses[ACTION_STATUSES])
{
    return statuses[row->facts.status] || states[action_facts_state(&row->facts, app_today())];
}

static bool search_word(struct actions *actions, const char *word, char *hits, struct error *error)
{
    bool states[ACTION_STATES], statuses[ACTION_STATUSES];
    if (!action_list_search(actions->screen.app->action_list, word, hits, error))
        return false;
    for (int i = 0; i < ACTION_STATES; i++)
        states[i] = text_contains(action_state_words((enum action_state)i), word);
    for (int i = 0; i < ACTION_STATUSES; i++)
        statuses[i] = text_contains(action_status_words((enum action_status)i), word);
    for (guint i = 0; i < actions->rows->len; i++)
        if (!hits[i])
            hits[i] =
                state_has(&g_array_index(actions->rows, struct action_row, i), states, statuses);
    return true;
}

/* What has every word of the search, one char for each row; NULL where nothing is searched. */
static char *search_rows(struct actions *actions)
{
    struct error error;
    g_auto(GStrv) words = g_strsplit(actions->search, " ", 0);
    g_autofree char *hits = g_malloc(actions->rows->len + 1);
    char *found = NULL;
    for (char **word = words; *word; word++) {
        if (!**word)
            continue;
        if (!search_word(actions, *word, hits, &error)) {
            screen_complain(&actions->screen, &error);
            return found;
        }
        found = found ? found : memset(g_malloc(actions->rows->len + 1), 1, actions->rows->len);
        for (guint i = 0; i < actions->rows->len; i++)
            found[i] = found[i] && hits[i];
    }
    return found;
}

static void apply_filters(struct actions *actions)
{
    g_array_set_size(actions->shown, 0);
    if (!actions->rows)
        return;
    g_autofree char *found = search_rows(actions);
    for (guint i = 0; i < actions->rows->len; i++)
        if ((!found || found[i]) &&
            action_filter_passes(&actions->filter,
                                 &g_array_index(actions->rows, struct action_row, i)))
            g_array_append_val(actions->shown, i);
    list_resize(&actions->list, (int)actions->shown->len);
}

static void count_lists(struct actions *actions)
{
    struct day today = app_today();
    memset(actions->counts, 0, sizeof actions->counts);
    for (guint i = 0; i < actions->rows->len; i++)
        for (int list = 0; list < ACTION_LISTS; list++)
            actions->counts[list] +=
                action_is_on(&g_array_index(actions->rows, struct action_row, i).facts,
                             (enum action_list)list, today, actions->filter.long_days);
}

static int64_t newest_of(const GArray *rows)
{
    int64_t newest = 0;
    for (guint i = 0; i < rows->len; i++)
        newest = MAX(newest, g_array_index(rows, struct action_row, i).id);
    return newest;
}

/* The one to be selected: that which was just made, or else the one before. */
static int64_t wanted(struct actions *actions, int64_t before)
{
    int64_t newest = newest_of(actions->rows);
    bool is_made = actions->makes_one && newest != actions->newest;
    actions->makes_one = false;
    actions->newest = newest;
    return is_made ? newest : before;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct actions *actions = (struct actions *)screen;
    int64_t id = actions->list.count ? row_at(actions, actions->list.selected)->id : 0;
    const GArray *rows = action_list_read(screen->app->action_list, error);
    actions->filter.long_days = (int)app_setting_number(screen->app, SETTING_LONG_OVERDUE);
    if (!rows) {
        g_array_set_size(actions->shown, 0);
        list_resize(&actions->list, 0);
        actions->rows = NULL;
        return false;
    }
    actions->rows = rows;
    bulk_change_finish(&actions->last);
    if (!action_bulk_last(screen->app->action_bulk, &actions->last, error))
        return false;
    g_hash_table_remove_all(actions->loaded);
    count_lists(actions);
    apply_filters(actions);
    id = wanted(actions, id);
    for (guint i = 0; i < actions->shown->len; i++)
        if (row_at(actions, (int)i)->id == id)
            list_select(&actions->list, (int)i);
    return true;
}

/* --- choosing what is shown --- */

static void add_new(GPtrArray *values, const char *value)
{
    if (!g_ptr_array_find_with_equal_func(values, value, g_str_equal, NULL))
        g_ptr_array_add(values, g_strdup(value));
}

static int compare_words(const void *left, const void *right)
{
    return g_utf8_collate(*(char *const *)left, *(char *const *)right);
}

/* The services, elements or owners of the rows that are not among VALUES yet, sorted, behind them.
 * The texts of the rows are few and shared: each is looked at once. */
static void add_those_of_rows(const struct actions *actions, GPtrArray *values, int which)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) more = g_ptr_array_new();
    for (guint i = 0; i < actions->rows->len; i++) {
        const struct action_row *row = &g_array_index(actions->rows, struct action_row, i);
        const char *value = which == SERVICE   ? row->service
                            : which == ELEMENT ? row->element
                                               : row->owner;
        if (g_hash_table_add(seen, (char *)value) && (*value || which == OWNER))
            g_ptr_array_add(more, (char *)value);
    }
    g_ptr_array_sort(more, compare_words);
    for (guint i = 0; i < more->len; i++)
        add_new(values, g_ptr_array_index(more, i));
}

static GPtrArray *values_of(const struct actions *actions, int which)
{
    const struct survey *survey = actions->screen.app->survey;
    GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; which == SERVICE && i < survey->services.list->len; i++)
        add_new(values, services_at(&survey->services, i)->code);
    for (size_t i = 0; which == ELEMENT && i < survey->form->element_count; i++)
        add_new(values, survey->form->elements[i].code);
    add_those_of_rows(actions, values, which);
    return values;
}

/* The year before the one filtered by, of those there are; 0 after the oldest. */
static int next_year(const struct actions *actions)
{
    int next = 0;
    for (guint i = 0; i < actions->rows->len; i++) {
        int year = g_array_index(actions->rows, struct action_row, i).year;
        if ((!actions->filter.year || year < actions->filter.year) && year > next)
            next = year;
    }
    return next;
}

static struct wish filter(struct actions *actions, int which)
{
    struct action_filter *of = &actions->filter;
    if (!actions->rows)
        return STAY;
    if (which == YEAR) {
        of->year = next_year(actions);
    } else {
        char **value = which == SERVICE   ? &of->service
                       : which == ELEMENT ? &of->element
                                          : &of->owner;
        g_autoptr(GPtrArray) values = values_of(actions, which);
        *value = action_filter_next(values, *value);
    }
    apply_filters(actions);
    return STAY;
}

static struct wish list_chosen(struct screen *screen, int option, const char *text)
{
    struct actions *actions = (struct actions *)screen;
    (void)text;
    actions->filter.list = (enum action_list)option;
    actions->list.selected = 0;
    apply_filters(actions);
    return STAY;
}

static struct wish choose_list(struct actions *actions)
{
    g_auto(GStrv) options = g_new0(char *, ACTION_LISTS + 1);
    for (int list = 0; list < ACTION_LISTS; list++)
        options[list] = g_strdup_printf("%s (%ld)", action_list_words((enum action_list)list),
                                        (long)actions->counts[list]);
    int list = (int)actions->filter.list;
    return question_ask_at(&actions->screen, _("Daftar yang mana?"), (const char *const *)options,
                           list, list, list_chosen);
}

/* --- marks --- */

static struct wish mark(struct actions *actions)
{
    if (!actions->list.count)
        return STAY;
    int64_t id = row_at(actions, actions->list.selected)->id;
    if (!g_hash_table_remove(actions->marked, &id))
        g_hash_table_add(actions->marked, g_memdup2(&id, sizeof id));
    list_key(&actions->list, KEY_OF_DOWN);
    return STAY;
}

static struct wish mark_all(struct actions *actions)
{
    bool none = g_hash_table_size(actions->marked) == 0;
    g_hash_table_remove_all(actions->marked);
    for (int i = 0; none && i < actions->list.count; i++) {
        int64_t id = row_at(actions, i)->id;
        g_hash_table_add(actions->marked, g_memdup2(&id, sizeof id));
    }
    return STAY;
}

/* --- keys --- */

static struct wish act(struct screen *screen, int action)
{
    struct actions *actions = (struct actions *)screen;
    switch (action) {
    case OPEN_ACTION:
        return actions_selected(actions)
                   ? OPEN(action_card_open(screen->app, actions_selected(actions)->id))
                   : STAY;
    case NEW:
        actions->makes_one = true;
        return OPEN(action_form_open(screen->app, action_create(), screen));
    case CHANGE:
        return actions_change(actions);
    case LIST:
        return choose_list(actions);
    case VIEWS:
        return actions_choose_way(actions);
    case MARK:
        return mark(actions);
    case MARK_ALL:
        return mark_all(actions);
    case UNDO:
        return actions_undo(actions);
    default:
        return filter(actions, action);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct actions *actions = (struct actions *)screen;
    if (list_search(&actions->list, actions->search, key))
        apply_filters(actions);
    return STAY;
}

static struct wish leave(struct screen *screen)
{
    struct actions *actions = (struct actions *)screen;
    if (g_hash_table_size(actions->marked))
        return mark_all(actions);
    if (!list_search_end(&actions->list, actions->search))
        return GO_BACK;
    apply_filters(actions);
    return STAY;
}

/* A trouble is told by the search itself. */
static bool idle(struct screen *screen)
{
    struct error error;
    if (((struct actions *)screen)->rows)
        action_list_prepare_search(screen->app->action_list, &error);
    return false;
}

static void destroy(struct screen *screen)
{
    struct actions *actions = (struct actions *)screen;
    g_array_unref(actions->shown);
    g_hash_table_unref(actions->loaded);
    g_hash_table_unref(actions->marked);
    action_filter_finish(&actions->filter);
    action_order_finish(&actions->order);
    bulk_change_finish(&actions->last);
}

const struct screen_class actions_class = {
    .title = N_("Tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct actions),
    .refresh = refresh,
    .draw = actions_draw,
    .act = act,
    .type = type,
    .leave = leave,
    .idle = idle,
    .destroy = destroy,
};

static void free_action(void *action)
{
    action_destroy(action);
}

struct screen *actions_open(struct app *app)
{
    struct actions *actions = screen_create(&actions_class, app);
    actions->shown = g_array_new(FALSE, FALSE, sizeof(guint));
    actions->loaded = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, free_action);
    actions->marked = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return &actions->screen;
}
