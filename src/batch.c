#include "src/batch.h"

#include <glib.h>
#include <string.h>

#include "src/i18n.h"

long ledger_accounted(const struct ledger *ledger)
{
    return ledger->keyed + ledger->rejected + ledger->missing;
}

long ledger_left(const struct ledger *ledger)
{
    return ledger->declared - ledger_accounted(ledger);
}

bool ledger_balances(const struct ledger *ledger)
{
    return ledger_left(ledger) == 0;
}

static const struct {
    const char *name, *words;
} rejections[REJECTIONS] = {
    [REJECTION_BLANK] = {"blank", N_("kosong")},
    [REJECTION_UNREADABLE] = {"unreadable", N_("tidak terbaca")},
    [REJECTION_NOT_RESPONDENT] = {"not_respondent", N_("bukan responden")},
    [REJECTION_DOUBLE] = {"double", N_("ganda")},
};

const char *rejection_name(enum rejection rejection)
{
    return rejections[rejection].name;
}

const char *rejection_words(enum rejection rejection)
{
    return _(rejections[rejection].words);
}

int rejection_from_name(const char *name)
{
    for (int i = 0; i < REJECTIONS; i++)
        if (strcmp(rejections[i].name, name) == 0)
            return i;
    return -1;
}

const char *serial_was_words(enum serial_was was)
{
    return was == SERIAL_WAS_MISSING    ? _(" Nomor itu tidak lagi tercatat hilang.")
           : was == SERIAL_WAS_REJECTED ? _(" Nomor itu tidak lagi tercatat ditolak.")
                                        : "";
}

bool batch_takes_more(const struct batch *batch)
{
    return !batch->closed && ledger_left(&batch->ledger) > 0;
}

bool batch_check_balance(const struct batch *batch, struct error *error)
{
    long left = ledger_left(&batch->ledger);
    if (left > 0)
        return error_set(error, ERROR_INPUT,
                         _("Bundel %ld belum seimbang: %ld dari %ld lembar belum dientri, ditolak, "
                           "atau dicatat hilang."),
                         batch->number, left, batch->ledger.declared);
    return left == 0 || error_set(error, ERROR_INPUT,
                                  _("Bundel %ld tidak seimbang: %ld lembar lebih dari %ld menurut "
                                    "slip. Perbaiki jumlahnya."),
                                  batch->number, -left, batch->ledger.declared);
}

struct batch *batch_create(void)
{
    struct batch *batch = g_new0(struct batch, 1);
    batch->handed_by = g_strdup("");
    batch->closed_by = g_strdup("");
    return batch;
}

void batch_destroy(struct batch *batch)
{
    if (!batch)
        return;
    g_free(batch->handed_by);
    g_free(batch->closed_by);
    g_free(batch);
}

const char *batch_state_name(const struct batch *batch)
{
    return batch->closed ? "closed" : "open";
}

char *batch_state_words(const struct batch *batch)
{
    long left = ledger_left(&batch->ledger);
    if (left > 0)
        return g_strdup_printf(_("sisa %ld"), left);
    if (left < 0)
        return g_strdup_printf(_("lebih %ld"), -left);
    return g_strdup(batch->closed ? _("ditutup") : _("seimbang"));
}

const char *batch_state_sign(const struct batch *batch)
{
    long left = ledger_left(&batch->ledger);
    return left > 0 ? "·" : left < 0 ? "!" : "✓";
}
