#include "tests/fault/session_private.h"

#include "db/audit.h"

static void see(struct session *session, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void see(struct session *session, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(session->seen, format, arguments);
    va_end(arguments);
}

static bool see_figures(struct session *session, struct error *why)
{
    struct sheet_counts counts;
    struct sheet_store *sheets = session->office.first.sheets;
    if (!sheet_store_counts(sheets, ANY_SERVICE, &counts, why))
        return false;
    struct tally *tally = sheet_store_tally(sheets, ANY_SERVICE, why);
    if (!tally)
        return false;
    struct index_result *index = index_compute(tally);
    see(session, "%ld of %ld, %ld\n", (long)counts.counted, (long)counts.keyed, index->whole.value);
    index_destroy(index);
    tally_destroy(tally);
    return true;
}

static bool see_sheet(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    g_autofree char *answers = sheet_pack_answers(sheet);
    g_autofree char *fields = sheet_pack_fields(sheet, false);
    see(context, "%ld %s %s %d %s\n", info->number, fields, answers, info->counted, info->reason);
    return true;
}

static bool see_found(struct session *session, struct error *why)
{
    const struct sheet_filter filter = {.search = "CPKB", .counted = -1, .element = -1};
    GArray *found = sheet_store_find(session->office.first.sheets, &filter, why);
    if (!found)
        return false;
    for (guint i = 0; i < found->len; i++)
        see(session, "%ld ", (long)g_array_index(found, int64_t, i));
    g_array_unref(found);
    return true;
}

static bool see_changes(struct session *session, struct error *why)
{
    g_autoptr(GPtrArray) changes = sheet_store_changes(session->office.first.sheets, 1, why);
    for (guint i = 0; changes && i < changes->len; i++) {
        const struct sheet_change *change = g_ptr_array_index(changes, i);
        see(session, "%s %s %s\n", change->field, change->old_value, change->new_value);
    }
    return changes != NULL;
}

static bool see_actions(struct session *session, struct error *why)
{
    g_autoptr(GPtrArray) actions = action_store_list(session->office.first.actions, why);
    for (guint i = 0; actions && i < actions->len; i++)
        see(session, "%s\n", ((struct action *)g_ptr_array_index(actions, i))->plan);
    return actions != NULL;
}

static bool see_waiting(struct session *session, struct error *why)
{
    enum draft_found found;
    long number = 0;
    if (!draft_store_waiting(session->office.first.drafts, &found, &number, why))
        return false;
    see(session, "%d %ld\n", found, number);
    return true;
}

bool look(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    return see_figures(session, why) && see_found(session, why) && see_changes(session, why) &&
           sheet_store_each(session->office.first.sheets, true, see_sheet, session, why) &&
           see_actions(session, why) && see_waiting(session, why);
}

/* A page that cannot be read is told as a fault of the file. */
static bool file_is_sound(struct session *session, struct error *why)
{
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(g_free);
    return database_check(session->office.first.database, findings, why) &&
           (findings->len == 0 ||
            error_set(why, ERROR_STORAGE, "%s", (char *)g_ptr_array_index(findings, 0)));
}

bool verify(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    int64_t entries = 0;
    bool equal = false;
    g_autoptr(GPtrArray) findings = NULL;
    bool ok = audit_verify(session->office.first.database, &findings, &entries, why) &&
              file_is_sound(session, why) &&
              sheet_store_check_figures(session->office.first.sheets, &equal, why);
    see(session, "%ld entries, %u findings, %d\n", (long)entries, findings->len, equal);
    return ok;
}
