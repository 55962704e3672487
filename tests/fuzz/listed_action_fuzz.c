/* Any table is read as a list of actions: headings, rows, units, lists in cells. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "src/csv.h"
#include "src/form_file.h"
#include "src/listed_action.h"
#include "src/listing.h"
#include "src/status_words.h"
#include "src/text.h"
#include "src/unit_match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char form_text[] =
    "[form]\nid = f\ntitle = F\nscale_low = 1\nscale_top = 4\n[question q1]\nlabel = Q\n"
    "answers = a\nelement = U1\n[element U1]\nname = Satu\n[band A]\nfrom = 0\nwords = W\n"
    "[answers a]\n1 = a\n2 = b\n3 = c\n4 = d\n";

struct list {
    struct form *form;
    struct action_columns columns;
    bool has_columns;
};

static void check_text(const char *text)
{
    g_autofree char *plain = text_plain(text), *again = text_plain(plain);
    g_assert_cmpstr(plain, ==, again);
    int status = status_from_words(text), year = listed_year(text);
    g_assert(status >= -1 && status < ACTION_STATUSES);
    g_assert(year == 0 || (year >= 1990 && year <= 2199));
}

/* The items are parts of the text, one after the other. */
static void check_items(const char *text)
{
    g_autoptr(GPtrArray) items = listing_items(text);
    const char *at = text;
    g_assert(!items || items->len > 1);
    for (guint i = 0; items && i < items->len; i++) {
        const char *item = g_ptr_array_index(items, i);
        g_assert(!text_is_blank(item));
        const char *found = strstr(at, item);
        if (found) /* what text_clean() has changed is not found as it was */
            at = found + 1;
    }
}

static void check_units(const char *name)
{
    static const char *const names[] = {"Loka POM di Kab. Toba", "Loka POM di Kota Dumai",
                                        "Balai POM di Palu"};
    g_autoptr(GPtrArray) units = g_ptr_array_new();
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        g_ptr_array_add(units, (char *)names[i]);
    g_autoptr(GPtrArray) proposals = unit_match_propose(name, units);
    g_assert(proposals->len <= UNIT_PROPOSALS);
    for (guint i = 0; i < proposals->len; i++)
        g_assert(g_ptr_array_find(units, g_ptr_array_index(proposals, i), NULL));
}

static void check_row(const struct list *list, const struct csv_record *record)
{
    const char *cells[ACTION_COLUMNS] = {NULL};
    struct listed_action listed;
    for (int column = 0; column < ACTION_COLUMNS; column++) {
        int position = list->columns.positions[column];
        if (position >= 0 && (size_t)position < record->count)
            cells[column] = record->cells[position];
    }
    if (!cells[ACTION_COLUMN_PLAN])
        return;
    listed_action_read(&listed, cells, list->form, 2022);
    g_assert(listed.action->status < ACTION_STATUSES);
    g_assert((listed.action->due_certainty == DUE_CERTAIN) == day_is_valid(listed.action->due_day));
    for (guint i = 0; i < listed.doubts->len; i++)
        g_assert(g_utf8_validate(g_ptr_array_index(listed.doubts, i), -1, NULL));
    listed_action_finish(&listed);
}

static bool take(const struct csv_record *record, void *context, struct error *error)
{
    struct list *list = context;
    for (size_t i = 0; i < record->count; i++) {
        check_text(record->cells[i]);
        check_items(record->cells[i]);
        check_units(record->cells[i]);
    }
    if (list->has_columns)
        check_row(list, record);
    else if (action_columns_are_here(record->cells, record->count, NULL)) {
        list->has_columns = true;
        return action_columns_read(&list->columns, record->cells, record->count, NULL, error);
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct list list;
    struct error error;
    GPtrArray *mistakes;
    if (!list.form)
        list.form = form_parse(form_text, strlen(form_text), "id", &mistakes);
    g_assert(list.form);
    list.has_columns = false;
    csv_read((const char *)data, size, take, &list, &error);
    if (list.has_columns)
        action_columns_finish(&list.columns);
    return 0;
}
