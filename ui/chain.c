#include "ui/chain.h"

#include "db/audit.h"
#include "ui/terminal.h"

bool chain_verify(struct app *app, struct error *error)
{
    int64_t entries;
    GPtrArray *findings = NULL;
    bool ok = audit_verify(app->database, &findings, &entries, error);
    if (!ok) {
        g_clear_pointer(&findings, g_ptr_array_unref);
        return false;
    }
    g_clear_pointer(&app->findings, g_ptr_array_unref);
    app->findings = findings;
    app->verified = entries;
    return true;
}

/* A record that cannot be read is not whole: that is told like a finding. */
static void keep_trouble(struct app *app, int64_t entries, const struct error *error)
{
    g_clear_pointer(&app->findings, g_ptr_array_unref);
    app->findings = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(app->findings, g_strdup(error->message));
    app->verified = entries;
}

bool chain_verify_when_idle(struct app *app)
{
    int64_t entries;
    struct error error;
    if (!audit_count(app->database, &entries, &error) || entries == app->verified)
        return false;
    struct progress progress = {.watch = terminal_is_quiet};
    database_watch(app->database, &progress);
    bool verified = chain_verify(app, &error);
    database_watch(app->database, NULL);
    if (verified || progress_is_stopped(&progress))
        return verified;
    keep_trouble(app, entries, &error);
    return true;
}
