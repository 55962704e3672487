#include <signal.h>

#include "ui/app.h"
#include "ui/cli/cli.h"
#include "ui/language.h"

int main(int count, char **words)
{
    struct app app;
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of the write */
    app_init(&app);
    language_begin(&app);
    int status = cli_run(&app, count, words);
    app_finish(&app);
    return status;
}
