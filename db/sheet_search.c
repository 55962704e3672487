#include "db/sheet_search.h"

#include <stdlib.h>
#include <string.h>

#include "db/query.h"
#include "src/calendar.h"
#include "src/text.h"

/* No filter touches the sheet itself where all are wanted: then the index of the numbers is
 * all that is read of 1,000,000 of them. */
#define WANTED                                                                                     \
    "WHERE survey_id = :survey AND (:service = 0 OR service_id = :service) "                       \
    "AND (:keyed_by = 0 OR keyed_by = :keyed_by) "                                                 \
    "AND (:counted < 0 OR counted = :counted) AND (:batch = 0 OR batch_id = :batch) "              \
    "AND (:accepted = 0 OR accepted <> '') ORDER BY "
#define FIND_COLUMNS "SELECT sheet.id, number FROM sheet " WANTED
#define SEARCH_COLUMNS                                                                             \
    "SELECT sheet.id, number, coalesce(service_id, 0), coalesce(day, ''), answers, keyed_by, "     \
    "reason, fields FROM sheet " WANTED
#define ORDER_BY_NUMBER  "number, sheet.id"
#define ORDER_BY_SERVICE "service_id, number, sheet.id"
#define ORDER_BY_DAY     "day, number, sheet.id"
#define ORDER_BY_KEYED   "keyed_at, sheet.id"

enum {
    FIND_BY_NUMBER,
    FIND_BY_SERVICE,
    FIND_BY_DAY,
    FIND_BY_KEYED,
    SEARCH_BY_NUMBER,
    SEARCH_BY_SERVICE,
    SEARCH_BY_DAY,
    SEARCH_BY_KEYED,
    PEOPLE,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [FIND_BY_NUMBER] = FIND_COLUMNS ORDER_BY_NUMBER,
    [FIND_BY_SERVICE] = FIND_COLUMNS ORDER_BY_SERVICE,
    [FIND_BY_DAY] = FIND_COLUMNS ORDER_BY_DAY,
    [FIND_BY_KEYED] = FIND_COLUMNS ORDER_BY_KEYED,
    [SEARCH_BY_NUMBER] = SEARCH_COLUMNS ORDER_BY_NUMBER,
    [SEARCH_BY_SERVICE] = SEARCH_COLUMNS ORDER_BY_SERVICE,
    [SEARCH_BY_DAY] = SEARCH_COLUMNS ORDER_BY_DAY,
    [SEARCH_BY_KEYED] = SEARCH_COLUMNS ORDER_BY_KEYED,
    [PEOPLE] = "SELECT id, name FROM person",
};

struct sheet_search {
    const struct survey *survey;
    struct statements *statements;
};

struct sheet_search *sheet_search_open(struct database *database, const struct survey *survey,
                                       struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (!statements)
        return NULL;
    struct sheet_search *finder = g_new0(struct sheet_search, 1);
    *finder = (struct sheet_search){survey, statements};
    return finder;
}

void sheet_search_close(struct sheet_search *finder)
{
    if (!finder)
        return;
    statements_finish(finder->statements);
    g_free(finder);
}

static struct query begin(struct sheet_search *finder, size_t number)
{
    struct query query = query_begin(finder->statements, number);
    query_bind_int(&query, ":survey", finder->survey->id);
    return query;
}

/* A sheet found, with what it is ordered by where SQL cannot. */
struct found {
    int64_t id;
    double value;
};

/* Mean of the answers of an element on one sheet; -1 where there is none. */
static double element_mean(const struct sheet_filter *filter, const struct form *form,
                           const char *answers)
{
    int sum = 0, count = 0;
    for (size_t i = 0; i < form->item_count; i++) {
        const struct form_item *item = &form->items[i];
        int element = filter->further ? item->further : item->element;
        if (item->answer < 0 || element != filter->element ||
            !g_ascii_isdigit(answers[item->answer]))
            continue;
        sum += answers[item->answer] - '0';
        count++;
    }
    return count ? (double)sum / count : -1;
}

static bool begins_with(long number, long digits)
{
    while (number > digits)
        number /= 10;
    return number > 0 && number == digits;
}

/* A word of a search. Services and people are few: those that have it are found before the sheets
 * are walked over. */
struct word {
    char *folded;
    bool may_be_day;
    GArray *services, *people; /* ids of those that have it */
};

/* What a search looks for: the beginning of a number, or words. */
struct search {
    GArray *words; /* of struct word; NULL: everything is found */
    bool is_digits;
    long digits;
    GString *text; /* of the sheet at hand, folded */
};

static void clear_word(void *pointer)
{
    struct word *word = pointer;
    g_free(word->folded);
    g_array_unref(word->services);
    g_array_unref(word->people);
}

static GArray *services_with(const struct services *services, const char *folded)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (guint i = 0; i < services->list->len; i++) {
        const struct service *service = services_at(services, i);
        g_autofree char *code = text_folded(service->code), *name = text_folded(service->name);
        if (strstr(code, folded) || strstr(name, folded))
            g_array_append_val(ids, service->id);
    }
    return ids;
}

static void read_words(const struct sheet_search *finder, const char *text, struct search *search)
{
    g_auto(GStrv) words = g_strsplit(text, " ", 0);
    search->words = g_array_new(FALSE, FALSE, sizeof(struct word));
    g_array_set_clear_func(search->words, clear_word);
    for (char **each = words; *each; each++) {
        char *folded = text_folded(*each);
        struct word word = {
            .folded = folded,
            .may_be_day = folded[strspn(folded, "0123456789-")] == '\0',
            .services = services_with(&finder->survey->services, folded),
            .people = g_array_new(FALSE, FALSE, sizeof(int64_t)),
        };
        g_array_append_val(search->words, word);
    }
}

static bool find_people(struct sheet_search *finder, const struct search *search,
                        struct error *error)
{
    struct query query = query_begin(finder->statements, PEOPLE);
    while (query_step(&query)) {
        int64_t id = query_int(&query, 0);
        g_autofree char *name = text_folded(query_raw_text(&query, 1));
        for (guint i = 0; i < search->words->len; i++) {
            const struct word *word = &g_array_index(search->words, struct word, i);
            if (strstr(name, word->folded))
                g_array_append_val(word->people, id);
        }
    }
    return query_end(&query, error);
}

static bool search_read(struct sheet_search *finder, const char *text, struct search *search,
                        struct error *error)
{
    g_autofree char *clean = g_strstrip(g_strdup(text ? text : ""));
    *search = (struct search){.text = g_string_new(NULL)};
    if (!*clean)
        return true;
    search->is_digits = clean[strspn(clean, "0123456789")] == '\0';
    search->digits = atol(clean);
    read_words(finder, clean, search);
    return find_people(finder, search, error);
}

static void search_finish(struct search *search)
{
    g_clear_pointer(&search->words, g_array_unref);
    g_string_free(search->text, TRUE);
}

static bool is_in_day(const char *day, const char *word)
{
    char shown[11];
    day_to_field(day_from_iso(day), shown);
    return strstr(shown, word) != NULL;
}

static bool has_id(const GArray *ids, int64_t id)
{
    for (guint i = 0; i < ids->len; i++)
        if (g_array_index(ids, int64_t, i) == id)
            return true;
    return false;
}

/* What was written on the sheet, folded once for all words. */
static const char *written_text(const struct search *search, const struct query *query)
{
    if (search->text->len == 0) {
        text_fold_into(search->text, query_raw_text(query, 6));
        g_string_append_c(search->text, '\n');
        text_fold_into(search->text, query_raw_text(query, 7));
    }
    return search->text->str;
}

/* The word stands somewhere in what the list shows of the sheet. */
static bool has_word(const struct search *search, const struct query *query,
                     const struct word *word)
{
    return has_id(word->services, query_int(query, 2)) ||
           has_id(word->people, query_int(query, 5)) ||
           (word->may_be_day && is_in_day(query_raw_text(query, 3), word->folded)) ||
           strstr(written_text(search, query), word->folded);
}

static bool is_wanted(const struct search *search, const struct query *query)
{
    if (search->is_digits)
        return begins_with((long)query_int(query, 1), search->digits);
    g_string_truncate(search->text, 0);
    for (guint i = 0; search->words && i < search->words->len; i++)
        if (!has_word(search, query, &g_array_index(search->words, struct word, i)))
            return false;
    return true;
}

static int by_id(const void *a, const void *b)
{
    const int64_t *first = a, *second = b;
    return (*first > *second) - (*first < *second);
}

static bool is_among(const struct sheet_filter *filter, int64_t id)
{
    return !filter->among ||
           (filter->among->len > 0 &&
            bsearch(&id, filter->among->data, filter->among->len, sizeof id, by_id));
}

static int by_mean(const void *a, const void *b)
{
    const struct found *first = a, *second = b;
    return (first->value > second->value) - (first->value < second->value);
}

static void reverse(GArray *ids)
{
    int64_t *at = (int64_t *)(void *)ids->data;
    for (guint i = 0, j = ids->len; i + 1 < j; i++) {
        int64_t last = at[--j];
        at[j] = at[i];
        at[i] = last;
    }
}

static struct query begin_to_find(struct sheet_search *finder, const struct sheet_filter *filter,
                                  bool all_columns)
{
    static const size_t finds[] = {FIND_BY_NUMBER, FIND_BY_SERVICE, FIND_BY_DAY, FIND_BY_KEYED,
                                   FIND_BY_NUMBER};
    static const size_t searches[] = {SEARCH_BY_NUMBER, SEARCH_BY_SERVICE, SEARCH_BY_DAY,
                                      SEARCH_BY_KEYED, SEARCH_BY_NUMBER};
    struct query query = begin(finder, all_columns ? searches[filter->sort] : finds[filter->sort]);
    query_bind_int(&query, ":service", filter->service_id);
    query_bind_int(&query, ":keyed_by", filter->keyed_by);
    query_bind_int(&query, ":counted", filter->counted);
    query_bind_int(&query, ":batch", filter->batch_id);
    query_bind_int(&query, ":accepted", filter->accepted);
    return query;
}

static GArray *find(struct sheet_search *finder, const struct sheet_filter *filter,
                    const struct search *search, struct error *error)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    struct query query = begin_to_find(finder, filter, search->words && !search->is_digits);
    while (query_step(&query)) {
        int64_t id = query_int(&query, 0);
        if (is_among(filter, id) && is_wanted(search, &query))
            g_array_append_val(ids, id);
    }
    return query_end(&query, error) ? g_steal_pointer(&ids) : NULL;
}

/* Only the sheets with an answer to the element. */
static GArray *find_behind(struct sheet_search *finder, const struct sheet_filter *filter,
                           const struct search *search, struct error *error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct found));
    struct query query = begin_to_find(finder, filter, true);
    while (query_step(&query)) {
        struct found sheet = {query_int(&query, 0),
                              element_mean(filter, finder->survey->form, query_text(&query, 4))};
        if (sheet.value >= 0 && is_among(filter, sheet.id) && is_wanted(search, &query))
            g_array_append_val(found, sheet);
    }
    if (!query_end(&query, error))
        return NULL;
    if (filter->sort == SHEETS_BY_VALUE)
        g_array_sort(found, by_mean);
    GArray *ids = g_array_sized_new(FALSE, FALSE, sizeof(int64_t), found->len);
    for (guint i = 0; i < found->len; i++)
        g_array_append_val(ids, g_array_index(found, struct found, i).id);
    return ids;
}

GArray *sheet_search_find(struct sheet_search *finder, const struct sheet_filter *filter,
                          struct error *error)
{
    struct search search;
    GArray *ids = NULL;
    if (search_read(finder, filter->search, &search, error))
        ids = filter->element >= 0 ? find_behind(finder, filter, &search, error)
                                   : find(finder, filter, &search, error);
    if (ids && filter->descending)
        reverse(ids);
    search_finish(&search);
    return ids;
}
