#include <signal.h>

#include "ui/app.h"
#include "ui/cli/cli.h"
#include "ui/language.h"

/* Whoever stopped the program by a signal sees that it ended by it, once everything is in order. */
static int end(int status)
{
    if (status > 128) {
        signal(status - 128, SIG_DFL);
        raise(status - 128);
    }
    return status;
}

int main(int count, char **words)
{
    struct app app;
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of the write */
    app_init(&app);
    language_begin(&app);
    int status = cli_run(&app, count, words);
    app_finish(&app);
    return end(status);
}
