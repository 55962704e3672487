#include "ui/cli/format.h"

#include <string.h>

#include "src/i18n.h"
#include "ui/cli/output.h"

static const char *const names[FORMATS_OF_FILES] = {
    [FORMAT_TABLE] = "table", [FORMAT_CSV] = "csv", [FORMAT_JSON] = "json", [FORMAT_XLSX] = "xlsx",
    [FORMAT_DDI] = "ddi",     [FORMAT_SPS] = "sps", [FORMAT_R] = "r",
};

static bool refuse(const char *name, unsigned allowed, struct error *error)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (int i = 0; i < FORMATS_OF_FILES; i++)
        if (allowed & FORMAT_BIT(i))
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", names[i]);
    return error_set(error, ERROR_USAGE, _("Bentuk %s tidak ada; pilih %s."), name, list->str);
}

bool format_read_of(const struct arguments *arguments, unsigned allowed, enum format *format,
                    struct error *error)
{
    const char *name = arguments_value(arguments, "format");
    if (!name)
        return true;
    for (int i = 0; i < FORMATS_OF_FILES; i++)
        if ((allowed & FORMAT_BIT(i)) && strcmp(names[i], name) == 0) {
            *format = (enum format)i;
            return true;
        }
    return refuse(name, allowed, error);
}

bool format_read(const struct arguments *arguments, enum format *format, struct error *error)
{
    unsigned usual = FORMAT_BIT(FORMAT_TABLE) | FORMAT_BIT(FORMAT_CSV) | FORMAT_BIT(FORMAT_JSON);
    return format_read_of(arguments, usual, format, error);
}

bool format_print(GString *text, enum format format, struct error *error)
{
    bool ok =
        format == FORMAT_TABLE ? output_text(text->str, error) : output_data(text, NULL, error);
    g_string_free(text, TRUE);
    return ok;
}
