#include "ui/tui.h"

#include "ui/terminal.h"

bool tui_run(struct app *app, struct error *error)
{
    (void)app;
    if (!terminal_begin(error))
        return false;
    terminal_end();
    return true;
}
