#include "ui/report/voice_report.h"

#include "src/csv.h"
#include "src/i18n.h"
#include "src/suggestion_code.h"
#include "src/text.h"
#include "ui/report/table.h"

#define WIDTH 76

struct voice {
    struct app *app;
    GPtrArray *suggestions; /* of struct suggestion */
    GString *text;
};

static void add_wrapped(GString *text, const char *sign, const char *said)
{
    g_autoptr(GArray) lines = text_wrap(said, WIDTH - 6);
    for (guint i = 0; i < lines->len; i++) {
        struct text_line line = g_array_index(lines, struct text_line, i);
        g_string_append_printf(text, "  %s %.*s\n", i ? " " : sign, (int)line.length,
                               said + line.start);
    }
}

static bool is_about(const struct voice *voice, const struct suggestion *suggestion, size_t element)
{
    return suggestion->counted && suggestion->actions > 0 &&
           suggestion_has(suggestion->codes, voice->app->survey->form, element);
}

static void add_said(struct voice *voice, size_t element)
{
    for (guint i = 0; i < voice->suggestions->len; i++) {
        const struct suggestion *each = g_ptr_array_index(voice->suggestions, i);
        if (is_about(voice, each, element))
            add_wrapped(voice->text, "–", each->text);
    }
}

static char *action_state_text(const struct action *action)
{
    char day[DAY_TEXT_SIZE];
    if (action->status == ACTION_DONE) {
        day_to_field(action->done_day, day);
        return g_strdup_printf(_("selesai %s"), day);
    }
    return *action->due ? g_strdup_printf(_("%s, tenggat %s"), action_status_words(action->status),
                                          action->due)
                        : g_strdup(action_status_words(action->status));
}

/* Takes ACTION over. */
static void add_did(struct voice *voice, struct action *action)
{
    bool done = action->status == ACTION_DONE;
    const char *what = done && *action->realisation ? action->realisation : action->plan;
    g_autofree char *state = action_state_text(action);
    g_autofree char *line = g_strdup_printf("%s (%s)", what, state);
    if (action->status != ACTION_DROPPED)
        add_wrapped(voice->text, done ? "✓" : "·", line);
    action_destroy(action);
}

/* Each action once, however many suggestions it answers. */
static bool add_done(struct voice *voice, size_t element, struct error *error)
{
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < voice->suggestions->len; i++) {
        const struct suggestion *each = g_ptr_array_index(voice->suggestions, i);
        if (!is_about(voice, each, element))
            continue;
        g_autoptr(GArray) ids =
            suggestion_store_actions(voice->app->suggestions, each->sheet, error);
        for (guint a = 0; ids && a < ids->len; a++) {
            int64_t *id = &g_array_index(ids, int64_t, a);
            if (!g_hash_table_add(told, g_memdup2(id, sizeof *id)))
                continue;
            struct action *action = action_store_load(voice->app->actions, *id, error);
            if (!action)
                return false;
            add_did(voice, action);
        }
        if (!ids)
            return false;
    }
    return true;
}

static bool has_answers(const struct voice *voice, size_t element)
{
    for (guint i = 0; i < voice->suggestions->len; i++)
        if (is_about(voice, g_ptr_array_index(voice->suggestions, i), element))
            return true;
    return false;
}

static bool add_element(struct voice *voice, size_t element, struct error *error)
{
    const struct form_element *of = &voice->app->survey->form->elements[element];
    if (!has_answers(voice, element))
        return true;
    g_string_append_printf(voice->text, "\n%s %s\n%s\n", of->code, of->name,
                           _(" Anda menyampaikan"));
    add_said(voice, element);
    g_string_append_printf(voice->text, "%s\n", _(" Kami menindaklanjuti"));
    return add_done(voice, element, error);
}

static bool write_published(struct voice *voice, struct error *error)
{
    g_autofree char *place = app_place(voice->app);
    g_string_append_printf(voice->text, "%s\n%s\n", _("ANDA MENYAMPAIKAN, KAMI MENINDAKLANJUTI"),
                           place);
    size_t before = voice->text->len;
    for (size_t e = 0; e < voice->app->survey->form->element_count; e++)
        if (!add_element(voice, e, error))
            return false;
    if (voice->text->len == before)
        g_string_append_printf(voice->text, "\n%s\n",
                               _("Belum ada saran yang dijawab dengan rencana tindak lanjut."));
    return true;
}

GPtrArray *voice_list(struct app *app, struct error *error)
{
    int64_t keyed_by = app_may(app, RIGHT_SEE_OTHERS) ? 0 : app->person;
    return suggestion_store_list(app->suggestions, keyed_by, error);
}

static bool load(struct voice *voice, struct app *app, struct error *error)
{
    *voice = (struct voice){app, voice_list(app, error), NULL};
    if (voice->suggestions)
        voice->text = g_string_new(NULL);
    return voice->suggestions != NULL;
}

/* The text, or NULL where it is not OK. */
static GString *finish(struct voice *voice, bool ok)
{
    g_ptr_array_unref(voice->suggestions);
    if (ok)
        return voice->text;
    g_string_free(voice->text, TRUE);
    return NULL;
}

GString *voice_report_published(struct app *app, struct error *error)
{
    struct voice voice;
    return load(&voice, app, error) ? finish(&voice, write_published(&voice, error)) : NULL;
}

GString *voice_report_table(struct app *app, struct error *error)
{
    struct voice voice;
    if (!load(&voice, app, error))
        return NULL;
    struct table *table = table_create(4);
    const char *const heads[] = {C_("one", "Lembar"), _("Unsur"), _("Rencana"), _("Saran")};
    table_align_right(table, 0);
    table_align_right(table, 2);
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
        table_add(table, "%s", heads[i]);
    for (guint i = 0; i < voice.suggestions->len; i++) {
        const struct suggestion *each = g_ptr_array_index(voice.suggestions, i);
        g_autofree char *codes = suggestion_words(each->codes);
        g_autofree char *line = g_strdelimit(g_strdup(each->text), "\n", ' ');
        table_add(table, "%ld", each->number);
        table_add(table, "%s", codes);
        table_add(table, "%ld", (long)each->actions);
        table_add(table, "%s", line);
    }
    table_write(table, voice.text);
    table_destroy(table);
    return finish(&voice, true);
}

GString *voice_report_csv(struct app *app, struct error *error)
{
    struct voice voice;
    if (!load(&voice, app, error))
        return NULL;
    static const char *const heads[] = {"sheet",   "service", "counted",   "codes",
                                        "actions", "done",    "suggestion"};
    csv_write_row(voice.text, heads, G_N_ELEMENTS(heads));
    for (guint i = 0; i < voice.suggestions->len; i++) {
        const struct suggestion *each = g_ptr_array_index(voice.suggestions, i);
        const struct service *service = services_by_id(&app->survey->services, each->service);
        g_autofree char *number = g_strdup_printf("%ld", each->number);
        g_autofree char *actions = g_strdup_printf("%ld", (long)each->actions);
        g_autofree char *done = g_strdup_printf("%ld", (long)each->done);
        const char *const cells[] = {number,
                                     service ? service->code : "",
                                     each->counted ? "1" : "0",
                                     each->codes,
                                     actions,
                                     done,
                                     each->text};
        csv_write_row(voice.text, cells, G_N_ELEMENTS(cells));
    }
    return finish(&voice, true);
}
