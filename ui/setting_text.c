#include "ui/setting_text.h"

#include "db/setting_store.h"

char *setting_text(struct app *app, enum setting setting, struct error *error)
{
    const struct setting_kind *kind = &settings[setting];
    struct setting_store *store = setting_store_open(app->database, error);
    char *text = store ? setting_store_text(store, kind->name, kind->fallback, error) : NULL;
    setting_store_close(store);
    return text;
}
