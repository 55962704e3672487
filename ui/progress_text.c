#include "ui/progress_text.h"

#include "src/i18n.h"

char *progress_text(const struct progress *progress, const struct app *app)
{
    g_autofree char *done = app_count_text(app, progress->done);
    g_autofree char *total = app_count_text(app, MAX(progress->total, progress->done));
    if (!progress->work)
        return g_strdup(_("Menyiapkan …"));
    if (progress->done == 0)
        return g_strdup_printf("%s …", progress->work);
    return progress->total > 0 ? g_strdup_printf(_("%s … %s dari %s"), progress->work, done, total)
                               : g_strdup_printf("%s … %s", progress->work, done);
}
