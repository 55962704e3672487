#include "src/action_life.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"

static bool refuse(struct error *error, const char *sentence)
{
    return error_set(error, ERROR_INPUT, "%s", sentence);
}

static bool check_done(const struct action *action, struct error *error)
{
    struct action_facts facts = action_facts(action);
    if (!facts.has_realisation)
        return refuse(error, _("Belum dapat selesai: tulis dulu realisasinya."));
    if (!action->done_day.year)
        return refuse(error, _("Belum dapat selesai: isi dulu tanggal selesainya."));
    if (!facts.has_evidence)
        return refuse(error, _("Belum dapat selesai: sebut dulu dokumen buktinya, atau lampirkan "
                               "berkasnya."));
    return true;
}

static bool check_status(const struct action *before, const struct action *after,
                         struct error *error)
{
    bool has_why = !text_is_blank(after->why);
    if (after->status == ACTION_DONE)
        return before->status != ACTION_DROPPED
                   ? check_done(after, error)
                   : refuse(error,
                            _("Yang dibatalkan direncanakan lagi dulu, baru dapat selesai."));
    if (after->status == ACTION_DROPPED) {
        if (before->status == ACTION_DONE)
            return refuse(error, _("Yang sudah selesai tidak dapat dibatalkan; buka lagi dulu."));
        return !text_is_blank(after->reason) ||
               refuse(error, _("Tulis dulu mengapa tindak lanjut ini dibatalkan."));
    }
    if (before->status == ACTION_DONE && !has_why)
        return refuse(error, _("Tulis mengapa tindak lanjut yang sudah selesai dibuka lagi."));
    if (before->status == ACTION_DROPPED && !has_why)
        return refuse(error, _("Tulis mengapa tindak lanjut yang dibatalkan dibuka lagi."));
    return true;
}

bool action_is_moved(const struct action *before, const struct action *after)
{
    return before->due_day.year && day_compare(before->due_day, after->due_day) != 0;
}

/* What an older database or an import holds stays as it is, until it is changed. */
static bool loses_its_proof(const struct action *before, const struct action *after)
{
    struct action_facts old = action_facts(before), new = action_facts(after);
    return after->status == ACTION_DONE && ((old.has_evidence && !new.has_evidence) ||
                                            (old.has_realisation && !new.has_realisation) ||
                                            (before->done_day.year && !after->done_day.year));
}

bool action_check_change(const struct action *before, const struct action *after,
                         struct error *error)
{
    if (text_is_blank(after->plan))
        return refuse(error, _("Rencana harus diisi."));
    if (before->status != after->status && !check_status(before, after, error))
        return false;
    if (before->status == after->status && loses_its_proof(before, after) &&
        !check_done(after, error))
        return false;
    if (action_is_moved(before, after) && text_is_blank(after->why))
        return refuse(error, _("Tulis mengapa tenggatnya digeser."));
    return true;
}

struct day month_last_day(int month)
{
    return day_last_of_month(month / 12, month % 12 + 1);
}

void month_to_iso(int month, char text[MONTH_TEXT_SIZE])
{
    char iso[DAY_TEXT_SIZE];
    day_to_iso(month_last_day(month), iso);
    g_strlcpy(text, iso, MONTH_TEXT_SIZE);
}

void month_to_field(int month, char text[MONTH_TEXT_SIZE])
{
    char field[DAY_TEXT_SIZE];
    day_to_field(month_last_day(month), field);
    g_strlcpy(text, *field ? field + strlen("dd-") : "", MONTH_TEXT_SIZE);
}

int month_from_iso(const char *text)
{
    g_autofree char *first = g_strconcat(text, "-01", NULL);
    return month_of(day_from_iso(first)) > 0 ? month_of(day_from_iso(first)) : 0;
}

int action_months(const struct action *action, int months[ACTION_MONTHS])
{
    struct due_date due = due_date_read(action->due, 0);
    int january = (action->year + 1) * 12, count = 0;
    if (action->due_certainty != DUE_RECURRING || due.every == 0 || action->year == 0)
        return 0;
    int first = action->made_day.year ? month_of(action->made_day) + 1 : january;
    first = CLAMP(first, january - 12, january);
    for (int month = first; month < january + 12; month++)
        if ((month % 12 + 1) % due.every == 0)
            months[count++] = month;
    return count;
}

struct day action_step(const struct action *action, const char *ticks)
{
    int months[ACTION_MONTHS];
    int count = action_months(action, months);
    for (int i = 0; i < count; i++) {
        char month[MONTH_TEXT_SIZE];
        month_to_iso(months[i], month);
        if (!strstr(ticks, month))
            return month_last_day(months[i]);
    }
    return (struct day){0};
}
