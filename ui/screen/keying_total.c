#include <stdlib.h>
#include <string.h>

#include "src/control_total.h"
#include "src/i18n.h"
#include "ui/screen/keying_private.h"

/* The control total, keyed after the last item in batches that bear them: digits, full by
 * themselves; - where the paper has none. */

bool keying_total_is_asked(const struct keying *keying)
{
    return keying->batch && keying->batch->totals;
}

bool keying_total_is_here(const struct keying *keying)
{
    return keying_total_is_asked(keying) && !entry_item(&keying->entry);
}

void keying_total_reset(struct keying *keying)
{
    keying->total = (struct total){0};
}

static bool is_full(const struct keying *keying)
{
    return strlen(keying->total.typed) >= control_total_digits(keying->draft.sheet->form);
}

bool keying_total_take(struct keying *keying)
{
    if (!keying->total.typed[0])
        return false;
    keying->draft.sheet->control_total = atoi(keying->total.typed);
    keying->total.typed[0] = '\0';
    keying->total.passed = true;
    return true;
}

/* The total is settled: it is kept, and a sheet that was being stored is stored. */
static struct wish settle(struct keying *keying)
{
    if (!keying_keep(keying))
        return STAY;
    return keying->total.saving ? keying_save(keying) : STAY;
}

static struct wish leave_blank(struct keying *keying)
{
    keying->draft.sheet->control_total = NO_TOTAL;
    keying->total.typed[0] = '\0';
    keying->total.passed = true;
    return settle(keying);
}

static struct wish refuse(struct keying *keying)
{
    struct error error;
    error_set(&error, ERROR_INPUT,
              _("Jumlah kontrol terdiri atas %zu angka; - bila tidak ada pada kertas."),
              control_total_digits(keying->draft.sheet->form));
    screen_complain(&keying->screen, &error);
    return STAY;
}

struct wish keying_total_type(struct keying *keying, uint32_t key)
{
    struct total *total = &keying->total;
    if (!total->typed[0] && (key == '-' || key == ' '))
        return leave_blank(keying);
    if (key < '0' || key > '9')
        return refuse(keying);
    size_t length = strlen(total->typed);
    total->typed[length] = (char)key;
    total->typed[length + 1] = '\0';
    total->passed = false;
    if (!is_full(keying))
        return STAY;
    keying_total_take(keying);
    return settle(keying);
}

bool keying_total_erase(struct keying *keying)
{
    size_t length = strlen(keying->total.typed);
    keying->total.passed = false;
    if (length > 0) {
        keying->total.typed[length - 1] = '\0';
        return true;
    }
    if (keying->draft.sheet->control_total == NO_TOTAL)
        return false;
    keying->draft.sheet->control_total = NO_TOTAL;
    keying_keep(keying);
    return true;
}

struct wish keying_total_again(struct keying *keying)
{
    keying_total_erase(keying);
    keying->total.saving = true;
    return keying_go(keying, keying->draft.sheet->form->item_count);
}

bool keying_total_is_open(const struct keying *keying)
{
    const struct total *total = &keying->total;
    return keying_total_is_asked(keying) &&
           (total->typed[0] || (keying->draft.sheet->control_total == NO_TOTAL && !total->passed));
}

bool keying_total_is_missing(struct keying *keying)
{
    struct total *total = &keying->total;
    const struct sheet *sheet = keying->draft.sheet;
    if (!keying_total_is_asked(keying) || keying->draft.sheet_id ||
        sheet->control_total != NO_TOTAL || total->passed)
        return false;
    /* Who stores once more where it is asked for leaves it blank. */
    if (total->saving && keying_total_is_here(keying)) {
        total->passed = true;
        return false;
    }
    keying_go(keying, sheet->form->item_count);
    total->saving = true;
    return true;
}

char *keying_total_shown(const struct keying *keying)
{
    int total = keying->draft.sheet->control_total;
    if (!keying_total_is_asked(keying))
        return NULL;
    if (keying->total.typed[0] || total == NO_TOTAL)
        return g_strdup(keying->total.passed ? VALUE_BLANK : keying->total.typed);
    return g_strdup_printf("%d", total);
}
