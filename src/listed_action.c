#include "src/listed_action.h"

#include <string.h>

#include "src/calendar.h"
#include "src/i18n.h"
#include "src/listing.h"
#include "src/status_words.h"
#include "src/text.h"

#define EXCERPT_CELLS 40

char *listed_excerpt(const char *cell)
{
    g_autofree char *line = text_clean(cell, false);
    return text_within(line, EXCERPT_CELLS);
}

int listed_year(const char *text)
{
    int found = 0;
    for (const char *at = text; *at; at++) {
        size_t digits = strspn(at, "0123456789");
        int year = digits == 4 ? (int)g_ascii_strtoll(at, NULL, 10) : 0;
        if (year >= SURVEY_YEAR_FIRST && year <= SURVEY_YEAR_LAST) {
            if (found && found != year)
                return 0;
            found = year;
        }
        at += digits ? digits - 1 : 0;
    }
    return found;
}

bool listed_is_empty(const char *cell)
{
    static const char dashes[] = "-–—_";
    g_autofree char *line = text_clean(cell ? cell : "", false);
    for (const char *at = line; *at; at = g_utf8_next_char(at))
        if (*at != ' ' && !g_utf8_strchr(dashes, -1, g_utf8_get_char(at)))
            return false;
    return true;
}

bool listed_has_plan(const char *cell)
{
    static const char *const none[] = {"", "nihil", "tidak ada", "n a", "na"};
    g_autofree char *plain = text_plain(cell ? cell : "");
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
        if (strcmp(none[i], plain) == 0)
            return false;
    return true;
}

/* --- what is told and kept --- */

static void doubt(struct listed_action *listed, char *sentence)
{
    g_ptr_array_add(listed->doubts, sentence);
}

/* What a column says but has no place for: kept in the note under its name. */
static void keep(struct listed_action *listed, enum action_column column, const char *cell)
{
    g_autofree char *clean = text_clean(cell, true);
    g_autofree char *before = listed->note;
    listed->note = g_strdup_printf(_("%s%s%s pada daftar: %s"), before, *before ? "\n" : "",
                                   action_column_words(column), clean);
}

/* --- the cells --- */

static void read_element(struct listed_action *listed, const char *cell, const struct form *form)
{
    g_autofree char *plain = text_plain(cell);
    for (size_t i = 0; i < form->element_count; i++) {
        const struct form_element *element = &form->elements[i];
        g_autofree char *code = text_plain(element->code), *name = text_plain(element->name);
        g_autofree char *both = g_strconcat(code, " ", name, NULL);
        if (strcmp(plain, code) == 0 || strcmp(plain, name) == 0 || strcmp(plain, both) == 0) {
            action_set(&listed->action->element, element->code);
            return;
        }
    }
    g_autofree char *written = listed_excerpt(cell);
    keep(listed, ACTION_COLUMN_ELEMENT, cell);
    doubt(listed, g_strdup_printf(_("unsur \"%s\" bukan satu unsur formulir: disimpan tanpa unsur, "
                                    "yang tertulis ada di catatan"),
                                  written));
}

static void read_due(struct listed_action *listed, const char *cell, int year)
{
    struct due_date due = due_date_read(cell, year);
    g_autofree char *clean = text_clean(cell, false), *written = listed_excerpt(cell);
    action_set_due(listed->action, clean, year);
    listed->with_day = due.with_day;
    if (due.certainty == DUE_UNCERTAIN)
        doubt(listed, g_strdup_printf(_("tenggat \"%s\" dicatat apa adanya: %s"), written,
                                      due_doubt_words(due.doubt)));
}

static void read_status(struct listed_action *listed, const char *cell)
{
    int status = status_from_words(cell);
    if (status >= 0) {
        listed->action->status = (enum action_status)status;
        return;
    }
    g_autofree char *written = listed_excerpt(cell);
    listed->said &= ~(1u << ACTION_COLUMN_STATUS);
    keep(listed, ACTION_COLUMN_STATUS, cell);
    doubt(listed, g_strdup_printf(_("status \"%s\" tidak dikenal: dicatat direncanakan, yang "
                                    "tertulis ada di catatan"),
                                  written));
}

static void read_done(struct listed_action *listed, const char *cell)
{
    struct due_date done = due_date_read(cell, 0);
    if (done.certainty == DUE_CERTAIN) {
        listed->action->done_day = done.day;
        return;
    }
    g_autofree char *written = listed_excerpt(cell);
    listed->said &= ~(1u << ACTION_COLUMN_DONE);
    keep(listed, ACTION_COLUMN_DONE, cell);
    doubt(listed,
          g_strdup_printf(_("tanggal selesai \"%s\" tidak terbaca: ada di catatan"), written));
}

static void read_quarters(struct listed_action *listed, const char *cell)
{
    if (action_quarters_read(cell, &listed->action->quarters))
        return;
    g_autofree char *written = listed_excerpt(cell);
    listed->action->quarters = 0;
    listed->said &= ~(1u << ACTION_COLUMN_QUARTERS);
    keep(listed, ACTION_COLUMN_QUARTERS, cell);
    doubt(listed, g_strdup_printf(_("triwulan \"%s\" tidak terbaca: ada di catatan"), written));
}

char **listed_text_of(struct action *action, enum action_column column)
{
    switch (column) {
    case ACTION_COLUMN_RECOMMENDATION:
        return &action->recommendation;
    case ACTION_COLUMN_CAUSE:
        return &action->cause;
    case ACTION_COLUMN_PLAN:
        return &action->plan;
    case ACTION_COLUMN_OWNER:
        return &action->owner;
    case ACTION_COLUMN_REALISATION:
        return &action->realisation;
    case ACTION_COLUMN_EVIDENCE:
        return &action->evidence;
    case ACTION_COLUMN_OBSTACLES:
        return &action->obstacles;
    case ACTION_COLUMN_REASON:
        return &action->reason;
    default:
        return NULL;
    }
}

/* Names and numbers are one line; all else keeps its lines. */
static char *text_of_cell(const char *cell, enum action_column column)
{
    bool one_line = column == ACTION_COLUMN_RECOMMENDATION || column == ACTION_COLUMN_OWNER;
    char *clean = text_clean(cell, !one_line);
    return one_line ? g_strchug(clean) : clean;
}

static void read_texts(struct listed_action *listed, const char *const cells[ACTION_COLUMNS])
{
    for (enum action_column column = 0; column < ACTION_COLUMNS; column++) {
        char **text = listed_text_of(listed->action, column);
        if (!text || !listed_action_says(listed, column))
            continue;
        g_autofree char *clean = text_of_cell(cells[column], column);
        action_set(text, clean);
    }
    if (listed_action_says(listed, ACTION_COLUMN_NOTE)) {
        g_free(listed->note);
        listed->note = text_clean(cells[ACTION_COLUMN_NOTE], true);
    }
}

/* --- what does not fit together --- */

/* The life of an action asks for these; an import takes what is said, and says what is missing. */
static void doubt_proof(struct listed_action *listed)
{
    const struct action *action = listed->action;
    GString *missing = g_string_new(NULL);
    if (text_is_blank(action->realisation))
        g_string_append_printf(missing, ", %s", _("realisasi"));
    if (!action->done_day.year)
        g_string_append_printf(missing, ", %s", _("tanggal selesai"));
    if (text_is_blank(action->evidence))
        g_string_append_printf(missing, ", %s", _("bukti (ada di daftar menunggu bukti)"));
    if (missing->len > 0)
        doubt(listed, g_strdup_printf(_("selesai tanpa %s"), missing->str + 2));
    g_string_free(missing, TRUE);
}

static void doubt_status(struct listed_action *listed)
{
    const struct action *action = listed->action;
    if (action->status == ACTION_DONE)
        doubt_proof(listed);
    else if (action->done_day.year)
        doubt(listed, g_strdup_printf(_("tanggal selesai terisi, tetapi statusnya %s"),
                                      action_status_words(action->status)));
    if (action->status == ACTION_DROPPED && text_is_blank(action->reason))
        doubt(listed, g_strdup(_("dibatalkan tanpa alasan")));
}

/* Lists belong to the text of an action; as many due dates, owners or states as there are items say
 * that they are several actions. */
static void doubt_lists(struct listed_action *listed, const char *const cells[ACTION_COLUMNS])
{
    static const enum action_column beside[] = {ACTION_COLUMN_DUE, ACTION_COLUMN_STATUS,
                                                ACTION_COLUMN_OWNER};
    g_autoptr(GPtrArray) plans = listing_items(cells[ACTION_COLUMN_PLAN]);
    for (size_t i = 0; plans && i < G_N_ELEMENTS(beside); i++) {
        const char *cell = cells[beside[i]];
        g_autoptr(GPtrArray) items = cell ? listing_items(cell) : NULL;
        if (!items || items->len != plans->len)
            continue;
        doubt(listed,
              g_strdup_printf(_("%u butir rencana dan %u butir %s: mungkin %u tindak lanjut "
                                "dalam satu sel"),
                              plans->len, items->len, action_column_words(beside[i]), plans->len));
        return;
    }
}

/* --- the whole --- */

bool listed_action_says(const struct listed_action *listed, enum action_column column)
{
    return listed->said & 1u << column;
}

static bool says(const struct listed_action *listed, enum action_column column)
{
    return listed_action_says(listed, column);
}

void listed_action_read(struct listed_action *listed, const char *const cells[ACTION_COLUMNS],
                        const struct form *form, int year)
{
    *listed = (struct listed_action){
        .action = action_create(),
        .note = g_strdup(""),
        .doubts = g_ptr_array_new_with_free_func(g_free),
    };
    listed->action->year = year;
    for (int column = 0; column < ACTION_COLUMNS; column++)
        listed->said |= listed_is_empty(cells[column]) ? 0 : 1u << column;
    read_texts(listed, cells);
    if (says(listed, ACTION_COLUMN_ELEMENT))
        read_element(listed, cells[ACTION_COLUMN_ELEMENT], form);
    if (cells[ACTION_COLUMN_DUE])
        read_due(listed, cells[ACTION_COLUMN_DUE], year);
    if (says(listed, ACTION_COLUMN_STATUS))
        read_status(listed, cells[ACTION_COLUMN_STATUS]);
    if (says(listed, ACTION_COLUMN_DONE))
        read_done(listed, cells[ACTION_COLUMN_DONE]);
    if (says(listed, ACTION_COLUMN_QUARTERS))
        read_quarters(listed, cells[ACTION_COLUMN_QUARTERS]);
    doubt_status(listed);
    if (says(listed, ACTION_COLUMN_PLAN))
        doubt_lists(listed, cells);
}

void listed_action_finish(struct listed_action *listed)
{
    action_destroy(listed->action);
    g_free(listed->note);
    if (listed->doubts)
        g_ptr_array_unref(listed->doubts);
    *listed = (struct listed_action){0};
}

void listed_action_doubt_day(struct listed_action *listed, int count, int all)
{
    char day[DAY_TEXT_SIZE];
    day_to_field(listed->action->due_day, day);
    listed->action->due_day = (struct day){0};
    listed->action->due_certainty = DUE_UNCERTAIN;
    doubt(listed, g_strdup_printf(_("tenggat %s pada %d dari %d baris: dicatat apa adanya, perlu "
                                    "dilihat lagi"),
                                  day, count, all));
}
