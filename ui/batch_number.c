#include "ui/batch_number.h"

#include "src/i18n.h"
#include "src/text.h"

bool batch_number_read(struct app *app, const char *text, int64_t *id, struct error *error)
{
    gint64 number;
    g_autofree char *clean = g_strstrip(g_strdup(text));
    *id = 0;
    if (!*clean)
        return true;
    g_autofree char *written = text_excerpt(clean, 20);
    if (!g_ascii_string_to_signed(clean, 10, 1, BATCH_NUMBER_MOST, &number, NULL))
        return error_set(error, ERROR_INPUT, _("\"%s\" bukan nomor bundel."), written);
    return batch_store_by_number(app->batches, (long)number, id, error) &&
           (*id ||
            error_set(error, ERROR_INPUT,
                      _("Bundel %ld tidak ada. Lihat nomornya di daftar bundel."), (long)number));
}
