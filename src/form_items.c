#include "src/form_kinds.h"

#include <stdio.h>
#include <string.h>

#include "src/i18n.h"

static const char *const kind_names[] = {
    [ITEM_CHOICE] = "choice", [ITEM_SERVICE] = "service", [ITEM_NUMBER] = "number",
    [ITEM_DATE] = "date",     [ITEM_TEXT] = "text",       [ITEM_LONG_TEXT] = "long_text",
};

static enum item_kind item_kind(const struct form_section *section)
{
    const char *value = section_value(section, "kind");
    for (size_t kind = ITEM_CHOICE; value && kind < G_N_ELEMENTS(kind_names); kind++)
        if (strcmp(value, kind_names[kind]) == 0)
            return (enum item_kind)kind;
    section_mistake(
        section, "kind",
        _("kind harus choice, service, number, date, text, atau long_text, bukan \"%s\""),
        value ? value : "");
    return ITEM_TEXT;
}

/* Appends the choice "CODE | words" of KEY, a number. */
static void read_choice(const struct form_section *section, const char *key, GArray *choices)
{
    g_auto(GStrv) parts = g_strsplit(section_value(section, key), "|", 2);
    if (!parts[0] || !parts[1] || !*g_strstrip(parts[0]) || !*g_strstrip(parts[1])) {
        section_mistake(section, key, _("pilihan harus berbentuk KODE | kata"));
        return;
    }
    for (guint i = 0; i < choices->len; i++)
        if (g_ascii_strcasecmp(g_array_index(choices, struct form_choice, i).code, parts[0]) == 0)
            section_mistake(section, key, _("kode pilihan %s ada dua kali"), parts[0]);
    g_autofree char *translated = g_strdup_printf("%s_%s", key, section->reader->language);
    const char *words = section_value(section, translated);
    struct form_choice choice = {
        .code = reader_keep(section->reader, parts[0]),
        .words = reader_keep(section->reader, words ? words : parts[1]),
    };
    g_array_append_val(choices, choice);
}

static void read_choices(const struct form_section *section, struct form_item *item)
{
    GArray *choices = g_array_new(FALSE, TRUE, sizeof(struct form_choice));
    int count = 0;
    char key[16] = "1";
    while (count < FORM_MOST_CHOICES && section_value(section, key)) {
        read_choice(section, key, choices);
        count++;
        snprintf(key, sizeof key, "%d", count + 1);
    }
    if (count < 2)
        section_mistake(section, "kind",
                        _("[%s] memerlukan paling sedikit dua pilihan: 1 = …, 2 = …"),
                        section->scan->name);
    for (guint i = 0; i < section->scan->keys->len; i++) {
        const struct ini_key *other = g_ptr_array_index(section->scan->keys, i);
        if (key_is_number(other->name) && !key_is_number_within(other->name, 1, count))
            section_mistake(section, other->name,
                            _("nomor pilihan %s tidak urut; nomor harus 1, 2, 3, … tanpa lompatan"),
                            other->name);
    }
    item->choice_count = choices->len;
    item->choices = (struct form_choice *)g_array_free(choices, FALSE);
}

static void read_groups(const struct form_section *section, struct form_item *item)
{
    const char *value = section_value(section, "groups");
    if (!value)
        return;
    g_auto(GStrv) words = g_strsplit(value, " ", 0);
    GArray *groups = g_array_new(FALSE, TRUE, sizeof(int));
    for (char **word = words; *word; word++) {
        gint64 bound;
        if (!**word)
            continue;
        if (!g_ascii_string_to_signed(*word, 10, item->low, item->top, &bound, NULL) ||
            (groups->len && bound <= g_array_index(groups, int, groups->len - 1)))
            section_mistake(section, "groups", _("groups harus bilangan menaik dari %d sampai %d"),
                            item->low, item->top);
        else
            g_array_append_val(groups, (int){(int)bound});
    }
    item->group_count = groups->len;
    item->groups = (int *)g_array_free(groups, FALSE);
}

static void read_number(const struct form_section *section, struct form_item *item)
{
    item->low = section_whole_number(section, "low", 0, 999999, 0);
    item->top = section_whole_number(section, "top", 1, 999999, 0);
    if (!section_value(section, "top"))
        section_mistake(section, "top", _("[%s] belum mempunyai top"), section->scan->name);
    else if (item->top > 0 && item->top <= item->low)
        section_mistake(section, "top", _("top harus lebih dari low"));
    else if (item->top > 0)
        read_groups(section, item);
}

/* Names that Lembar's own columns have in its CSV files. */
static const char *const reserved_keys[] = {"sheet",    "counted",  "reason",   "id",
                                            "keyed_by", "keyed_at", "personal", NULL};

static void check_item_key(const struct form_section *section)
{
    const char *key = section->name;
    if (!*key || key[strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_")])
        section_mistake(section, "", _("nama isian hanya boleh berisi huruf kecil, angka, dan _"));
    if (g_strv_contains(reserved_keys, key)) {
        section_mistake(section, "", _("nama %s dipakai Lembar sendiri; pilih nama lain"), key);
        return;
    }
    for (guint i = 0; i < section->reader->items->len; i++)
        if (strcmp(g_array_index(section->reader->items, struct form_item, i).key, key) == 0)
            section_mistake(section, "", _("nama %s sudah dipakai isian lain"), key);
}

static struct form_item begin_item(const struct form_section *section, enum item_kind kind)
{
    struct form_item item = {.kind = kind, .answer = -1, .element = -1, .further = -1};
    check_item_key(section);
    item.key = reader_keep(section->reader, section->name);
    item.label = section_words(section, "label");
    item.text = section_words_or(section, "text", item.label);
    item.heading = section_words_or(section, "heading", NULL);
    item.unit = section_words_or(section, "unit", "");
    item.required = section_yes(section, "required");
    item.personal = section_yes(section, "personal");
    item.sticky = section_yes(section, "sticky");
    return item;
}

static bool has_service(const GArray *items)
{
    for (guint i = 0; i < items->len; i++)
        if (g_array_index(items, struct form_item, i).kind == ITEM_SERVICE)
            return true;
    return false;
}

void form_read_field(struct form_section *section)
{
    struct form_item item = begin_item(section, item_kind(section));
    if (item.kind == ITEM_SERVICE && has_service(section->reader->items))
        section_mistake(section, "kind", _("hanya satu isian yang boleh kind = service"));
    if (item.kind == ITEM_CHOICE)
        read_choices(section, &item);
    if (item.kind == ITEM_NUMBER)
        read_number(section, &item);
    if (item.personal && item.kind != ITEM_TEXT && item.kind != ITEM_LONG_TEXT)
        section_mistake(section, "personal",
                        _("hanya text dan long_text dapat berisi data pribadi"));
    g_array_append_val(section->reader->items, item);
}

/* The answer words of [answers NAME], one for each value of the scale. */
static void read_answer_words(const struct form_section *section, struct form_item *item)
{
    struct form_reader *reader = section->reader;
    const char *name = section_words(section, "answers");
    g_autofree char *wanted = g_strdup_printf("answers %s", name);
    struct form_section answers = {.reader = reader};
    for (guint i = 0; i < reader->sections->len; i++) {
        const struct ini_section *scan = g_ptr_array_index(reader->sections, i);
        if (g_ascii_strcasecmp(scan->name, wanted) == 0)
            answers.scan = scan;
    }
    if (*name && !answers.scan)
        section_mistake(section, "answers", _("bagian [%s] tidak ada"), wanted);
    item->choice_count = (size_t)MAX(0, item->top - item->low + 1);
    struct form_choice *choices = g_new0(struct form_choice, item->choice_count);
    for (size_t i = 0; i < item->choice_count; i++) {
        char key[16];
        snprintf(key, sizeof key, "%d", item->low + (int)i);
        choices[i].code = reader_keep(reader, key);
        choices[i].words = answers.scan ? section_words(&answers, key) : "";
    }
    item->choices = choices;
}

void form_read_question(struct form_section *section)
{
    struct form_reader *reader = section->reader;
    struct form_item item = begin_item(section, ITEM_ANSWER);
    item.low = reader->form->low;
    item.top = reader->form->top;
    item.answer = (int)reader->form->answer_count++;
    read_answer_words(section, &item);
    g_array_append_val(reader->items, item);
}
