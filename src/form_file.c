#include "src/form_file.h"

#include <iniparser/iniparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "src/calendar.h"
#include "src/condition.h"
#include "src/fraction.h"
#include "src/i18n.h"
#include "src/ini_scan.h"

/* Everything a form is built from while its sections are read one after the other. */
struct reader {
    dictionary *ini;
    const GPtrArray *sections;
    GPtrArray *mistakes;
    const char *language;
    struct form *form;
    GArray *items, *elements, *further, *bands, *contradictions;
};

/* The section being read. */
struct section {
    struct reader *reader;
    const struct ini_section *scan;
    const char *name; /* what follows the kind of section: "U1" of [element U1] */
};

static void mistake_free(void *pointer)
{
    struct form_mistake *mistake = pointer;
    g_free(mistake->message);
    g_free(mistake);
}

#define mistake(section, key, ...)                                                                 \
    ini_mistake((section)->reader->mistakes, ini_line((section)->scan, key), __VA_ARGS__)

/* --- values of a section --- */

static const char *raw_value(const struct section *section, const char *key)
{
    g_autofree char *name = g_strdup_printf("%s:%s", section->scan->name, key);
    return iniparser_getstring(section->reader->ini, name, NULL);
}

static const char *keep(struct reader *reader, const char *text)
{
    return g_string_chunk_insert_const(reader->form->strings, text);
}

/* A text in the language of the reader where the file has it, else as written; or INSTEAD. */
static const char *words_or(const struct section *section, const char *key, const char *instead)
{
    g_autofree char *translated = g_strdup_printf("%s_%s", key, section->reader->language);
    const char *value = raw_value(section, translated);
    if (!value)
        value = raw_value(section, key);
    return value ? keep(section->reader, value) : instead;
}

static const char *words_of(const struct section *section, const char *key)
{
    const char *value = words_or(section, key, NULL);
    if (!value)
        mistake(section, key, _("[%s] belum mempunyai %s"), section->scan->name, key);
    return value ? value : "";
}

static bool yes_or_no(const struct section *section, const char *key)
{
    const char *value = raw_value(section, key);
    if (!value || strcmp(value, "no") == 0)
        return false;
    if (strcmp(value, "yes") != 0)
        mistake(section, key, _("%s harus yes atau no, bukan \"%s\""), key, value);
    return true;
}

static int whole_number(const struct section *section, const char *key, int low, int top,
                        int instead)
{
    const char *value = raw_value(section, key);
    gint64 number = instead;
    if (value && !g_ascii_string_to_signed(value, 10, low, top, &number, NULL)) {
        mistake(section, key, _("%s harus bilangan bulat dari %d sampai %d, bukan \"%s\""), key,
                low, top, value);
        return instead;
    }
    return (int)number;
}

static long decimal(const struct section *section, const char *key, long instead)
{
    const char *value = raw_value(section, key);
    long hundredths = instead;
    if (value && !hundredths_read(value, &hundredths))
        mistake(section, key, _("%s harus bilangan dengan paling banyak dua desimal, bukan \"%s\""),
                key, value);
    return hundredths;
}

/* Keys of choices and answer words are numbers, "3" or in English "3_en". */
static bool is_number(const char *key)
{
    size_t digits = strspn(key, "0123456789");
    return digits > 0 && (!key[digits] || g_ascii_strcasecmp(key + digits, "_en") == 0);
}

/* Whether the numeric KEY is one that is looked for: from LOW to TOP, no leading zeros. */
static bool is_number_within(const char *key, int low, int top)
{
    char plain[16];
    size_t digits = strspn(key, "0123456789");
    int number = digits < 9 ? atoi(key) : -1;
    snprintf(plain, sizeof plain, "%d", number);
    return number >= low && number <= top && strlen(plain) == digits;
}

/* --- kinds of sections --- */

/* "01-04 30-06": the first and last day on which sheets are filled in. */
static void read_period(const struct section *section, struct form *form)
{
    const char *value = raw_value(section, "period");
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
        mistake(section, "period",
                _("period harus dua tanggal yang berurutan, misalnya 01-04 30-06"));
}

static void read_form(struct section *section)
{
    struct form *form = section->reader->form;
    form->id = words_of(section, "id");
    form->version = words_or(section, "version", "1");
    form->title = words_of(section, "title");
    form->short_title = words_or(section, "short", form->id);
    form->template = yes_or_no(section, "template");
    form->low = whole_number(section, "scale_low", 0, FORM_TOP_SCALE - 1, 1);
    form->top = whole_number(section, "scale_top", 1, FORM_TOP_SCALE, 0);
    form->result_top = whole_number(section, "result_top", 1, 1000, 100);
    read_period(section, form);
    if (!raw_value(section, "scale_top"))
        mistake(section, "scale_top", _("[form] belum mempunyai scale_top"));
    else if (form->top > 0 && form->top <= form->low)
        mistake(section, "scale_top", _("scale_top harus lebih dari scale_low"));
}

static const char *const kind_names[] = {
    [ITEM_CHOICE] = "choice", [ITEM_SERVICE] = "service", [ITEM_NUMBER] = "number",
    [ITEM_DATE] = "date",     [ITEM_TEXT] = "text",       [ITEM_LONG_TEXT] = "long_text",
};

static enum item_kind item_kind(const struct section *section)
{
    const char *value = raw_value(section, "kind");
    for (size_t kind = ITEM_CHOICE; value && kind < G_N_ELEMENTS(kind_names); kind++)
        if (strcmp(value, kind_names[kind]) == 0)
            return (enum item_kind)kind;
    mistake(section, "kind",
            _("kind harus choice, service, number, date, text, atau long_text, bukan \"%s\""),
            value ? value : "");
    return ITEM_TEXT;
}

/* Appends the choice "CODE | words" of KEY, a number. */
static void read_choice(const struct section *section, const char *key, GArray *choices)
{
    g_auto(GStrv) parts = g_strsplit(raw_value(section, key), "|", 2);
    if (!parts[0] || !parts[1] || !*g_strstrip(parts[0]) || !*g_strstrip(parts[1])) {
        mistake(section, key, _("pilihan harus berbentuk KODE | kata"));
        return;
    }
    for (guint i = 0; i < choices->len; i++)
        if (g_ascii_strcasecmp(g_array_index(choices, struct form_choice, i).code, parts[0]) == 0)
            mistake(section, key, _("kode pilihan %s ada dua kali"), parts[0]);
    g_autofree char *translated = g_strdup_printf("%s_%s", key, section->reader->language);
    const char *words = raw_value(section, translated);
    struct form_choice choice = {
        .code = keep(section->reader, parts[0]),
        .words = keep(section->reader, words ? words : parts[1]),
    };
    g_array_append_val(choices, choice);
}

static void read_choices(const struct section *section, struct form_item *item)
{
    GArray *choices = g_array_new(FALSE, TRUE, sizeof(struct form_choice));
    int count = 0;
    char key[16] = "1";
    while (count < FORM_MOST_CHOICES && raw_value(section, key)) {
        read_choice(section, key, choices);
        count++;
        snprintf(key, sizeof key, "%d", count + 1);
    }
    if (count < 2)
        mistake(section, "kind", _("[%s] memerlukan paling sedikit dua pilihan: 1 = …, 2 = …"),
                section->scan->name);
    for (guint i = 0; i < section->scan->keys->len; i++) {
        const struct ini_key *other = g_ptr_array_index(section->scan->keys, i);
        if (is_number(other->name) && !is_number_within(other->name, 1, count))
            mistake(section, other->name,
                    _("nomor pilihan %s tidak urut; nomor harus 1, 2, 3, … tanpa lompatan"),
                    other->name);
    }
    item->choice_count = choices->len;
    item->choices = (struct form_choice *)g_array_free(choices, FALSE);
}

static void read_groups(const struct section *section, struct form_item *item)
{
    const char *value = raw_value(section, "groups");
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
            mistake(section, "groups", _("groups harus bilangan menaik dari %d sampai %d"),
                    item->low, item->top);
        else
            g_array_append_val(groups, (int){(int)bound});
    }
    item->group_count = groups->len;
    item->groups = (int *)g_array_free(groups, FALSE);
}

static void read_number(const struct section *section, struct form_item *item)
{
    item->low = whole_number(section, "low", 0, 999999, 0);
    item->top = whole_number(section, "top", 1, 999999, 0);
    if (!raw_value(section, "top"))
        mistake(section, "top", _("[%s] belum mempunyai top"), section->scan->name);
    else if (item->top > 0 && item->top <= item->low)
        mistake(section, "top", _("top harus lebih dari low"));
    else if (item->top > 0)
        read_groups(section, item);
}

/* Names that Lembar's own columns have in its CSV files. */
static const char *const reserved_keys[] = {"sheet",    "counted",  "reason",   "id",
                                            "keyed_by", "keyed_at", "personal", NULL};

static void check_item_key(const struct section *section)
{
    const char *key = section->name;
    if (!*key || key[strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_")])
        mistake(section, "", _("nama isian hanya boleh berisi huruf kecil, angka, dan _"));
    if (g_strv_contains(reserved_keys, key)) {
        mistake(section, "", _("nama %s dipakai Lembar sendiri; pilih nama lain"), key);
        return;
    }
    for (guint i = 0; i < section->reader->items->len; i++)
        if (strcmp(g_array_index(section->reader->items, struct form_item, i).key, key) == 0)
            mistake(section, "", _("nama %s sudah dipakai isian lain"), key);
}

static struct form_item begin_item(const struct section *section, enum item_kind kind)
{
    struct form_item item = {.kind = kind, .answer = -1, .element = -1, .further = -1};
    check_item_key(section);
    item.key = keep(section->reader, section->name);
    item.label = words_of(section, "label");
    item.text = words_or(section, "text", item.label);
    item.heading = words_or(section, "heading", NULL);
    item.unit = words_or(section, "unit", "");
    item.required = yes_or_no(section, "required");
    item.personal = yes_or_no(section, "personal");
    item.sticky = yes_or_no(section, "sticky");
    return item;
}

static bool has_service(const GArray *items)
{
    for (guint i = 0; i < items->len; i++)
        if (g_array_index(items, struct form_item, i).kind == ITEM_SERVICE)
            return true;
    return false;
}

static void read_field(struct section *section)
{
    struct form_item item = begin_item(section, item_kind(section));
    if (item.kind == ITEM_SERVICE && has_service(section->reader->items))
        mistake(section, "kind", _("hanya satu isian yang boleh kind = service"));
    if (item.kind == ITEM_CHOICE)
        read_choices(section, &item);
    if (item.kind == ITEM_NUMBER)
        read_number(section, &item);
    if (item.personal && item.kind != ITEM_TEXT && item.kind != ITEM_LONG_TEXT)
        mistake(section, "personal", _("hanya text dan long_text dapat berisi data pribadi"));
    g_array_append_val(section->reader->items, item);
}

/* The answer words of [answers NAME], one for each value of the scale. */
static void read_answer_words(const struct section *section, struct form_item *item)
{
    struct reader *reader = section->reader;
    const char *name = words_of(section, "answers");
    g_autofree char *wanted = g_strdup_printf("answers %s", name);
    struct section answers = {.reader = reader};
    for (guint i = 0; i < reader->sections->len; i++) {
        const struct ini_section *scan = g_ptr_array_index(reader->sections, i);
        if (g_ascii_strcasecmp(scan->name, wanted) == 0)
            answers.scan = scan;
    }
    if (*name && !answers.scan)
        mistake(section, "answers", _("bagian [%s] tidak ada"), wanted);
    item->choice_count = (size_t)MAX(0, item->top - item->low + 1);
    struct form_choice *choices = g_new0(struct form_choice, item->choice_count);
    for (size_t i = 0; i < item->choice_count; i++) {
        char key[16];
        snprintf(key, sizeof key, "%d", item->low + (int)i);
        choices[i].code = keep(reader, key);
        choices[i].words = answers.scan ? words_of(&answers, key) : "";
    }
    item->choices = choices;
}

static void read_question(struct section *section)
{
    struct reader *reader = section->reader;
    struct form_item item = begin_item(section, ITEM_ANSWER);
    item.low = reader->form->low;
    item.top = reader->form->top;
    item.answer = (int)reader->form->answer_count++;
    read_answer_words(section, &item);
    g_array_append_val(reader->items, item);
}

static void read_element_into(struct section *section, GArray *elements)
{
    struct form_element element = {
        .code = keep(section->reader, section->name),
        .name = words_of(section, "name"),
        .weight = decimal(section, "weight", 100),
    };
    if (!*section->name)
        mistake(section, "", _("unsur memerlukan kode, misalnya [element U1]"));
    if (element.weight == 0)
        mistake(section, "weight", _("weight harus lebih dari 0"));
    if (elements->len && g_array_index(elements, struct form_element, 0).weight != element.weight)
        section->reader->form->weighted = true;
    g_array_append_val(elements, element);
}

static void read_element(struct section *section)
{
    read_element_into(section, section->reader->elements);
}

static void read_index(struct section *section)
{
    for (guint i = 0; i < section->reader->elements->len; i++)
        if (g_ascii_strcasecmp(
                g_array_index(section->reader->elements, struct form_element, i).code,
                section->name) == 0)
            mistake(section, "", _("kode %s sudah dipakai unsur"), section->name);
    bool weighted = section->reader->form->weighted;
    read_element_into(section, section->reader->further);
    section->reader->form->weighted = weighted;
}

static void read_band(struct section *section)
{
    GArray *bands = section->reader->bands;
    struct form_band band = {
        .grade = keep(section->reader, section->name),
        .words = words_of(section, "words"),
        .from = decimal(section, "from", -1),
    };
    if (!raw_value(section, "from"))
        mistake(section, "from", _("[%s] belum mempunyai from"), section->scan->name);
    if (!*section->name)
        mistake(section, "", _("mutu memerlukan huruf, misalnya [band A]"));
    guint at = 0;
    while (at < bands->len && g_array_index(bands, struct form_band, at).from > band.from)
        at++;
    if (band.from >= 0 && at < bands->len &&
        g_array_index(bands, struct form_band, at).from == band.from)
        mistake(section, "from", _("dua mutu mulai dari nilai yang sama"));
    g_array_insert_val(bands, at, band);
}

static void read_answers(struct section *section)
{
    if (!*section->name)
        mistake(section, "", _("kata jawaban memerlukan nama, misalnya [answers mudah]"));
    const struct form *form = section->reader->form;
    for (guint i = 0; form->top > form->low && i < section->scan->keys->len; i++) {
        const struct ini_key *key = g_ptr_array_index(section->scan->keys, i);
        if (is_number(key->name) && !is_number_within(key->name, form->low, form->top))
            mistake(section, key->name, _("%s tidak ada pada skala %d sampai %d"), key->name,
                    form->low, form->top);
    }
}

static void read_condition(const struct section *section, const char *key,
                           struct form_condition *condition)
{
    const GArray *items = section->reader->items;
    const char *text = words_of(section, key);
    *condition = (struct form_condition){0};
    if (!*text)
        return;
    g_autofree char *wrong =
        condition_read(text, (const struct form_item *)(void *)items->data, items->len, condition);
    if (wrong)
        mistake(section, key, "%s", wrong);
}

static void read_contradiction(struct section *section)
{
    struct form_contradiction contradiction;
    if (!*section->name)
        mistake(section, "", _("pertentangan memerlukan nama, misalnya [contradiction pns-muda]"));
    read_condition(section, "when", &contradiction.when);
    read_condition(section, "and", &contradiction.and);
    g_array_append_val(section->reader->contradictions, contradiction);
}

/* --- names of sections and keys --- */

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

static const struct section_kind {
    const char *word;
    void (*read)(struct section *);
    const char *const *keys; /* "#" is any number */
} section_kinds[] = {
    {"form", read_form, form_keys},
    {"element", read_element, element_keys},
    {"index", read_index, index_keys},
    {"band", read_band, band_keys},
    {"answers", read_answers, answers_keys},
    {"field", read_field, field_keys},
    {"question", read_question, question_keys},
    {"contradiction", read_contradiction, contradiction_keys},
};

static const struct section_kind *kind_of_section(struct section *section)
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
    const char *wanted = is_number(plain) ? "#" : plain;
    return g_strv_contains(keys, wanted) && (!english || g_strv_contains(word_keys, wanted));
}

static void check_keys(struct section *section, const struct section_kind *kind)
{
    for (guint i = 0; i < section->scan->keys->len; i++) {
        const struct ini_key *key = g_ptr_array_index(section->scan->keys, i);
        if (!is_known_key(kind->keys, key->name))
            mistake(section, key->name, _("kunci %s tidak dikenal di [%s]"), key->name,
                    section->scan->name);
    }
}

/* --- the whole form --- */

/* The position in ELEMENTS that KEY of a question names, or -1. */
static int link_to(struct section *section, const char *key, const GArray *elements)
{
    const char *code = raw_value(section, key);
    if (!code)
        return -1;
    for (guint i = 0; i < elements->len; i++)
        if (g_ascii_strcasecmp(g_array_index(elements, struct form_element, i).code, code) == 0)
            return (int)i;
    mistake(section, key, _("kode %s tidak ada di antara bagian [%s …]"), code,
            strcmp(key, "further") == 0 ? "index" : "element");
    return -1;
}

static void link_question(struct section *section)
{
    struct reader *reader = section->reader;
    for (guint i = 0; i < reader->items->len; i++) {
        struct form_item *item = &g_array_index(reader->items, struct form_item, i);
        if (item->kind != ITEM_ANSWER || strcmp(item->key, section->name) != 0)
            continue;
        item->element = link_to(section, "element", reader->elements);
        item->further = link_to(section, "further", reader->further);
    }
}

/* Reads the sections of one KIND; a question needs the scale, which may stand below it. */
static void read_sections(struct reader *reader, const char *first, const char *second)
{
    for (guint i = 0; i < reader->sections->len; i++) {
        struct section section = {reader, g_ptr_array_index(reader->sections, i), ""};
        const struct section_kind *kind = kind_of_section(&section);
        if (kind && (strcmp(kind->word, first) == 0 || strcmp(kind->word, second) == 0))
            kind->read(&section);
    }
}

static void check_sections(struct reader *reader)
{
    for (guint i = 0; i < reader->sections->len; i++) {
        struct section section = {reader, g_ptr_array_index(reader->sections, i), ""};
        const struct section_kind *kind = kind_of_section(&section);
        if (!kind)
            mistake(&section, "", _("bagian [%s] tidak dikenal"), section.scan->name);
        else
            check_keys(&section, kind);
    }
}

static void link_questions(struct reader *reader)
{
    for (guint i = 0; i < reader->sections->len; i++) {
        struct section section = {reader, g_ptr_array_index(reader->sections, i), ""};
        const struct section_kind *kind = kind_of_section(&section);
        if (kind && kind->read == read_question)
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

static void check_elements_are_asked(struct reader *reader, const GArray *elements, bool further)
{
    for (guint i = 0; i < elements->len; i++) {
        const char *code = g_array_index(elements, struct form_element, i).code;
        if (!*code || element_is_asked(reader->items, further, (int)i))
            continue;
        for (guint s = 0; s < reader->sections->len; s++) {
            struct section section = {reader, g_ptr_array_index(reader->sections, s), ""};
            const struct section_kind *kind = kind_of_section(&section);
            if (kind && kind->read == (further ? read_index : read_element) &&
                strcmp(section.name, code) == 0)
                mistake(&section, "", _("tidak ada pertanyaan untuk %s"), code);
        }
    }
}

static void check_whole(struct reader *reader)
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

static void add_sheet_number(struct reader *reader)
{
    struct form_item item = {
        .kind = ITEM_SHEET_NUMBER,
        .key = "sheet",
        .label = keep(reader, _("Nomor lembar")),
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

static void finish_form(struct reader *reader)
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

static int silent(const char *format, ...)
{
    (void)format;
    return 0;
}

/* iniparser reads only files: the text is handed to it as one that is only in memory. */
static dictionary *load_dictionary(const char *text, size_t length)
{
    int file = memfd_create("form", MFD_CLOEXEC);
    dictionary *ini = NULL;
    if (file >= 0 && write(file, text, length) == (ssize_t)length) {
        g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
        iniparser_set_error_callback(silent);
        ini = iniparser_load(path);
    }
    if (file >= 0)
        close(file);
    return ini;
}

static void build(struct reader *reader, bool whole)
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

static int by_line(const void *a, const void *b)
{
    const struct form_mistake *const *first = a, *const *second = b;
    return ((*first)->line > (*second)->line) - ((*first)->line < (*second)->line);
}

/* Sorts by line; what many questions share, like their answer words, is told once. */
static void put_in_order(GPtrArray *mistakes)
{
    g_ptr_array_sort(mistakes, by_line);
    for (guint i = mistakes->len; i-- > 1;) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        for (guint before = i; before-- > 0;) {
            const struct form_mistake *same = g_ptr_array_index(mistakes, before);
            if (same->line != mistake->line)
                break;
            if (strcmp(same->message, mistake->message) == 0) {
                g_ptr_array_remove_index(mistakes, i);
                break;
            }
        }
    }
}

/* A form of what TEXT says, though there may be MISTAKES; WHOLE: nothing of the file is missing. */
static struct form *read_text(const char *text, size_t length, const char *language,
                              const GPtrArray *sections, GPtrArray *mistakes, bool whole)
{
    bool marked = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    struct form *form = g_new0(struct form, 1);
    form->strings = g_string_chunk_new(4096);
    form->source = g_strndup(text, length);
    struct reader reader = {
        .ini = load_dictionary(text + (marked ? 3 : 0), length - (marked ? 3 : 0)),
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
    if (!reader.ini)
        ini_mistake(mistakes, 1, _("berkas tidak dapat dibaca sebagai INI"));
    build(&reader, whole);
    iniparser_freedict(reader.ini);
    return form;
}

/* The line on which the section of LINE begins, 0 before the first. */
static long section_line(const GPtrArray *sections, long line)
{
    long found = 0;
    for (guint i = 0; i < sections->len; i++) {
        const struct ini_section *section = g_ptr_array_index(sections, i);
        if (section->line <= line)
            found = section->line;
    }
    return found;
}

/* A mistake at LINE says nothing new: the line is among those of MISTAKES, or heads a section that
 * lacks one of them. */
static bool is_told(const GPtrArray *mistakes, guint count, const GPtrArray *sections, long line)
{
    for (guint i = 0; i < count; i++) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        if (mistake->line == line || section_line(sections, mistake->line) == line)
            return true;
    }
    return false;
}

static bool spoils_sections(const GPtrArray *mistakes, const GPtrArray *sections)
{
    for (guint i = 0; i < mistakes->len; i++) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        long line = section_line(sections, mistake->line);
        if (line == 0 || line == mistake->line)
            return true;
    }
    return false;
}

/* TEXT with the lines of MISTAKES left empty. */
static GString *without_lines(const char *text, size_t length, const GPtrArray *mistakes)
{
    GString *rest = g_string_new(NULL);
    const char *end = text + length;
    for (long line = 1; text < end; line++) {
        const char *next = memchr(text, '\n', (size_t)(end - text));
        gssize size = (next ? next : end) - text;
        bool wrong = false;
        for (guint i = 0; i < mistakes->len; i++)
            wrong = wrong || ((struct form_mistake *)mistakes->pdata[i])->line == line;
        if (!wrong)
            g_string_append_len(rest, text, size);
        g_string_append_c(rest, '\n');
        text += size + 1;
    }
    return rest;
}

/* Lines that are no INI do not hide what is wrong with the others. */
static void look_at_the_rest(const char *text, size_t length, const char *language,
                             const GPtrArray *sections, GPtrArray *mistakes)
{
    if (spoils_sections(mistakes, sections))
        return;
    GString *rest = without_lines(text, length, mistakes);
    GPtrArray *more = g_ptr_array_new();
    guint count = mistakes->len;
    form_destroy(read_text(rest->str, rest->len, language, sections, more, false));
    for (guint i = 0; i < more->len; i++) {
        struct form_mistake *mistake = g_ptr_array_index(more, i);
        if (is_told(mistakes, count, sections, mistake->line))
            mistake_free(mistake);
        else
            g_ptr_array_add(mistakes, mistake);
    }
    g_ptr_array_unref(more);
    g_string_free(rest, TRUE);
}

struct form *form_parse(const char *text, size_t length, const char *language, GPtrArray **mistakes)
{
    if (length == 0)
        text = ""; /* NULL will do for no bytes at all */
    struct form *form = NULL;
    *mistakes = g_ptr_array_new_with_free_func(mistake_free);
    GPtrArray *sections = ini_scan(text, length, *mistakes);
    if ((*mistakes)->len == 0)
        form = read_text(text, length, language, sections, *mistakes, true);
    else
        look_at_the_rest(text, length, language, sections, *mistakes);
    g_ptr_array_unref(sections);
    if ((*mistakes)->len == 0) {
        g_clear_pointer(mistakes, g_ptr_array_unref);
        return form;
    }
    put_in_order(*mistakes);
    form_destroy(form);
    return NULL;
}

struct form *form_load(const char *path, const char *language, struct error *error)
{
    g_autofree char *text = NULL;
    gsize length;
    g_autoptr(GError) cause = NULL;
    GPtrArray *mistakes;
    if (!g_file_get_contents(path, &text, &length, &cause)) {
        error_set(error, ERROR_INPUT, _("Formulir %s tidak dapat dibaca: %s."), path,
                  cause->message);
        return NULL;
    }
    struct form *form = form_parse(text, length, language, &mistakes);
    if (form)
        return form;
    const struct form_mistake *first = g_ptr_array_index(mistakes, 0);
    error_set(error, ERROR_INPUT,
              _("%s:%ld: %s. Perbaiki formulir; `lembar form check` menyebut semua kesalahan."),
              path, first->line, first->message);
    g_ptr_array_unref(mistakes);
    return NULL;
}
