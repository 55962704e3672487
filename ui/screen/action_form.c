#include "ui/screen/action_form_private.h"

#include <stddef.h>
#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/external_editor.h"

enum { PROPOSE_OWNER = FIELDS_SAVE + 1, EDIT_OUTSIDE };

static const struct binding keys[] = {
    {{KEY_OF_F2}, FIELDS_SAVE, "F2", N_("simpan"), N_("Menyimpan tindak lanjut")},
    {{KEY_OF_F4},
     EDIT_OUTSIDE,
     "F4",
     N_("penyunting"),
     N_("Menyunting teks panjang dengan program dari $EDITOR")},
    {{KEY_OF_F5},
     PROPOSE_OWNER,
     "F5",
     N_("usul PIC"),
     N_("Mengusulkan nama petugas atau bagian yang dimulai begitu")},
    {{0}, -1, "Tab", N_("isian berikut"), N_("Ke isian berikutnya; Shift-Tab mundur")},
    {{0}, -1, "← →", NULL, N_("Mengganti layanan, unsur, atau status")},
};

static char *titled(struct screen *screen)
{
    struct action_form *form = (struct action_form *)screen;
    return g_strdup(form->action->id ? C_("one", "Tindak lanjut") : _("Tindak lanjut baru"));
}

/* The owner that begins with TEXT, after the one that is TEXT; NULL where there is none. */
static const char *propose_owner(const struct action_form *form, const char *text)
{
    g_autofree char *wanted = text_folded(text);
    const char *first = NULL;
    bool found = false;
    for (guint i = 0; form->owners && i < form->owners->len; i++) {
        const char *owner = g_ptr_array_index(form->owners, i);
        g_autofree char *folded = text_folded(owner);
        if (strcmp(folded, wanted) == 0)
            found = true;
        else if (found || g_str_has_prefix(folded, wanted))
            return owner;
        first = first ? first : owner;
    }
    return found ? first : NULL;
}

static char *owner_note(const struct action_form *form, const char *text)
{
    const char *owner = propose_owner(form, text);
    return owner ? g_strdup_printf("F5 %s", owner) : NULL;
}

static char *settled_note(const struct action_form *form)
{
    char day[DAY_TEXT_SIZE];
    day_to_field(form->before->due_day, day);
    if (form->before->due_certainty == DUE_UNCERTAIN)
        return g_strdup_printf("? %s", due_doubt_words(action_due_doubt(form->before)));
    return *day && strcmp(day, form->before->due) != 0 ? g_strdup_printf("= %s", day) : NULL;
}

/* How the due date is understood, beside what was written; whom the owner may be. */
static char *note(guint field, const char *text, void *context)
{
    const struct action_form *form = context;
    char day[11];
    if (field == OWNER && form->base.fields.at == OWNER)
        return owner_note(form, text);
    if (field == DUE && action_form_due_is_as_before(form, text) &&
        form->before->due_certainty != DUE_RECURRING)
        return settled_note(form);
    if (field != DUE && field != DONE)
        return NULL;
    struct due_date due = due_date_read(text, field == DUE ? action_form_survey(form)->year : 0);
    switch (due.certainty) {
    case DUE_CERTAIN:
        day_to_field(due.day, day);
        return strcmp(day, text) == 0 ? NULL : g_strdup_printf("= %s", day);
    case DUE_RECURRING:
        return g_strdup(_("berulang"));
    case DUE_UNCERTAIN:
        return g_strdup_printf("? %s", due_doubt_words(due.doubt));
    default:
        return NULL;
    }
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct action_form *form = (struct action_form *)screen;
    struct canvas inside = canvas_part(canvas, 1, 0, canvas->rows - 1, -1);
    fields_draw(&form->base.fields, &inside, note, form);
}

static struct wish edit_outside(struct action_form *form)
{
    struct error error;
    struct field *field =
        &g_array_index(form->base.fields.list, struct field, form->base.fields.at);
    if (field->kind != FIELD_LONG) {
        error_set(&error, ERROR_INPUT,
                  _("F4 untuk teks panjang: sebab, rencana, realisasi, "
                    "hambatan."));
        screen_complain(&form->base.screen, &error);
        return STAY;
    }
    g_autofree char *edited = external_edit(editor_text(field->editor), &error);
    if (!edited) {
        screen_complain(&form->base.screen, &error);
        return STAY;
    }
    form->base.fields.changed =
        form->base.fields.changed || strcmp(edited, editor_text(field->editor)) != 0;
    editor_set_text(field->editor, edited);
    return STAY;
}

static struct wish take_proposed_owner(struct action_form *form)
{
    struct field *field = &g_array_index(form->base.fields.list, struct field, OWNER);
    const char *owner = propose_owner(form, editor_text(field->editor));
    form->base.fields.at = OWNER;
    if (owner) {
        editor_set_text(field->editor, owner);
        editor_key(field->editor, KEY_OF_END);
        form->base.fields.changed = true;
    }
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct action_form *form = (struct action_form *)screen;
    if (action == EDIT_OUTSIDE)
        return edit_outside(form);
    if (action == PROPOSE_OWNER)
        return take_proposed_owner(form);
    return fields_screen_act(screen, action);
}

static void destroy(struct screen *screen)
{
    struct action_form *form = (struct action_form *)screen;
    fields_finish(&form->base.fields);
    action_destroy(form->action);
    action_destroy(form->before);
    survey_destroy(form->other_survey);
    if (form->owners)
        g_ptr_array_unref(form->owners);
}

const struct screen_class action_form_class = {
    .title = N_("Tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct action_form),
    .titled = titled,
    .may_lose = true,
    .draw = draw,
    .act = act,
    .type = fields_screen_type,
    .leave = fields_screen_leave,
    .destroy = destroy,
};

/* --- from the action to the fields --- */

static void add_service(struct action_form *form)
{
    const struct services *services = &action_form_survey(form)->services;
    g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func(g_free);
    int chosen = 0;
    g_ptr_array_add(choices, g_strdup(_("semua layanan")));
    for (guint i = 0; i < services->list->len; i++) {
        const struct service *service = services_at(services, i);
        g_ptr_array_add(choices, strcmp(service->code, service->name) == 0
                                     ? g_strdup(service->code)
                                     : g_strdup_printf("%s · %s", service->code, service->name));
        if (service->id == form->action->service_id)
            chosen = (int)i + 1;
    }
    g_ptr_array_add(choices, NULL);
    fields_add_choice(&form->base.fields, _("Layanan"), (const char *const *)choices->pdata,
                      chosen);
}

static void add_element(struct action_form *form)
{
    const struct form *of = action_form_survey(form)->form;
    g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(choices, g_strdup(_("tanpa unsur")));
    for (size_t e = 0; e < of->element_count; e++)
        g_ptr_array_add(choices,
                        g_strdup_printf("%s %s", of->elements[e].code, of->elements[e].name));
    g_ptr_array_add(choices, NULL);
    fields_add_choice(&form->base.fields, _("Unsur"), (const char *const *)choices->pdata,
                      form_find_element(of, form->action->element) + 1);
}

static void add_status(struct action_form *form)
{
    const char *choices[ACTION_STATUSES + 1] = {NULL};
    for (int i = 0; i < ACTION_STATUSES; i++)
        choices[i] = action_status_words((enum action_status)i);
    fields_add_choice(&form->base.fields, _("Status"), choices, (int)form->action->status);
}

static void add_texts(struct action_form *form)
{
    struct fields *fields = &form->base.fields;
    struct action *action = form->action;
    char done[DAY_TEXT_SIZE];
    g_autofree char *quarters = action_quarters_text(action->quarters);
    day_to_field(action->done_day, done);
    fields_add_long(fields, _("Sebab"), action->cause, 2, _("mengapa nilainya rendah"));
    fields_add_long(fields, _("Rencana"), action->plan, 3, _("apa yang akan dilakukan"));
    fields_add_line(fields, _("Tenggat"), action->due,
                    _("misalnya 31-12-2024, Desember 2024, TW IV 2024"));
    fields_add_line(fields, _("Triwulan"), quarters, _("1–4 pada tahun sesudah survei"));
    fields_add_line(fields, _("Penanggung jawab"), action->owner, _("nama atau tim"));
    add_status(form);
    fields_add_long(fields, _("Realisasi"), action->realisation, 3, _("apa yang sudah dilakukan"));
    fields_add_line(fields, _("Tanggal selesai"), done, NULL);
    fields_add_line(fields, _("Bukti"), action->evidence, _("nama atau nomor dokumen"));
    fields_add_line(fields, _("Alasan batal"), action->reason, _("hanya bila dibatalkan"));
    fields_add_long(fields, _("Hambatan"), action->obstacles, 2, NULL);
    static const guint values[] = {DUE, QUARTERS, OWNER, DONE};
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        fields_offer(fields, values[i]);
}

/* An action of another year has the services and elements of its own survey. */
static void load_beside(struct action_form *form)
{
    struct error error;
    struct app *app = form->base.screen.app;
    struct action *action = form->action;
    form->before = action->id ? action_store_load(app->actions, action->id, &error) : NULL;
    if (!form->before)
        form->before = action_create();
    if (form->before->version != action->version) { /* somebody was faster than the key */
        action_destroy(action);
        action = form->action = action_copy(form->before);
    }
    if (action->survey_id && action->survey_id != app->survey->id)
        form->other_survey =
            survey_store_load(app->surveys, action->survey_id, app->language, &error);
    form->owners = action_list_owners(app->action_list, &error);
}

struct screen *action_form_open(struct app *app, struct action *action, struct screen *owner)
{
    struct action_form *form = screen_create(&action_form_class, app);
    form->owner = owner;
    form->action = action;
    fields_init(&form->base.fields);
    form->base.save = action_form_save;
    form->base.unsaved = N_("Tindak lanjut ini belum disimpan.");
    form->base.save_words = N_("Simpan");
    form->base.discard_words = N_("Buang perubahan");
    load_beside(form);
    action = form->action;
    add_service(form);
    add_element(form);
    add_texts(form);
    /* What the index has filled in need not be passed again. */
    if (action->id == 0 && *action->element)
        form->base.fields.at = CAUSE;
    if (action->status == ACTION_DONE && text_is_blank(action->realisation))
        form->base.fields.at = REALISATION;
    else if (action->status == ACTION_DONE && text_is_blank(action->evidence))
        form->base.fields.at = EVIDENCE;
    return &form->base.screen;
}
