#include "ui/cli/findings.h"

#include "db/backup.h"
#include "src/i18n.h"
#include "ui/cli/output.h"

bool findings_tell(const GPtrArray *findings, struct error *error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < findings->len; i++)
        g_string_append_printf(text, "%s\n", (const char *)g_ptr_array_index(findings, i));
    return output_text(text->str, error) &&
           error_set(error, ERROR_STORAGE,
                     _("%u hal tidak beres. Jangan ubah apa pun; hubungi penyelia."),
                     findings->len);
}

bool findings_tell_none(struct database *database, const char *text, struct error *error)
{
    bool for_others;
    return backup_is_for_others(database, &for_others, error) && output_text(text, error) &&
           (!for_others ||
            output_text(_("Salinan tanpa data pribadi: data pribadi dan kata sandi tidak "
                          "diperiksa.\n"),
                        error));
}
