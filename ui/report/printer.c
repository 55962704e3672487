#include "ui/report/printer.h"

#include <dlfcn.h>

#include "src/i18n.h"
#include "ui/places.h"

const struct printer *printer_find(struct error *error)
{
    static const struct printer *printer; /* stays until the program ends */
    if (printer)
        return printer;
    g_autofree char *path = places_paper_module();
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (module)
        printer = dlsym(module, PRINTER);
    if (!printer)
        error_set(error, ERROR_STORAGE,
                  _("Bagian Lembar yang menulis dokumen tidak dapat dibuka: %s. Pasang ulang "
                    "Lembar."),
                  dlerror());
    return printer;
}
