#include "ui/cli/format.h"

#include <string.h>

#include "src/i18n.h"

bool format_read(const struct arguments *arguments, bool only_data, enum format *format,
                 struct error *error)
{
    static const char *const names[] = {"table", "csv", "json"};
    const char *name = arguments_value(arguments, "format");
    if (!name)
        return true;
    for (size_t i = only_data ? FORMAT_CSV : FORMAT_TABLE; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], name) == 0) {
            *format = (enum format)i;
            return true;
        }
    return error_set(error, ERROR_USAGE, _("Bentuk %s tidak ada; pilih %s."), name,
                     only_data ? "csv, json" : "table, csv, json");
}
