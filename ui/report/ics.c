#include "ui/report/ics.h"

#include <string.h>

#include "src/i18n.h"

#define LINE_MOST 75 /* octets of a line, without its end */

/* --- lines --- */

/* Breaks a line between characters; what follows goes on after a blank. */
static void add_line(GString *out, const char *line)
{
    size_t room = LINE_MOST;
    for (const char *at = line; *at;) {
        size_t length = (size_t)(g_utf8_next_char(at) - at);
        if (length > room) {
            g_string_append(out, "\r\n ");
            room = LINE_MOST - 1;
        }
        g_string_append_len(out, at, (gssize)length);
        room -= length;
        at += length;
    }
    g_string_append(out, "\r\n");
}

static void add_format(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void add_format(GString *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    add_line(out, line);
}

/* Other control characters have no place in a calendar. */
static char *escape(const char *text)
{
    GString *escaped = g_string_new(NULL);
    for (const char *at = text; *at; at++)
        if (strchr("\\;,", *at))
            g_string_append_printf(escaped, "\\%c", *at);
        else if (*at == '\n')
            g_string_append(escaped, "\\n");
        else if ((unsigned char)*at >= 0x20 && *at != 0x7f)
            g_string_append_c(escaped, *at);
    return g_string_free(escaped, FALSE);
}

static void add_text(GString *out, const char *name, const char *text)
{
    g_autofree char *escaped = escape(text);
    add_format(out, "%s:%s", name, escaped);
}

/* --- events --- */

static void day_text(struct day day, char text[DAY_TEXT_SIZE])
{
    g_snprintf(text, DAY_TEXT_SIZE, "%04d%02d%02d", day.year % 10000, day.month % 100,
               day.day % 100);
}

static char *first_line(const char *text)
{
    return g_strndup(text, strcspn(text, "\n"));
}

static char *summary_of(const struct survey *survey, const struct action *action)
{
    const struct service *service = services_by_id(&survey->services, action->service_id);
    g_autofree char *plan = first_line(action->plan);
    GString *summary = g_string_new(NULL);
    if (service)
        g_string_append_printf(summary, "%s ", service->code);
    if (*action->element)
        g_string_append_printf(summary, "%s ", action->element);
    if (summary->len > 0) {
        g_string_truncate(summary, summary->len - 1);
        g_string_append(summary, ": ");
    }
    g_string_append(summary, *plan ? plan : _("tindak lanjut"));
    return g_string_free(summary, FALSE);
}

static void add_fact(GString *text, const char *label, const char *value)
{
    if (*value)
        g_string_append_printf(text, "%s%s: %s", text->len ? "\n" : "", label, value);
}

static void add_description(GString *out, const struct survey *survey, const struct action *action)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const struct service *service = services_by_id(&survey->services, action->service_id);
    int element = form_find_element(survey->form, action->element);
    add_fact(text, _("Rencana"), action->plan);
    add_fact(text, _("Sebab"), action->cause);
    add_fact(text, _("Layanan"), service ? service->name : "");
    add_fact(text, _("Unsur"),
             element < 0 ? action->element : survey->form->elements[element].name);
    add_fact(text, _("Penanggung jawab"), action->owner);
    add_fact(text, _("Tenggat"), action->due);
    add_text(out, "DESCRIPTION", text->str);
}

/* The phone reminds its owner at eight in the morning, so many days before the day. */
static void add_alarm(GString *out, int days, const char *summary)
{
    add_line(out, "BEGIN:VALARM");
    add_line(out, "ACTION:DISPLAY");
    if (days > 0)
        add_format(out, "TRIGGER:-PT%dH", 24 * days - 8);
    else
        add_line(out, "TRIGGER:PT8H");
    add_text(out, "DESCRIPTION", summary);
    add_line(out, "END:VALARM");
}

/* Of a recurring action the end of the first month that is not ticked, and again and again. */
static struct day first_time(const struct action *action)
{
    struct day lead = action_lead(action), today = app_today();
    return day_is_valid(lead) ? lead : day_last_of_month(today.year, today.month);
}

static void add_recurrence(GString *out, const struct action *action)
{
    int every = due_date_read(action->due, 0).every;
    if (every > 1)
        add_format(out, "RRULE:FREQ=MONTHLY;INTERVAL=%d;BYMONTHDAY=-1", every);
    else
        add_line(out, "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1");
}

static void add_event(GString *out, const struct app *app, const struct action *action,
                      const char *stamp)
{
    char start[DAY_TEXT_SIZE], end[DAY_TEXT_SIZE];
    struct day day = first_time(action);
    g_autofree char *summary = summary_of(app->survey, action);
    bool recurring = action->due_certainty == DUE_RECURRING;
    day_text(day, start);
    day_text(day_add(day, 1), end);
    add_line(out, "BEGIN:VEVENT");
    add_format(out, "UID:%s@lembar", action->uid);
    add_format(out, "DTSTAMP:%s", stamp);
    add_format(out, "DTSTART;VALUE=DATE:%s", start);
    add_format(out, "DTEND;VALUE=DATE:%s", end);
    if (recurring)
        add_recurrence(out, action);
    add_text(out, "SUMMARY", summary);
    add_description(out, app->survey, action);
    add_line(out, "TRANSP:TRANSPARENT");
    if (!recurring)
        add_alarm(out, 7, summary);
    add_alarm(out, 1, summary);
    add_alarm(out, 0, summary);
    add_line(out, "END:VEVENT");
}

/* --- the calendar --- */

static bool is_open(const struct action *action)
{
    return action->status == ACTION_PLANNED || action->status == ACTION_RUNNING;
}

static bool has_day(const struct action *action)
{
    return action->due_certainty == DUE_RECURRING ||
           (action->due_certainty == DUE_CERTAIN && day_is_valid(day_add(action->due_day, 1)));
}

static bool is_of(const struct action *action, const char *owner)
{
    if (!owner)
        return true;
    g_autofree char *wanted = g_utf8_casefold(owner, -1);
    g_autofree char *written = g_utf8_casefold(action->owner, -1);
    return strcmp(wanted, written) == 0;
}

static char *calendar_name(const struct app *app, const char *owner)
{
    g_autofree char *survey = app_survey_title(app);
    return owner ? g_strdup_printf(_("Tindak lanjut %s, %s"), survey, owner)
                 : g_strdup_printf(_("Tindak lanjut %s"), survey);
}

static void add_head(GString *out, const struct app *app, const char *owner)
{
    g_autofree char *name = calendar_name(app, owner);
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//Lembar//Lembar//ID");
    add_line(out, "CALSCALE:GREGORIAN");
    add_line(out, "METHOD:PUBLISH");
    add_text(out, "X-WR-CALNAME", name);
}

/* Whether OWNER has any action, done ones too: a misspelt name is told, not an empty calendar. */
static bool check_owner(const GPtrArray *actions, const char *owner, struct error *error)
{
    for (guint i = 0; i < actions->len; i++)
        if (is_of(g_ptr_array_index(actions, i), owner))
            return true;
    return !owner || error_set(error, ERROR_INPUT,
                               _("Tidak ada tindak lanjut milik %s; lihat nama PIC dengan `lembar "
                                 "actions`."),
                               owner);
}

GString *ics_of_actions(struct app *app, const char *owner, struct ics_counts *counts,
                        struct error *error)
{
    g_autoptr(GPtrArray) actions = action_store_list(app->actions, error);
    g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc(app_now() / 1000);
    g_autofree char *stamp = g_date_time_format(now, "%Y%m%dT%H%M%SZ");
    *counts = (struct ics_counts){0};
    if (!actions || !check_owner(actions, owner, error))
        return NULL;
    GString *out = g_string_new(NULL);
    add_head(out, app, owner);
    for (guint i = 0; i < actions->len; i++) {
        const struct action *action = g_ptr_array_index(actions, i);
        if (!is_open(action) || !is_of(action, owner))
            continue;
        if (has_day(action))
            add_event(out, app, action, stamp);
        counts->events += has_day(action);
        counts->undated += !has_day(action);
    }
    add_line(out, "END:VCALENDAR");
    return out;
}
