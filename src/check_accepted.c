#include <string.h>

#include "src/check.h"

/* What a person has accepted about a sheet, as long as the values concerned stay. */

/* The values that a check is about. */
static const enum concern {
    CONCERNS_ANSWERS,
    CONCERNS_NUMBER,
    CONCERNS_TOTAL,
    CONCERNS_CONTRADICTED,
    CONCERNS_DATE
} concern_of[CHECKS] = {
    [CHECK_SAME_NUMBER] = CONCERNS_NUMBER,
    [CHECK_CONTRADICTION] = CONCERNS_CONTRADICTED,
    [CHECK_PERIOD] = CONCERNS_DATE,
    [CHECK_TOTAL] = CONCERNS_TOTAL,
};

#define CODE_LENGTH        3
#define FINGERPRINT_LENGTH 8 /* of 64: enough to tell the values of one sheet apart */

static bool is_contradicted(const struct form *form, size_t item)
{
    for (size_t i = 0; i < form->contradiction_count; i++)
        if (form->contradictions[i].when.item == (int)item ||
            form->contradictions[i].and.item == (int)item)
            return true;
    return false;
}

static bool concerns(enum concern concern, const struct form *form, size_t item)
{
    switch (concern) {
    case CONCERNS_NUMBER:
        return item == 0;
    case CONCERNS_ANSWERS:
        return form->items[item].answer >= 0;
    case CONCERNS_TOTAL:
        return form->items[item].element >= 0;
    case CONCERNS_DATE:
        return (int)item == form->date_item;
    default:
        return is_contradicted(form, item);
    }
}

/* "W02=91bd03fe" for the values that the sheet has; what is not keyed will be stored as blank. */
static char *entry_of(const struct sheet *sheet, enum check check)
{
    enum concern concern = concern_of[check];
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        const char *value = *sheet->values[i] ? sheet->values[i] : VALUE_BLANK;
        if (concerns(concern, sheet->form, i))
            g_checksum_update(sum, (const guchar *)value, (gssize)strlen(value) + 1);
    }
    if (concern == CONCERNS_TOTAL) {
        g_autofree char *total = g_strdup_printf("%d", sheet->control_total);
        g_checksum_update(sum, (const guchar *)total, -1);
    }
    return g_strdup_printf("%s=%.*s", checks[check].code, FINGERPRINT_LENGTH,
                           g_checksum_get_string(sum));
}

bool check_is_accepted(const struct sheet *sheet, enum check check)
{
    if (*sheet->accepted == '\0')
        return false;
    g_autofree char *entry = entry_of(sheet, check);
    return strstr(sheet->accepted, entry) != NULL;
}

/* Writes the acceptances anew in the order of their codes: those that still hold, and ADDED. */
static void write_accepted(struct sheet *sheet, int added)
{
    GString *text = g_string_new(NULL);
    for (int check = CHECK_SAME_NUMBER; check < CHECKS; check++) {
        if (check != added && !check_is_accepted(sheet, (enum check)check))
            continue;
        g_autofree char *entry = entry_of(sheet, (enum check)check);
        g_string_append_printf(text, "%s%s", text->len ? " " : "", entry);
    }
    sheet_set_accepted(sheet, text->str);
    g_string_free(text, TRUE);
}

void check_accept(struct sheet *sheet, enum check check)
{
    write_accepted(sheet, (int)check);
}

void check_drop_fallen(struct sheet *sheet)
{
    if (*sheet->accepted)
        write_accepted(sheet, -1);
}

static bool all_carried_over(enum concern concern, const struct form *form)
{
    for (size_t i = 0; i < form->item_count; i++)
        if (concerns(concern, form, i) && !form->items[i].sticky)
            return false;
    return concern != CONCERNS_TOTAL;
}

void check_carry_over(const struct sheet *from, struct sheet *to)
{
    for (int i = CHECK_SAME_NUMBER; i < CHECKS; i++) {
        enum check check = (enum check)i;
        g_autofree char *entry = entry_of(to, check);
        if (all_carried_over(concern_of[check], to->form) && strstr(from->accepted, entry))
            check_accept(to, check);
    }
}

char *check_codes(const char *accepted)
{
    g_auto(GStrv) entries = g_strsplit(accepted, " ", CHECKS + 1);
    for (char **entry = entries; *entry; entry++)
        if (strlen(*entry) > CODE_LENGTH)
            (*entry)[CODE_LENGTH] = '\0';
    return g_strjoinv(" ", entries);
}
