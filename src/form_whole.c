#include "src/form_whole.h"

#include <string.h>

#include "src/form_kinds.h"
#include "src/i18n.h"

/* The section at POSITION of the file and its KIND, NULL where it is of none. */
static struct form_section section_at(struct form_reader *reader, guint position,
                                      const struct section_kind **kind)
{
    struct form_section section = {reader, g_ptr_array_index(reader->sections, position), ""};
    *kind = section_kind_of(&section);
    return section;
}

static bool is_a(const struct section_kind *kind, const char *word)
{
    return kind && strcmp(kind->word, word) == 0;
}

/* The position in ELEMENTS that KEY of a question names, or -1. */
static int link_to(struct form_section *section, const char *key, const GArray *elements)
{
    const char *code = section_value(section, key);
    if (!code)
        return -1;
    for (guint i = 0; i < elements->len; i++)
        if (g_ascii_strcasecmp(g_array_index(elements, struct form_element, i).code, code) == 0)
            return (int)i;
    section_mistake(section, key, _("kode %s tidak ada di antara bagian [%s …]"), code,
                    strcmp(key, "further") == 0 ? "index" : "element");
    return -1;
}

static void link_question(struct form_section *section)
{
    struct form_reader *reader = section->reader;
    for (guint i = 0; i < reader->items->len; i++) {
        struct form_item *item = &g_array_index(reader->items, struct form_item, i);
        if (item->kind != ITEM_ANSWER || strcmp(item->key, section->name) != 0)
            continue;
        item->element = link_to(section, "element", reader->elements);
        item->further = link_to(section, "further", reader->further);
    }
}

/* Reads the sections of these kinds; a question needs the scale, which may stand below it. */
static void read_sections(struct form_reader *reader, const char *first, const char *second)
{
    for (guint i = 0; i < reader->sections->len; i++) {
        const struct section_kind *kind;
        struct form_section section = section_at(reader, i, &kind);
        if (is_a(kind, first) || is_a(kind, second))
            kind->read(&section);
    }
}

static void check_sections(struct form_reader *reader)
{
    for (guint i = 0; i < reader->sections->len; i++) {
        const struct section_kind *kind;
        struct form_section section = section_at(reader, i, &kind);
        if (!kind)
            section_mistake(&section, "", _("bagian [%s] tidak dikenal"), section.scan->name);
        else
            section_check_keys(&section, kind);
    }
}

static void link_questions(struct form_reader *reader)
{
    for (guint i = 0; i < reader->sections->len; i++) {
        const struct section_kind *kind;
        struct form_section section = section_at(reader, i, &kind);
        if (is_a(kind, "question"))
            link_question(&section);
    }
}

static bool element_is_asked(const GArray *items, bool further, int position)
{
    for (guint i = 0; i < items->len; i++) {
        const struct form_item *item = &g_array_index(items, struct form_item, i);
        if ((further ? item->further : item->element) == position)
            return true;
    }
    return false;
}

static void check_elements_are_asked(struct form_reader *reader, const GArray *elements,
                                     bool further)
{
    for (guint i = 0; i < elements->len; i++) {
        const char *code = g_array_index(elements, struct form_element, i).code;
        if (!*code || element_is_asked(reader->items, further, (int)i))
            continue;
        for (guint s = 0; s < reader->sections->len; s++) {
            const struct section_kind *kind;
            struct form_section section = section_at(reader, s, &kind);
            if (is_a(kind, further ? "index" : "element") && strcmp(section.name, code) == 0)
                section_mistake(&section, "", _("tidak ada pertanyaan untuk %s"), code);
        }
    }
}

static void check_whole(struct form_reader *reader)
{
    if (!reader->form->id)
        ini_mistake(reader->mistakes, 1, _("bagian [form] tidak ada"));
    if (reader->form->answer_count == 0)
        ini_mistake(reader->mistakes, 1, _("tidak ada satu pun [question …]"));
    if (reader->elements->len == 0)
        ini_mistake(reader->mistakes, 1, _("tidak ada satu pun [element …]"));
    check_elements_are_asked(reader, reader->elements, false);
    check_elements_are_asked(reader, reader->further, true);
}

static void add_sheet_number(struct form_reader *reader)
{
    struct form_item item = {
        .kind = ITEM_SHEET_NUMBER,
        .key = "sheet",
        .label = reader_keep(reader, _("Nomor lembar")),
        .unit = "",
        .required = true,
        .low = 1,
        .top = 999999999,
        .answer = -1,
        .element = -1,
        .further = -1,
    };
    item.text = item.label;
    g_array_append_val(reader->items, item);
}

static void tone_bands(GArray *bands)
{
    for (guint i = 0; i < bands->len; i++)
        g_array_index(bands, struct form_band, i).tone =
            bands->len < 2
                ? TONE_GOOD
                : (enum tone)((i * TONE_BAD * 2 + bands->len - 1) / (2 * bands->len - 2));
}

static int first_item(const struct form *form, enum item_kind kind)
{
    for (size_t i = 0; i < form->item_count; i++)
        if (form->items[i].kind == kind)
            return (int)i;
    return -1;
}

static void finish_form(struct form_reader *reader)
{
    struct form *form = reader->form;
    tone_bands(reader->bands);
    form->item_count = reader->items->len;
    form->items = (struct form_item *)g_array_free(reader->items, FALSE);
    form->element_count = reader->elements->len;
    form->elements = (struct form_element *)g_array_free(reader->elements, FALSE);
    form->further_count = reader->further->len;
    form->further = (struct form_element *)g_array_free(reader->further, FALSE);
    form->band_count = reader->bands->len;
    form->bands = (struct form_band *)g_array_free(reader->bands, FALSE);
    form->contradiction_count = reader->contradictions->len;
    form->contradictions = (struct form_contradiction *)g_array_free(reader->contradictions, FALSE);
    form->service_item = first_item(form, ITEM_SERVICE);
    form->date_item = first_item(form, ITEM_DATE);
}

static void build(struct form_reader *reader, bool whole)
{
    add_sheet_number(reader);
    check_sections(reader);
    read_sections(reader, "form", "form");
    read_sections(reader, "element", "band");
    read_sections(reader, "index", "answers");
    read_sections(reader, "field", "question");
    link_questions(reader);
    if (whole) {
        read_sections(reader, "contradiction", "contradiction");
        check_whole(reader);
    }
    finish_form(reader);
}

struct form *form_build(const char *text, size_t length, const char *language,
                        const GPtrArray *sections, GPtrArray *mistakes, bool whole)
{
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct form *form = g_new0(struct form, 1);
    form->strings = g_string_chunk_new(4096);
    form->source = g_strndup(text, length);
    struct form_reader reader = {
        .sections = sections,
        .mistakes = mistakes,
        .language = language,
        .form = form,
        .items = g_array_new(FALSE, TRUE, sizeof(struct form_item)),
        .elements = g_array_new(FALSE, TRUE, sizeof(struct form_element)),
        .further = g_array_new(FALSE, TRUE, sizeof(struct form_element)),
        .bands = g_array_new(FALSE, TRUE, sizeof(struct form_band)),
        .contradictions = g_array_new(FALSE, TRUE, sizeof(struct form_contradiction)),
    };
    reader_open(&reader, text + mark, length - mark);
    build(&reader, whole);
    reader_close(&reader);
    return form;
}
