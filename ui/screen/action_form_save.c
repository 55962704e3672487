#include <stddef.h>
#include <string.h>

#include "src/action_life.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/action_form_private.h"
#include "ui/screen/question.h"

/* The texts of an action and their fields. */
static const struct {
    enum field_number field;
    size_t text;
    bool lines;
} texts[] = {
    {CAUSE, offsetof(struct action, cause), true},
    {PLAN, offsetof(struct action, plan), true},
    {OWNER, offsetof(struct action, owner), false},
    {REALISATION, offsetof(struct action, realisation), true},
    {EVIDENCE, offsetof(struct action, evidence), false},
    {REASON, offsetof(struct action, reason), false},
    {OBSTACLES, offsetof(struct action, obstacles), true},
};

static char **text_of(struct action *action, size_t i)
{
    return (char **)(void *)((char *)action + texts[i].text);
}

const struct survey *action_form_survey(const struct action_form *form)
{
    return form->other_survey ? form->other_survey : form->base.screen.app->survey;
}

bool action_form_due_is_as_before(const struct action_form *form, const char *text)
{
    return form->action->id && strcmp(text, form->before->due) == 0;
}

/* --- from the fields to the action --- */

/* The cursor goes to the field that the sentence is about. */
static bool refuse_field(struct action_form *form, enum field_number field)
{
    form->base.fields.at = field;
    return false;
}

static bool take_done_day(struct action_form *form, struct error *error)
{
    const char *text = fields_text(&form->base.fields, DONE);
    g_autofree char *written = text_excerpt(text, 30);
    struct due_date done = due_date_read(text, 0);
    form->action->done_day = (struct day){0};
    if (done.certainty != DUE_CERTAIN && done.certainty != DUE_NONE) {
        error_set(error, ERROR_INPUT, _("Tanggal selesai \"%s\" tidak jelas. Contoh: 24-06-2024."),
                  written);
        return refuse_field(form, DONE);
    }
    if (done.certainty == DUE_CERTAIN)
        form->action->done_day = done.day;
    if (form->action->status == ACTION_DONE && form->action->done_day.year == 0)
        form->action->done_day = app_today();
    return true;
}

static void take_text(struct action_form *form, size_t i)
{
    g_autofree char *clean =
        text_clean(fields_text(&form->base.fields, texts[i].field), texts[i].lines);
    action_set(text_of(form->action, i), g_strchug(clean));
}

static bool take_quarters(struct action_form *form, struct error *error)
{
    const char *text = fields_text(&form->base.fields, QUARTERS);
    g_autofree char *written = text_excerpt(text, 20);
    if (action_quarters_read(text, &form->action->quarters))
        return true;
    error_set(error, ERROR_INPUT,
              _("Triwulan \"%s\" tidak jelas; tulis angka 1 sampai 4, misalnya 1, 3."), written);
    return refuse_field(form, QUARTERS);
}

static void take_due(struct action_form *form)
{
    g_autofree char *due = text_clean(fields_text(&form->base.fields, DUE), false);
    if (!action_form_due_is_as_before(form, due)) {
        action_set_due(form->action, due, action_form_survey(form)->year);
        return;
    }
    action_set(&form->action->due, due);
    form->action->due_day = form->before->due_day;
    form->action->due_certainty = form->before->due_certainty;
}

static bool take_fields(struct action_form *form, struct error *error)
{
    struct action *action = form->action;
    const struct survey *survey = action_form_survey(form);
    int service = fields_chosen(&form->base.fields, SERVICE);
    int element = fields_chosen(&form->base.fields, ELEMENT);
    action->service_id = service ? services_at(&survey->services, (size_t)service - 1)->id : 0;
    action_set(&action->element, element ? survey->form->elements[element - 1].code : "");
    action->status = (enum action_status)fields_chosen(&form->base.fields, STATUS);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        take_text(form, i);
    take_due(form);
    if (text_is_blank(action->plan)) {
        error_set(error, ERROR_INPUT, _("Rencana harus diisi."));
        return refuse_field(form, PLAN);
    }
    return take_quarters(form, error) && take_done_day(form, error);
}

/* --- two people at once --- */

#define TOLD_CELLS 60 /* of a text that the other has changed */

/* One line of it; the caller frees it. */
static char *told(const char *text)
{
    g_autofree char *line = text_clean(text, false);
    return *line ? text_within(line, TOLD_CELLS) : g_strdup("–");
}

/* What the other wrote is taken over where nothing was typed here; returns what both changed. */
static char *merge(struct action_form *form, struct action *theirs)
{
    GString *both = g_string_new(NULL);
    struct fields *fields = &form->base.fields;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        const char *was = *text_of(form->before, i), *now = *text_of(theirs, i);
        const struct field *field = &g_array_index(fields->list, struct field, texts[i].field);
        if (strcmp(was, now) == 0)
            continue;
        bool typed = strcmp(*text_of(form->action, i), was) != 0;
        if (!typed)
            editor_set_text(field->editor, now);
        g_autofree char *changed = told(now);
        g_string_append_printf(both, "\n%s: %s%s", field->label, changed,
                               typed ? _(" (isian Anda lain)") : "");
    }
    g_autofree char *due = told(theirs->due);
    if (strcmp(form->before->due, theirs->due) != 0)
        g_string_append_printf(both, "\n%s: %s", _("Tenggat"), due);
    if (form->before->status != theirs->status)
        g_string_append_printf(both, "\n%s: %s", _("Status"), action_status_words(theirs->status));
    return g_string_free(both, FALSE);
}

/* Fields that are chosen or read: the other's count where nothing was chosen here. */
static void merge_choices(struct action_form *form, const struct action *theirs)
{
    GArray *list = form->base.fields.list;
    struct field *due = &g_array_index(list, struct field, DUE);
    struct field *status = &g_array_index(list, struct field, STATUS);
    if (strcmp(form->action->due, form->before->due) == 0)
        editor_set_text(due->editor, theirs->due);
    if (form->action->status == form->before->status)
        status->chosen = (int)theirs->status;
}

static struct wish stay(struct screen *screen, int option, const char *text)
{
    (void)screen;
    (void)option;
    (void)text;
    return STAY;
}

/* The store refused because somebody else was faster: what that was is shown, nothing is lost. */
static bool was_overtaken(struct action_form *form, const struct error *refusal, struct wish *wish)
{
    struct error error;
    if (!form->action->id)
        return false;
    struct action *theirs =
        action_store_load(form->base.screen.app->actions, form->action->id, &error);
    if (!theirs || theirs->version == form->action->version) {
        action_destroy(theirs);
        return false;
    }
    g_autofree char *changes = merge(form, theirs);
    g_autofree char *text = g_strdup_printf("%s\n%s", refusal->message, changes);
    const char *const options[] = {_("Periksa, lalu F2 lagi"), NULL};
    merge_choices(form, theirs);
    action_destroy(form->before);
    form->before = theirs;
    form->action->version = theirs->version;
    *wish = question_ask(&form->base.screen, text, options, 0, stay);
    return true;
}

/* --- storing --- */

/* An action that was made for a suggestion answers it. */
static void link_to_suggestion(struct action_form *form)
{
    struct error error;
    struct app *app = form->base.screen.app;
    if (form->action->answers && !suggestion_store_link(app->suggestions, form->action->answers,
                                                        form->action->id, true, app_now(), &error))
        screen_complain(form->owner, &error);
}

/* What a status asks for; see action_life.h. */
static void go_to_missing(struct action_form *form)
{
    const struct action *action = form->action;
    struct action_facts facts = action_facts(action);
    if (action->status == ACTION_DONE && !facts.has_realisation)
        form->base.fields.at = REALISATION;
    else if (action->status == ACTION_DONE && !facts.has_evidence)
        form->base.fields.at = EVIDENCE;
    else if (action->status == ACTION_DROPPED && text_is_blank(action->reason))
        form->base.fields.at = REASON;
}

static struct wish refuse(struct action_form *form, const struct error *error)
{
    if (error->code == ERROR_INPUT)
        go_to_missing(form);
    screen_complain(&form->base.screen, error);
    return STAY;
}

static struct wish store(struct action_form *form)
{
    struct error error;
    struct wish wish;
    if (!form->action->id && !action_check_change(form->before, form->action, &error))
        return refuse(form, &error);
    if (action_store_save(form->base.screen.app->actions, form->action, false, app_now(), &error)) {
        screen_say(form->owner, _("Tindak lanjut tersimpan."));
        link_to_suggestion(form);
        return GO_BACK;
    }
    return was_overtaken(form, &error, &wish) ? wish : refuse(form, &error);
}

static struct wish why_answered(struct screen *screen, int option, const char *text)
{
    struct action_form *form = (struct action_form *)screen;
    if (option != 0)
        return STAY;
    action_set(&form->action->why, text);
    return store(form);
}

/* What the record must be told before this may be stored; NULL: nothing. */
static char *question_of(const struct action_form *form)
{
    const struct action *before = form->before, *after = form->action;
    if (!after->id)
        return NULL;
    if (before->status >= ACTION_DONE && after->status < ACTION_DONE)
        return g_strdup(_("Mengapa dibuka lagi?"));
    if (action_is_moved(before, after))
        return g_strdup_printf(_("Mengapa tenggatnya digeser dari %s menjadi %s?"), before->due,
                               *after->due ? after->due : "–");
    return NULL;
}

struct wish action_form_save(struct screen *screen)
{
    struct action_form *form = (struct action_form *)screen;
    struct error error;
    if (!take_fields(form, &error)) {
        screen_complain(&form->base.screen, &error);
        return STAY;
    }
    g_autofree char *question = question_of(form);
    action_set(&form->action->why, "");
    return question ? question_ask_text(screen, question, "", why_answered) : store(form);
}
