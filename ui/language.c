#include "ui/language.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "ui/places.h"

#define FALLBACK "C.UTF-8"

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

/* Only characters follow the system. Numbers and sorting stay those of C, so that files and
 * figures are the same on every computer. */
static void take_over_characters(void)
{
    bool named = is_set("LC_ALL") || is_set("LC_CTYPE") || is_set("LANG");
    if (!named || !setlocale(LC_CTYPE, ""))
        setlocale(LC_CTYPE, FALLBACK);
}

void language_begin(struct app *app)
{
    g_autofree char *catalogues = places_catalogues();
    take_over_characters();
    /* In the plain C locale gettext would not look at LANGUAGE at all. */
    setlocale(LC_MESSAGES, FALLBACK);
    bindtextdomain("lembar", catalogues);
    bind_textdomain_codeset("lembar", "UTF-8");
    if (!is_set("LEMBAR_LANG") || !language_use(app, getenv("LEMBAR_LANG")))
        language_use(app, "id");
}

bool language_use(struct app *app, const char *name)
{
    bool english = strcmp(name, "en") == 0;
    if (!english && strcmp(name, "id") != 0)
        return false;
    app->language = english ? "en" : "id";
    app->point = english ? '.' : ',';
    setenv("LANGUAGE", app->language, 1);
    /* Tells gettext that LANGUAGE has changed: what it has looked up before holds no more (manual
     * of gettext, "gettext grok"); a setlocale to the same locale would not. */
    extern int _nl_msg_cat_cntr;
    _nl_msg_cat_cntr++;
    return true;
}

bool language_is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
