#include "ui/report/action_import_report.h"

#include <string.h>

#include "db/spelling_store.h"
#include "src/csv.h"
#include "src/i18n.h"
#include "src/text.h"

/* --- outcomes --- */

static const struct {
    const char *name, *words;
} outcomes_by_name[ROW_OUTCOMES] = {
    [ROW_TAKEN] = {"taken", N_("diambil")},        [ROW_DOUBTED] = {"doubted", N_("diragukan")},
    [ROW_THERE] = {"there", N_("sudah ada")},      [ROW_DIFFERENT] = {"different", N_("berbeda")},
    [ROW_UPDATED] = {"updated", N_("diperbarui")}, [ROW_REFUSED] = {"refused", N_("ditolak")},
    [ROW_SKIPPED] = {"skipped", N_("dilewati")},
};

const char *row_outcome_words(enum row_outcome outcome)
{
    return _(outcomes_by_name[outcome].words);
}

/* --- groups of rows --- */

struct range {
    long first, last;
    guint after; /* the position in the list that would make it longer */
};

static void free_group(void *pointer)
{
    struct outcome_group *group = pointer;
    g_free(group->lines);
    g_free(group);
}

static void append_range(GString *lines, const struct range *range)
{
    g_string_append_printf(lines, "%s%ld", lines->len ? ", " : "", range->first);
    if (range->last > range->first)
        g_string_append_printf(lines, "–%ld", range->last);
}

/* A group while its rows are being found. */
struct growing {
    struct outcome_group *group;
    GString *lines;
    struct range range; /* the last one, not yet among the lines */
};

static void free_growing(void *pointer)
{
    struct growing *growing = pointer;
    append_range(growing->lines, &growing->range);
    growing->group->lines = g_string_free(growing->lines, FALSE);
    g_free(growing);
}

static struct growing *begin_group(const struct action_outcome *outcome, guint position)
{
    struct growing *growing = g_new0(struct growing, 1);
    growing->group = g_new0(struct outcome_group, 1);
    growing->group->outcome = outcome->outcome;
    growing->group->reasons = outcome->reasons;
    growing->lines = g_string_new(NULL);
    growing->range = (struct range){outcome->line, outcome->line, position};
    return growing;
}

static void add_to_group(struct growing *growing, const struct action_outcome *outcome,
                         guint position)
{
    if (growing->range.after != position) {
        append_range(growing->lines, &growing->range);
        growing->range.first = outcome->line;
    }
    growing->range.last = outcome->line;
    growing->range.after = position + 1;
    growing->group->rows++;
}

static int compare_groups(const void *left, const void *right)
{
    const struct outcome_group *a = *(struct outcome_group *const *)left;
    const struct outcome_group *b = *(struct outcome_group *const *)right;
    return (int)a->outcome - (int)b->outcome;
}

GPtrArray *action_import_groups(const struct action_import *import)
{
    const GArray *outcomes = action_import_result(import)->outcomes;
    GPtrArray *groups = g_ptr_array_new_with_free_func(free_group);
    g_autoptr(GHashTable) table =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_growing);
    for (guint i = 0; i < outcomes->len; i++) {
        const struct action_outcome *outcome = &g_array_index(outcomes, struct action_outcome, i);
        char *key = g_strdup_printf("%d %s", (int)outcome->outcome, outcome->reasons);
        struct growing *growing = g_hash_table_lookup(table, key);
        if (!growing) {
            growing = begin_group(outcome, i);
            g_ptr_array_add(groups, growing->group);
            g_hash_table_insert(table, g_strdup(key), growing);
        }
        add_to_group(growing, outcome, i);
        g_free(key);
    }
    g_ptr_array_sort(groups, compare_groups); /* merge sort: groups of one outcome stay in order */
    return groups;
}

/* --- sums --- */

/* "akan diperbarui" of what is not written yet. */
static const char *outcome_words_in_sum(enum row_outcome outcome, bool kept)
{
    return outcome == ROW_UPDATED && !kept ? _("akan diperbarui") : row_outcome_words(outcome);
}

char *action_import_sum(const struct action_import *import, bool kept)
{
    const guint *counts = action_import_result(import)->counts;
    GString *text = g_string_new(NULL);
    g_string_append_printf(
        text, kept ? _("%u tindak lanjut diimpor") : _("%u tindak lanjut dapat diimpor"),
        counts[ROW_TAKEN] + counts[ROW_DOUBTED]);
    if (counts[ROW_DOUBTED] > 0)
        g_string_append_printf(text, _(", %u di antaranya diragukan"), counts[ROW_DOUBTED]);
    for (int outcome = ROW_THERE; outcome < ROW_OUTCOMES; outcome++)
        if (counts[outcome] > 0)
            g_string_append_printf(text, ", %u %s", counts[outcome],
                                   outcome_words_in_sum((enum row_outcome)outcome, kept));
    g_string_append(text, kept ? "." : _("; belum ditulis."));
    return g_string_free(text, FALSE);
}

/* --- spellings --- */

char *action_spelling_text(const struct action_spelling *spelling)
{
    return g_strdup_printf(_("\"%s\" (%u baris, mulai baris %ld)"), spelling->written,
                           spelling->rows, spelling->line);
}

static char *proposals_text(const struct action_spelling *spelling)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < spelling->proposals->len; i++)
        g_string_append_printf(text, "%s%s", i ? "; " : "",
                               (char *)g_ptr_array_index(spelling->proposals, i));
    return g_string_free(text, FALSE);
}

static void append_spelling(GString *text, const struct action_spelling *spelling)
{
    if (!spelling->rows)
        return;
    g_autofree char *told = action_spelling_text(spelling);
    g_autofree char *proposals = proposals_text(spelling);
    g_autofree char *time =
        spelling->remembered ? app_time_text(spelling->remembered->at) : g_strdup("");
    switch (spelling->state) {
    case SPELLING_REMEMBERED:
        g_string_append_printf(text, _("Unit %s = %s, dipastikan %s oleh %s\n"), told,
                               spelling->unit, time, spelling->remembered->person);
        break;
    case SPELLING_CONFIRMED:
        g_string_append_printf(text, _("Unit %s = %s, dipastikan sekarang\n"), told,
                               spelling->unit);
        break;
    case SPELLING_OPEN:
        if (*proposals)
            g_string_append_printf(text, _("Unit %s belum dipastikan; mungkin %s\n"), told,
                                   proposals);
        else
            g_string_append_printf(text, _("Unit %s belum dipastikan\n"), told);
        break;
    case SPELLING_NEW:
        g_string_append_printf(text, _("Unit %s tidak mirip unit yang dikenal\n"), told);
        break;
    default:
        break;
    }
}

/* --- for people --- */

char *action_columns_read_text(const struct action_columns *columns)
{
    GString *text = g_string_new(NULL);
    for (int column = 0; column < ACTION_COLUMNS; column++)
        if (columns->positions[column] >= 0)
            g_string_append_printf(text, "%s%s \"%s\"", text->len ? ", " : _("Kolom: "),
                                   action_column_words((enum action_column)column),
                                   columns->headings[columns->positions[column]]);
    return g_string_free(text, FALSE);
}

/* "E": how spreadsheets call a column; the caller frees it. */
static char *letters_of(size_t column)
{
    char letters[16];
    char *at = letters + sizeof letters;
    *--at = '\0';
    for (size_t left = column + 1; left > 0; left = (left - 1) / 26)
        *--at = (char)('A' + (left - 1) % 26);
    return g_strdup(at);
}

char *action_columns_unread_text(const struct action_columns *columns)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < columns->unread->len; i++) {
        size_t column = g_array_index(columns->unread, size_t, i);
        g_autofree char *letters = letters_of(column);
        g_string_append(text, i ? ", " : _("Kolom yang tidak dibaca: "));
        if (text_is_blank(columns->headings[column]))
            g_string_append_printf(text, _("kolom %s tanpa judul"), letters);
        else
            g_string_append_printf(text, "\"%s\"", columns->headings[column]);
    }
    return g_string_free(text, FALSE);
}

static void append_columns(GString *text, const struct action_columns *columns)
{
    g_autofree char *read = action_columns_read_text(columns);
    g_autofree char *unread = action_columns_unread_text(columns);
    g_string_append_printf(text, "%s\n%s%s", read, unread, *unread ? "\n" : "");
}

static int widest_outcome(void)
{
    int widest = 0;
    for (int outcome = 0; outcome < ROW_OUTCOMES; outcome++)
        widest = MAX(widest, text_width(row_outcome_words((enum row_outcome)outcome)));
    return widest;
}

static void append_groups(GString *text, const GPtrArray *groups)
{
    int width = widest_outcome() + 2;
    for (guint i = 0; i < groups->len; i++) {
        const struct outcome_group *group = g_ptr_array_index(groups, i);
        g_autofree char *word = text_fit(row_outcome_words(group->outcome), width, "");
        g_string_append_printf(text, _("%sbaris %s"), word, group->lines);
        if (*group->reasons)
            g_string_append_printf(text, ": %s", group->reasons);
        g_string_append_c(text, '\n');
    }
}

GString *action_import_report_text(const struct action_import *import, bool kept)
{
    g_autoptr(GPtrArray) groups = action_import_groups(import);
    const GPtrArray *spellings = action_import_spellings(import);
    const GPtrArray *remarks = action_import_result(import)->remarks;
    g_autofree char *sum = action_import_sum(import, kept);
    GString *text = g_string_new(NULL);
    append_columns(text, action_import_columns(import));
    for (guint i = 0; i < spellings->len; i++)
        append_spelling(text, g_ptr_array_index(spellings, i));
    for (guint i = 0; i < remarks->len; i++)
        g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(remarks, i));
    append_groups(text, groups);
    g_string_append_printf(text, "%s\n", sum);
    return text;
}

/* --- for programs --- */

GString *action_import_report_csv(const struct action_import *import)
{
    static const char *const head[] = {"line", "item",    "outcome", "unit",
                                       "year", "service", "plan",    "reasons"};
    const GArray *outcomes = action_import_result(import)->outcomes;
    GString *out = g_string_new(NULL);
    csv_write_row(out, head, G_N_ELEMENTS(head));
    for (guint i = 0; i < outcomes->len; i++) {
        const struct action_outcome *outcome = &g_array_index(outcomes, struct action_outcome, i);
        g_autofree char *line = g_strdup_printf("%ld", outcome->line);
        g_autofree char *item = outcome->item ? g_strdup_printf("%u", outcome->item) : NULL;
        g_autofree char *year = outcome->year ? g_strdup_printf("%d", outcome->year) : NULL;
        g_autofree char *plan = g_strndup(outcome->plan, strcspn(outcome->plan, "\r\n"));
        const char *const cells[] = {line,
                                     item,
                                     outcomes_by_name[outcome->outcome].name,
                                     outcome->unit,
                                     year,
                                     outcome->service,
                                     plan,
                                     outcome->reasons};
        csv_write_row(out, cells, G_N_ELEMENTS(cells));
    }
    return out;
}

GString *action_import_proposals_csv(const struct action_import *import)
{
    static const char *const head[] = {"spelling", "unit", "rows", "others"};
    const GPtrArray *spellings = action_import_spellings(import);
    GString *out = g_string_new(NULL);
    csv_write_row(out, head, G_N_ELEMENTS(head));
    for (guint i = 0; i < spellings->len; i++) {
        const struct action_spelling *spelling = g_ptr_array_index(spellings, i);
        if (!action_spelling_asks(spelling) || spelling->proposals->len == 0)
            continue;
        g_autofree char *rows = g_strdup_printf("%u", spelling->rows);
        g_autofree char *others = proposals_text(spelling);
        const char *const cells[] = {spelling->written, g_ptr_array_index(spelling->proposals, 0),
                                     rows, others};
        csv_write_row(out, cells, G_N_ELEMENTS(cells));
    }
    return out;
}
