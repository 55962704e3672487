#include "src/form_kinds.h"

#include <stdio.h>
#include <string.h>

#include "src/calendar.h"
#include "src/condition.h"
#include "src/i18n.h"

/* "01-04 30-06": the first and last day on which sheets are filled in. */
static void read_period(const struct form_section *section, struct form *form)
{
    const char *value = section_value(section, "period");
    int day[2], month[2], end = 0;
    if (!value)
        return;
    /* any leap year will do: 29 February is a day */
    if (sscanf(value, "%2d-%2d %2d-%2d%n", &day[0], &month[0], &day[1], &month[1], &end) == 4 &&
        !value[end] && day_is_valid((struct day){2024, month[0], day[0]}) &&
        day_is_valid((struct day){2024, month[1], day[1]})) {
        form->period_from = month[0] * 100 + day[0];
        form->period_to = month[1] * 100 + day[1];
    }
    if (form->period_to == 0 || form->period_to < form->period_from)
        section_mistake(section, "period",
                        _("period harus dua tanggal yang berurutan, misalnya 01-04 30-06"));
}

static void read_form(struct form_section *section)
{
    struct form *form = section->reader->form;
    form->id = section_words(section, "id");
    form->version = section_words_or(section, "version", "1");
    form->title = section_words(section, "title");
    form->short_title = section_words_or(section, "short", form->id);
    form->template = section_yes(section, "template");
    form->low = section_whole_number(section, "scale_low", 0, FORM_TOP_SCALE - 1, 1);
    form->top = section_whole_number(section, "scale_top", 1, FORM_TOP_SCALE, 0);
    form->result_top = section_whole_number(section, "result_top", 1, 1000, 100);
    read_period(section, form);
    if (!section_value(section, "scale_top"))
        section_mistake(section, "scale_top", _("[form] belum mempunyai scale_top"));
    else if (form->top > 0 && form->top <= form->low)
        section_mistake(section, "scale_top", _("scale_top harus lebih dari scale_low"));
}

static void read_element_into(struct form_section *section, GArray *elements)
{
    struct form_element element = {
        .code = reader_keep(section->reader, section->name),
        .name = section_words(section, "name"),
        .weight = section_hundredths(section, "weight", 100),
    };
    if (!*section->name)
        section_mistake(section, "", _("unsur memerlukan kode, misalnya [element U1]"));
    if (element.weight == 0)
        section_mistake(section, "weight", _("weight harus lebih dari 0"));
    if (elements->len && g_array_index(elements, struct form_element, 0).weight != element.weight)
        section->reader->form->weighted = true;
    g_array_append_val(elements, element);
}

static void read_element(struct form_section *section)
{
    read_element_into(section, section->reader->elements);
}

static void read_index(struct form_section *section)
{
    for (guint i = 0; i < section->reader->elements->len; i++)
        if (g_ascii_strcasecmp(
                g_array_index(section->reader->elements, struct form_element, i).code,
                section->name) == 0)
            section_mistake(section, "", _("kode %s sudah dipakai unsur"), section->name);
    bool weighted = section->reader->form->weighted;
    read_element_into(section, section->reader->further);
    section->reader->form->weighted = weighted;
}

static void read_band(struct form_section *section)
{
    GArray *bands = section->reader->bands;
    struct form_band band = {
        .grade = reader_keep(section->reader, section->name),
        .words = section_words(section, "words"),
        .from = section_hundredths(section, "from", -1),
    };
    if (!section_value(section, "from"))
        section_mistake(section, "from", _("[%s] belum mempunyai from"), section->scan->name);
    if (!*section->name)
        section_mistake(section, "", _("mutu memerlukan huruf, misalnya [band A]"));
    guint at = 0;
    while (at < bands->len && g_array_index(bands, struct form_band, at).from > band.from)
        at++;
    if (band.from >= 0 && at < bands->len &&
        g_array_index(bands, struct form_band, at).from == band.from)
        section_mistake(section, "from", _("dua mutu mulai dari nilai yang sama"));
    g_array_insert_val(bands, at, band);
}

static void read_answers(struct form_section *section)
{
    if (!*section->name)
        section_mistake(section, "", _("kata jawaban memerlukan nama, misalnya [answers mudah]"));
    const struct form *form = section->reader->form;
    for (guint i = 0; form->top > form->low && i < section->scan->keys->len; i++) {
        const struct ini_key *key = g_ptr_array_index(section->scan->keys, i);
        if (key_is_number(key->name) && !key_is_number_within(key->name, form->low, form->top))
            section_mistake(section, key->name, _("%s tidak ada pada skala %d sampai %d"),
                            key->name, form->low, form->top);
    }
}

static void read_condition(const struct form_section *section, const char *key,
                           struct form_condition *condition)
{
    const GArray *items = section->reader->items;
    const char *text = section_words(section, key);
    *condition = (struct form_condition){0};
    if (!*text)
        return;
    g_autofree char *wrong =
        condition_read(text, (const struct form_item *)(void *)items->data, items->len, condition);
    if (wrong)
        section_mistake(section, key, "%s", wrong);
}

static void read_contradiction(struct form_section *section)
{
    struct form_contradiction contradiction;
    if (!*section->name)
        section_mistake(section, "",
                        _("pertentangan memerlukan nama, misalnya [contradiction pns-muda]"));
    read_condition(section, "when", &contradiction.when);
    read_condition(section, "and", &contradiction.and);
    g_array_append_val(section->reader->contradictions, contradiction);
}

static const char *const form_keys[] = {"id",       "version",   "title",     "short",
                                        "template", "scale_low", "scale_top", "result_top",
                                        "period",   NULL};
static const char *const field_keys[] = {"kind",     "label",    "text",   "heading", "unit",
                                         "required", "personal", "sticky", "low",     "top",
                                         "groups",   "#",        NULL};
static const char *const question_keys[] = {"label",   "text",     "heading", "answers",
                                            "element", "required", "further", NULL};
static const char *const element_keys[] = {"name", "weight", NULL};
static const char *const index_keys[] = {"name", NULL};
static const char *const band_keys[] = {"from", "words", NULL};
static const char *const answers_keys[] = {"#", NULL};
static const char *const contradiction_keys[] = {"when", "and", NULL};
/* Those with an English twin, label_en beside label. */
static const char *const word_keys[] = {"title", "short", "label", "text", "heading",
                                        "unit",  "name",  "words", "#",    NULL};

static const struct section_kind section_kinds[] = {
    {"form", read_form, form_keys},
    {"element", read_element, element_keys},
    {"index", read_index, index_keys},
    {"band", read_band, band_keys},
    {"answers", read_answers, answers_keys},
    {"field", form_read_field, field_keys},
    {"question", form_read_question, question_keys},
    {"contradiction", read_contradiction, contradiction_keys},
};

const struct section_kind *section_kind_of(struct form_section *section)
{
    for (size_t i = 0; i < G_N_ELEMENTS(section_kinds); i++) {
        size_t length = strlen(section_kinds[i].word);
        const char *name = section->scan->name;
        if (g_ascii_strncasecmp(name, section_kinds[i].word, length) == 0 &&
            (name[length] == ' ' || name[length] == '\0')) {
            section->name = name + length + strspn(name + length, " ");
            bool named_form = section_kinds[i].read == read_form && *section->name;
            return named_form ? NULL : &section_kinds[i];
        }
    }
    return NULL;
}

static bool is_known_key(const char *const *keys, const char *key)
{
    g_autofree char *plain = g_ascii_strdown(key, -1);
    bool english = g_str_has_suffix(plain, "_en");
    if (english)
        plain[strlen(plain) - 3] = '\0';
    const char *wanted = key_is_number(plain) ? "#" : plain;
    return g_strv_contains(keys, wanted) && (!english || g_strv_contains(word_keys, wanted));
}

void section_check_keys(const struct form_section *section, const struct section_kind *kind)
{
    for (guint i = 0; i < section->scan->keys->len; i++) {
        const struct ini_key *key = g_ptr_array_index(section->scan->keys, i);
        if (!is_known_key(kind->keys, key->name))
            section_mistake(section, key->name, _("kunci %s tidak dikenal di [%s]"), key->name,
                            section->scan->name);
    }
}
