#include "src/progress.h"

#include "src/i18n.h"

/* Two looks: of the slowest steps, rows of a page, a tenth of a second. */
#define STEPS_BETWEEN 500

void progress_begin(struct progress *progress, const char *work, int64_t total)
{
    if (!progress)
        return;
    progress->work = work;
    progress->total = total;
    progress->done = 0;
    progress->next = STEPS_BETWEEN;
}

bool progress_look(struct progress *progress)
{
    if (!progress)
        return true;
    progress->stopped = progress->stopped || !progress->watch(progress);
    return !progress->stopped;
}

bool progress_add(struct progress *progress, int64_t steps)
{
    if (!progress)
        return true;
    progress->done += steps;
    if (progress->done < progress->next)
        return !progress->stopped;
    progress->next = progress->done + STEPS_BETWEEN;
    return progress_look(progress);
}

bool progress_is_stopped(const struct progress *progress)
{
    return progress && progress->stopped;
}

bool progress_refuse(struct error *error)
{
    return error_set(error, ERROR_STOPPED, _("Dihentikan; tidak ada yang berubah."));
}
