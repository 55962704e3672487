#include "ui/report/dictionary.h"

#include <string.h>

#include "src/i18n.h"

/* --- the columns --- */

static const char *const kinds[] = {
    [ITEM_SHEET_NUMBER] = "number", [ITEM_CHOICE] = "choice", [ITEM_SERVICE] = "service",
    [ITEM_NUMBER] = "number",       [ITEM_DATE] = "day",      [ITEM_TEXT] = "text",
    [ITEM_LONG_TEXT] = "text",      [ITEM_ANSWER] = "answer",
};

static struct form_choice *service_codes(const struct services *services)
{
    struct form_choice *codes = g_new0(struct form_choice, services->list->len + 1);
    for (guint i = 0; i < services->list->len; i++)
        codes[i] =
            (struct form_choice){services_at(services, i)->code, services_at(services, i)->name};
    return codes;
}

static const char *group_of(const struct form *form, const struct form_item *item)
{
    if (item->element >= 0)
        return form->elements[item->element].code;
    return item->further >= 0 ? form->further[item->further].code : "";
}

/* A code such as 01 is no number: it would come back as 1. */
static bool is_numeric(const struct variable *variable)
{
    bool numeric = variable->code_count > 0;
    for (size_t i = 0; numeric && i < variable->code_count; i++) {
        const char *code = variable->codes[i].code;
        size_t length = strlen(code);
        numeric =
            length < 10 && strspn(code, "0123456789") == length && (code[0] != '0' || length == 1);
    }
    return numeric;
}

static void add_item(struct dictionary *dictionary, size_t position)
{
    const struct survey *survey = dictionary->app->survey;
    const struct form_item *item = &survey->form->items[position];
    bool is_service = item->kind == ITEM_SERVICE;
    bool is_number = item->kind == ITEM_NUMBER || item->kind == ITEM_ANSWER;
    struct variable variable = {
        .name = item->key,
        .label = item->label,
        .text = item->text,
        .kind = kinds[item->kind],
        .unit = item->unit,
        .group = group_of(survey->form, item),
        .required = item->required,
        .personal = item->personal,
        .has_range = is_number,
        .low = item->low,
        .top = item->top,
        .codes = is_service ? dictionary->services : item->choices,
        .code_count = is_service ? survey->services.list->len : item->choice_count,
        .item = (int)position,
    };
    variable.numeric = is_number || item->kind == ITEM_SHEET_NUMBER || is_numeric(&variable);
    g_array_append_val(dictionary->variables, variable);
}

static void add_own(struct dictionary *dictionary, const char *name, const char *label,
                    const char *text, const char *kind)
{
    struct variable variable = {name, label, text, kind, "", "", .item = -1};
    g_array_append_val(dictionary->variables, variable);
}

/* What Lembar adds to each sheet. */
static void add_last(struct dictionary *dictionary)
{
    dictionary->counted[0] = (struct form_choice){"0", _("disisihkan")};
    dictionary->counted[1] = (struct form_choice){"1", _("dihitung")};
    add_own(dictionary, "counted", _("Dihitung"), _("Apakah lembar masuk hitungan indeks"),
            "choice");
    struct variable *last =
        &g_array_index(dictionary->variables, struct variable, dictionary->variables->len - 1);
    last->codes = dictionary->counted;
    last->code_count = G_N_ELEMENTS(dictionary->counted);
    last->numeric = true;
    add_own(dictionary, "reason", _("Alasan"), _("Mengapa lembar disisihkan"), "text");
    add_own(dictionary, "keyed_by", _("Petugas entri"), _("Siapa yang mengentri lembar"), "text");
    add_own(dictionary, "keyed_at", _("Waktu entri"), _("Kapan lembar dientri (UTC)"), "time");
    add_own(dictionary, "id", _("Pengenal"), _("Pengenal lembar, unik antarkantor"), "text");
}

struct dictionary *dictionary_create(struct app *app, bool with_personal)
{
    const struct form *form = app->survey->form;
    struct dictionary *dictionary = g_new0(struct dictionary, 1);
    dictionary->app = app;
    dictionary->with_personal = with_personal;
    dictionary->variables = g_array_new(FALSE, FALSE, sizeof(struct variable));
    dictionary->services = service_codes(&app->survey->services);
    for (size_t i = 0; i < form->item_count; i++)
        if (with_personal || !form->items[i].personal)
            add_item(dictionary, i);
    add_last(dictionary);
    return dictionary;
}

void dictionary_destroy(struct dictionary *dictionary)
{
    if (!dictionary)
        return;
    g_array_unref(dictionary->variables);
    g_free(dictionary->services);
    g_free(dictionary);
}

const struct variable *dictionary_at(const struct dictionary *dictionary, guint position)
{
    return &g_array_index(dictionary->variables, struct variable, position);
}

/* --- as a table --- */

static char *codes_text(const struct variable *variable)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < variable->code_count; i++)
        g_string_append_printf(text, "%s%s = %s", i ? " | " : "", variable->codes[i].code,
                               variable->codes[i].words);
    return g_string_free(text, FALSE);
}

static void add_bound(struct grid *grid, const struct variable *variable, int bound)
{
    if (variable->has_range)
        grid_whole(grid, bound);
    else
        grid_blank(grid);
}

static void add_row(struct grid *grid, const struct variable *variable)
{
    g_autofree char *codes = codes_text(variable);
    grid_text(grid, variable->name);
    grid_text(grid, variable->label);
    grid_text(grid, variable->text);
    grid_text(grid, variable->kind);
    grid_text(grid, codes);
    add_bound(grid, variable, variable->low);
    add_bound(grid, variable, variable->top);
    grid_text(grid, variable->unit);
    grid_text(grid, variable->group);
    grid_whole(grid, variable->required);
    grid_whole(grid, variable->personal);
}

struct grid *dictionary_grid(const struct dictionary *dictionary)
{
    struct grid *grid = grid_create();
    grid_column(grid, GRID_TEXT, "column", _("Kolom"));
    grid_column(grid, GRID_TEXT, "label", _("Isian"));
    grid_column(grid, GRID_LONG_TEXT, "text", _("Pertanyaan"));
    grid_column(grid, GRID_TEXT, "kind", _("Jenis"));
    grid_column(grid, GRID_LONG_TEXT, "codes", _("Kode"));
    grid_column(grid, GRID_WHOLE, "low", _("Terendah"));
    grid_column(grid, GRID_WHOLE, "top", _("Tertinggi"));
    grid_column(grid, GRID_TEXT, "unit", _("Satuan"));
    grid_column(grid, GRID_TEXT, "element", _("Unsur"));
    grid_column(grid, GRID_WHOLE, "required", _("Wajib"));
    grid_column(grid, GRID_WHOLE, "personal", _("Data pribadi"));
    for (guint i = 0; i < dictionary->variables->len; i++)
        add_row(grid, dictionary_at(dictionary, i));
    return grid;
}

/* --- as text --- */

static void add_facts(GString *text, const struct variable *variable)
{
    g_string_append_printf(text, "    %s", variable->kind);
    if (variable->has_range)
        g_string_append_printf(text, " %d–%d", variable->low, variable->top);
    if (*variable->unit)
        g_string_append_printf(text, " %s", variable->unit);
    if (*variable->group)
        g_string_append_printf(text, " → %s", variable->group);
    if (variable->required)
        g_string_append_printf(text, ", %s", _("wajib"));
    if (variable->personal)
        g_string_append_printf(text, ", %s", _("data pribadi"));
    g_string_append_c(text, '\n');
}

static void add_text(GString *text, const struct variable *variable)
{
    g_string_append_printf(text, "\n%s  %s\n", variable->name, variable->label);
    if (strcmp(variable->text, variable->label) != 0)
        g_string_append_printf(text, "    %s\n", variable->text);
    add_facts(text, variable);
    for (size_t i = 0; i < variable->code_count; i++)
        g_string_append_printf(text, "      %s = %s\n", variable->codes[i].code,
                               variable->codes[i].words);
}

GString *dictionary_text(const struct dictionary *dictionary)
{
    g_autofree char *place = app_place(dictionary->app);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s\n", place);
    for (guint i = 0; i < dictionary->variables->len; i++)
        add_text(text, dictionary_at(dictionary, i));
    return text;
}

/* --- as JSON --- */

static struct json_object *json_codes(const struct form_choice *codes, size_t count)
{
    struct json_object *array = json_object_new_array();
    for (size_t i = 0; i < count; i++) {
        struct json_object *code = json_object_new_object();
        json_object_object_add(code, "code", json_object_new_string(codes[i].code));
        json_object_object_add(code, "words", json_object_new_string(codes[i].words));
        json_object_array_add(array, code);
    }
    return array;
}

static struct json_object *json_variable(const struct variable *variable)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "column", json_object_new_string(variable->name));
    json_object_object_add(object, "label", json_object_new_string(variable->label));
    json_object_object_add(object, "text", json_object_new_string(variable->text));
    json_object_object_add(object, "kind", json_object_new_string(variable->kind));
    json_object_object_add(object, "codes", json_codes(variable->codes, variable->code_count));
    json_object_object_add(object, "low",
                           variable->has_range ? json_object_new_int(variable->low) : NULL);
    json_object_object_add(object, "top",
                           variable->has_range ? json_object_new_int(variable->top) : NULL);
    json_object_object_add(object, "unit", json_text_or_null(variable->unit));
    json_object_object_add(object, "element", json_text_or_null(variable->group));
    json_object_object_add(object, "required", json_object_new_boolean(variable->required));
    json_object_object_add(object, "personal", json_object_new_boolean(variable->personal));
    return object;
}

GString *dictionary_json(const struct dictionary *dictionary)
{
    struct json_object *object = json_object_new_object();
    struct json_object *array = json_object_new_array();
    for (guint i = 0; i < dictionary->variables->len; i++)
        json_object_array_add(array, json_variable(dictionary_at(dictionary, i)));
    json_object_object_add(object, "survey", json_survey(dictionary->app->survey));
    json_object_object_add(object, "title",
                           json_object_new_string(dictionary->app->survey->form->title));
    json_object_object_add(object, "columns", array);
    return json_finish(object);
}
