#include "ui/screen/rejecting.h"

#include "src/i18n.h"
#include "src/serials.h"
#include "src/text.h"

char *rejecting_words(const struct rejecting *rejecting)
{
    const char *reason = rejection_words(rejecting->reason);
    return rejecting->serial ? g_strdup_printf(_("%s, nomor %ld"), reason, rejecting->serial)
                             : g_strdup(reason);
}

struct wish rejecting_ask_serial(struct screen *asker, const struct rejecting *rejecting,
                                 const char *initial, answer_function *typed)
{
    g_autofree char *text = g_strdup_printf(_("Ditolak: %s. Nomor seri, bila ada:"),
                                            rejection_words(rejecting->reason));
    return question_ask_again(asker, text, initial, typed);
}

bool rejecting_read_serial(struct rejecting *rejecting, const char *text, struct error *error)
{
    gint64 serial = 0;
    g_autofree char *clean = g_strstrip(g_strdup(text));
    g_autofree char *written = text_excerpt(clean, 20);
    bool ok = !*clean || g_ascii_string_to_signed(clean, 10, 1, SERIAL_MOST, &serial, NULL);
    rejecting->serial = (long)serial;
    return ok ||
           error_set(error, ERROR_INPUT,
                     _("\"%s\" bukan nomor seri: hanya angka, atau kosongkan bila tidak ada."),
                     written);
}

struct wish rejecting_confirm(struct screen *asker, const struct rejecting *rejecting,
                              const char *loss, answer_function *answered)
{
    g_autofree char *words = rejecting_words(rejecting);
    g_autofree char *text = g_strdup_printf(_("Tolak selembar kertas: %s?%s"), words, loss);
    return question_confirm(asker, text, _("ya, tolak"), answered);
}
