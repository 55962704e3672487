#include "ui/widget/fields.h"

#include <string.h>

#include "src/text.h"
#include "ui/keymap.h"

static struct field *field_at(const struct fields *fields, guint field)
{
    return &g_array_index(fields->list, struct field, field);
}

static void field_clear(void *pointer)
{
    struct field *field = pointer;
    g_strfreev(field->choices);
    editor_destroy(field->editor);
    g_free(field->hint);
}

void fields_init(struct fields *fields)
{
    *fields = (struct fields){.list = g_array_new(FALSE, TRUE, sizeof(struct field))};
    g_array_set_clear_func(fields->list, field_clear);
}

void fields_finish(struct fields *fields)
{
    g_clear_pointer(&fields->list, g_array_unref);
}

static void add(struct fields *fields, struct field field)
{
    g_array_append_val(fields->list, field);
}

void fields_add_line(struct fields *fields, const char *label, const char *text, const char *hint)
{
    add(fields, (struct field){.label = label,
                               .kind = FIELD_LINE,
                               .rows = 1,
                               .editor = editor_create(text, true),
                               .hint = g_strdup(hint)});
}

void fields_add_long(struct fields *fields, const char *label, const char *text, int rows,
                     const char *hint)
{
    add(fields, (struct field){.label = label,
                               .kind = FIELD_LONG,
                               .rows = rows,
                               .editor = editor_create(text, false),
                               .hint = g_strdup(hint)});
}

void fields_add_choice(struct fields *fields, const char *label, const char *const *choices,
                       int chosen)
{
    add(fields, (struct field){.label = label,
                               .kind = FIELD_CHOICE,
                               .rows = 1,
                               .choices = g_strdupv((char **)choices),
                               .chosen = chosen});
}

const char *fields_text(const struct fields *fields, guint field)
{
    const struct field *each = field_at(fields, field);
    return each->kind == FIELD_CHOICE ? each->choices[each->chosen] : editor_text(each->editor);
}

bool fields_at_choice(const struct fields *fields)
{
    return field_at(fields, fields->at)->kind == FIELD_CHOICE;
}

void fields_set_text(struct fields *fields, guint field, const char *text)
{
    editor_set_text(field_at(fields, field)->editor, text);
}

int fields_chosen(const struct fields *fields, guint field)
{
    return field_at(fields, field)->chosen;
}

void fields_offer(struct fields *fields, guint field)
{
    editor_offer(field_at(fields, field)->editor);
}

/* --- keys --- */

static bool go(struct fields *fields, int step)
{
    int to = (int)fields->at + step;
    if (to < 0 || to >= (int)fields->list->len)
        return false;
    fields->at = (guint)to;
    return true;
}

/* The next choice whose words begin with LETTER, after the chosen one. */
static int choice_by_letter(const struct field *field, uint32_t letter)
{
    int count = (int)g_strv_length(field->choices);
    for (int step = 1; step <= count; step++) {
        int i = (field->chosen + step) % count;
        if (g_unichar_toupper(g_utf8_get_char(field->choices[i])) == g_unichar_toupper(letter))
            return i;
    }
    return field->chosen;
}

static bool choose(struct field *field, uint32_t key)
{
    int count = (int)g_strv_length(field->choices);
    if (key == KEY_OF_LEFT)
        field->chosen = (field->chosen + count - 1) % count;
    else if (key == KEY_OF_RIGHT || key == ' ')
        field->chosen = (field->chosen + 1) % count;
    else if (key >= '1' && key <= '9' && (int)(key - '1') < count)
        field->chosen = (int)(key - '1');
    else if (key_is_character(key))
        field->chosen = choice_by_letter(field, key);
    else
        return false;
    return true;
}

static bool edit(struct fields *fields, uint32_t key)
{
    struct field *field = field_at(fields, fields->at);
    if (field->kind == FIELD_CHOICE) {
        int before = field->chosen;
        bool known = choose(field, key);
        fields->changed = fields->changed || field->chosen != before;
        return known;
    }
    g_autofree char *before = g_strdup(editor_text(field->editor));
    if (!editor_key(field->editor, key))
        return false;
    fields->changed = fields->changed || strcmp(before, editor_text(field->editor)) != 0;
    return true;
}

bool fields_key(struct fields *fields, uint32_t key)
{
    if (key == KEY_OF_TAB)
        return go(fields, 1);
    if (key == KEY_OF_BACKTAB)
        return go(fields, -1);
    if (edit(fields, key))
        return true;
    if (key == KEY_OF_UP || key == KEY_OF_PAGE_UP)
        return go(fields, -1);
    if (key == KEY_OF_DOWN || key == KEY_OF_PAGE_DOWN || key == KEY_OF_ENTER)
        return go(fields, 1);
    return false;
}

/* --- drawing --- */

static int label_width(const struct fields *fields)
{
    int width = 0;
    for (guint i = 0; i < fields->list->len; i++)
        width = MAX(width, text_width(field_at(fields, i)->label));
    return width;
}

static void draw_choice(const struct field *field, const struct canvas *canvas, bool current)
{
    int count = (int)g_strv_length(field->choices);
    int after = canvas_text(canvas, 0, 0, current ? STYLE_SELECTED : STYLE_PLAIN,
                            field->choices[field->chosen]);
    if (current)
        canvas_print(canvas, 0, after + 2, STYLE_QUIET, "← → %d/%d", field->chosen + 1, count);
}

static void draw_editor(const struct fields *fields, guint i, const struct canvas *canvas,
                        field_note *note, void *context)
{
    const struct field *field = field_at(fields, i);
    const char *text = editor_text(field->editor);
    g_autofree char *said = note && *text ? note(i, text, context) : NULL;
    editor_draw(field->editor, canvas, i == fields->at);
    if (!*text && field->hint && (i == fields->at || field->kind == FIELD_LONG))
        canvas_text(canvas, 0, i == fields->at ? 2 : 0, STYLE_QUIET, field->hint);
    else if (said)
        canvas_text(canvas, 0, text_width(text) + 2, STYLE_QUIET, said);
}

static void draw_field(const struct fields *fields, guint i, const struct canvas *canvas,
                       field_note *note, void *context)
{
    const struct field *field = field_at(fields, i);
    bool current = i == fields->at;
    int width = label_width(fields);
    canvas_text(canvas, 0, 1, STYLE_PLAIN, current ? "▌" : " ");
    canvas_text(canvas, 0, 3, current ? STYLE_STRONG : STYLE_QUIET, field->label);
    struct canvas inside = canvas_part(canvas, 0, width + 5, -1, canvas->columns - width - 7);
    if (field->kind == FIELD_CHOICE)
        draw_choice(field, &inside, current);
    else
        draw_editor(fields, i, &inside, note, context);
}

/* What is left of the canvas goes to the long texts. */
static int spare_rows(const struct fields *fields, int rows, int *long_texts)
{
    *long_texts = 0;
    for (guint i = 0; i < fields->list->len; i++) {
        rows -= field_at(fields, i)->rows;
        *long_texts += field_at(fields, i)->kind == FIELD_LONG;
    }
    return MAX(rows, 0);
}

static int rows_of(const struct fields *fields, guint i, int rows)
{
    int long_texts;
    int spare = spare_rows(fields, rows, &long_texts);
    const struct field *field = field_at(fields, i);
    return field->rows + (field->kind == FIELD_LONG ? spare / long_texts : 0);
}

void fields_draw(struct fields *fields, const struct canvas *canvas, field_note *note,
                 void *context)
{
    int row = 0, current = 0;
    int current_rows = rows_of(fields, fields->at, canvas->rows);
    for (guint i = 0; i < fields->at; i++)
        current += rows_of(fields, i, canvas->rows);
    if (current < fields->top)
        fields->top = current;
    if (current + current_rows > fields->top + canvas->rows)
        fields->top = current + current_rows - canvas->rows;
    for (guint i = 0; i < fields->list->len; i++) {
        int rows = rows_of(fields, i, canvas->rows);
        if (row >= fields->top && row < fields->top + canvas->rows) {
            struct canvas part = canvas_part(canvas, row - fields->top, 0, rows, -1);
            draw_field(fields, i, &part, note, context);
        }
        row += rows;
    }
}
