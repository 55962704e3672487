#include "ui/screen/keying_view.h"

#include <string.h>

#include "src/check.h"
#include "src/i18n.h"
#include "src/text.h"

#define PANEL_ROWS  8 /* a frame and six choices */
#define LABEL_WIDTH 13
#define RIGHT_WIDTH 35
#define MARK_WIDTH  3

/* --- a column of items that scrolls to the current one --- */

/* The first of COUNT rows to show in ROOM so that CURRENT (-1: none) is among them. */
static int first_shown(int count, int room, int current)
{
    if (count <= room || current < room)
        return 0;
    return MIN(current - room + 1, count - room);
}

static bool is_current(const struct keying_view *view, size_t item)
{
    return view->entry->at == item;
}

/* What is odd about an item, or NULL. */
static const struct finding *finding_of(const struct keying_view *view, size_t i)
{
    for (guint f = 0; view->findings && f < view->findings->len; f++) {
        const struct finding *finding = g_ptr_array_index(view->findings, f);
        if (finding->item == (int)i)
            return finding;
    }
    return NULL;
}

/* What stands on the screen of an item: nothing of one that is not asked. */
static const char *shown_value(const struct keying_view *view, size_t i)
{
    const char *asked = view->entry->asked;
    return asked && asked[i] != '1' ? "" : view->entry->sheet->values[i];
}

/* Where nothing is keyed yet; an item that is not asked stays empty. */
static const char *empty_mark(const struct keying_view *view, size_t i)
{
    const char *asked = view->entry->asked;
    return asked && asked[i] != '1' ? " " : "·";
}

/* Beside a value: ! where a refusal may have been missed, ? where it is odd, * where a correction
 * changes it. */
static const char *value_mark(const struct keying_view *view, size_t i)
{
    const struct finding *finding = finding_of(view, i);
    if (view->suspect == (int)i)
        return "!";
    if (finding && !finding->accepted)
        return "?";
    return view->original && strcmp(view->original->values[i], view->entry->sheet->values[i]) != 0
               ? "*"
               : " ";
}

/* --- the left column: the respondent's block --- */

static void draw_typed(const struct keying_view *view, const struct canvas *canvas, int row,
                       int column)
{
    const char *typed = view->entry->typed;
    int after = canvas_text(canvas, row, column, STYLE_STRONG, typed);
    canvas_text(canvas, row, after, STYLE_STRONG, "_");
    canvas_cursor(canvas, row, after);
}

/* The code of what is odd about a field, at the right; quiet once it is accepted. */
static void draw_code(const struct canvas *canvas, int row, const struct finding *finding)
{
    if (finding)
        canvas_print(canvas, row, canvas->columns - 6,
                     finding->accepted ? STYLE_QUIET : STYLE_WARNING, " %s%s",
                     checks[finding->check].code, finding->accepted ? "✓" : " ");
}

static void draw_field(const struct keying_view *view, const struct canvas *canvas, int row,
                       size_t i)
{
    const struct form_item *item = &view->entry->sheet->form->items[i];
    const char *value = shown_value(view, i);
    bool current = is_current(view, i);
    canvas_text(canvas, row, 0, STYLE_PLAIN, current ? "▌" : " ");
    canvas_field(canvas, row, 2, LABEL_WIDTH - 1, current ? STYLE_STRONG : STYLE_QUIET,
                 item->label);
    if (current && !view->editor && (view->entry->typed[0] || !*value)) {
        draw_typed(view, canvas, row, 2 + LABEL_WIDTH);
        return;
    }
    canvas_text(canvas, row, 1, STYLE_WARNING, value_mark(view, i));
    g_autofree char *shown = value_show(item, view->entry->services, value);
    for (char *c = shown; *c; c++)
        if (*c == '\n')
            *c = ' ';
    canvas_text(canvas, row, 2 + LABEL_WIDTH, *value ? STYLE_PLAIN : STYLE_QUIET,
                *value ? shown : empty_mark(view, i));
    draw_code(canvas, row, finding_of(view, i));
    if (current && !view->editor)
        canvas_cursor(canvas, row, 2 + LABEL_WIDTH);
}

static void draw_fields(const struct keying_view *view, const struct canvas *canvas,
                        const GArray *items)
{
    int current = -1;
    for (guint i = 0; i < items->len; i++)
        if (is_current(view, g_array_index(items, size_t, i)))
            current = (int)i;
    int first = first_shown((int)items->len, canvas->rows, current);
    for (int row = 0; row < canvas->rows && first + row < (int)items->len; row++)
        draw_field(view, canvas, row, g_array_index(items, size_t, (guint)(first + row)));
}

/* --- the panel: what the current item takes --- */

static void draw_choices(const struct keying_view *view, const struct canvas *canvas, int row)
{
    const struct form_item *item = entry_item(view->entry);
    const char *value = view->entry->sheet->values[view->entry->at];
    size_t count = value_choice_count(item, view->entry->services);
    int room = canvas->rows - row;
    int chosen = value_find_choice(item, view->entry->services, value);
    int first = first_shown((int)count, room, chosen);
    for (int i = first; i < (int)count && i - first < room; i++, row++) {
        struct form_choice choice = value_choice(item, view->entry->services, (size_t)i);
        int digit = item->kind == ITEM_ANSWER ? item->low + i : i + 1;
        enum style style = i == chosen ? STYLE_STRONG : STYLE_PLAIN;
        canvas_print(canvas, row, 0, STYLE_KEY, "%*d", count > 9 ? 2 : 1, digit);
        canvas_text(canvas, row, count > 9 ? 3 : 2, style, choice.words);
        if (i == chosen)
            canvas_text(canvas, row, canvas->columns - 1, STYLE_STRONG, "✓");
    }
    if (row < canvas->rows && !item->required && !view->reading) {
        canvas_text(canvas, row, 0, STYLE_KEY, "-");
        canvas_text(canvas, row, count > 9 ? 3 : 2, STYLE_QUIET, _("tidak diisi"));
    }
}

/* Past the last item: the control total, where there is one, and how to store. */
static void draw_end(const struct keying_view *view, const struct canvas *canvas)
{
    int row = canvas_wrapped(canvas, 0, 0, STYLE_STRONG,
                             view->total_is_open
                                 ? _("Jumlah jawaban unsur seperti tertulis pada kertas; - bila "
                                     "tidak ada.")
                                 : _("Semua isian sudah dilalui. Tekan + atau F2 untuk menyimpan "
                                     "lembar ini."));
    if (!view->total)
        return;
    int after = canvas_print(canvas, row + 1, 0, STYLE_PLAIN, "%s  ", _("Jumlah kontrol"));
    after = canvas_text(canvas, row + 1, after, STYLE_STRONG, view->total);
    if (view->total_is_open)
        canvas_text(canvas, row + 1, after, STYLE_STRONG, "_");
    canvas_cursor(canvas, row + 1, after);
}

static void draw_panel_inside(const struct keying_view *view, const struct canvas *canvas)
{
    const struct form_item *item = entry_item(view->entry);
    int row = 0;
    if (!item) {
        draw_end(view, canvas);
        return;
    }
    if (view->editor) {
        editor_draw(view->editor, canvas, true);
        return;
    }
    if (canvas->rows > PANEL_ROWS && strcmp(item->text, item->label) != 0) {
        row = canvas_wrapped(canvas, row, 0, STYLE_PLAIN, item->text);
        row++;
    }
    if (item->kind == ITEM_ANSWER || item->kind == ITEM_CHOICE || item->kind == ITEM_SERVICE) {
        draw_choices(view, canvas, row);
        return;
    }
    if (view->reading)
        return;
    g_autofree char *hint = value_hint(item, view->entry->services, view->entry->year);
    row = canvas_wrapped(canvas, row, 0, STYLE_PLAIN, hint);
}

/* Enter passes an empty text, and is a new line of one that was begun. */
static const char *way_out_of_text(const struct keying_view *view, const struct form_item *item)
{
    if (*editor_text(view->editor) == '\0')
        return _("Enter lewati");
    return item->kind == ITEM_LONG_TEXT ? _("Enter baris baru, Tab selesai") : _("Enter selesai");
}

/* What Enter would do, in the frame; NULL where it does nothing of its own. The caller frees it. */
static char *enter_does(const struct keying_view *view, const struct form_item *item)
{
    if (view->reading || !item)
        return NULL;
    if (view->editor)
        return g_strdup(way_out_of_text(view, item));
    g_autofree char *value = entry_typed_value(view->entry);
    g_autofree char *shown = value ? value_show(item, view->entry->services, value) : NULL;
    return shown ? g_strdup_printf(_("Enter: %s"), shown) : NULL;
}

static void draw_panel(const struct keying_view *view, const struct canvas *canvas)
{
    const struct form_item *item = entry_item(view->entry);
    const struct form *form = view->entry->sheet->form;
    const char *code = !item                ? ""
                       : item->element >= 0 ? form->elements[item->element].code
                       : item->further >= 0 ? form->further[item->further].code
                                            : "";
    canvas_frame(canvas, STYLE_QUIET,
                 item                  ? item->label
                 : view->total_is_open ? _("Jumlah kontrol")
                                       : _("Selesai"));
    if (*code)
        canvas_print(canvas, 0, canvas->columns - text_width(code) - 4, STYLE_STRONG, " %s ", code);
    g_autofree char *enter = enter_does(view, item);
    if (enter)
        canvas_print(canvas, canvas->rows - 1, 2, STYLE_QUIET, " %s ", enter);
    struct canvas inside = canvas_part(canvas, 1, 2, canvas->rows - 2, canvas->columns - 4);
    draw_panel_inside(view, &inside);
}

static void draw_left(const struct keying_view *view, const struct canvas *canvas)
{
    const struct form *form = view->entry->sheet->form;
    g_autoptr(GArray) before = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autoptr(GArray) after = g_array_new(FALSE, FALSE, sizeof(size_t));
    bool asked = false;
    /* The number stands in the title; it needs a row only while the cursor is on it. */
    for (size_t i = is_current(view, 0) ? 0 : 1; i < form->item_count; i++) {
        asked = asked || form->items[i].kind == ITEM_ANSWER;
        if (form->items[i].kind != ITEM_ANSWER)
            g_array_append_val(asked ? after : before, i);
    }
    int room = canvas->rows - PANEL_ROWS;
    int after_rows = MIN((int)after->len, MAX(2, room - (int)before->len - 1));
    int before_rows = MIN((int)before->len, room - after_rows);
    int gap = room - before_rows - after_rows > 1 ? 1 : 0;
    int panel_rows = MIN(canvas->rows - before_rows - after_rows - gap, PANEL_ROWS + 8);
    struct canvas upper = canvas_part(canvas, 0, 0, before_rows, -1);
    struct canvas panel =
        canvas_part(canvas, before_rows + gap, 1, panel_rows, canvas->columns - 2);
    struct canvas lower = canvas_part(canvas, before_rows + gap + panel_rows, 0, after_rows, -1);
    draw_fields(view, &upper, before);
    draw_panel(view, &panel);
    draw_fields(view, &lower, after);
}

/* --- the right column: all questions --- */

/* "7" of q7, "B1" of b1; the place among the questions where a key has a name. */
static char *question_mark(const struct form_item *item)
{
    if (strlen(item->key) > MARK_WIDTH)
        return g_strdup_printf("%d", item->answer + 1);
    if (item->key[0] == 'q' && item->key[1] && !item->key[1 + strspn(item->key + 1, "0123456789")])
        return g_strdup(item->key + 1);
    return g_utf8_strup(item->key, -1);
}

/* The longest code of an element, as far as there is room for it. */
static int code_width(const struct form *form)
{
    int width = 2;
    for (size_t e = 0; e < form->element_count; e++)
        width = MAX(width, text_width(form->elements[e].code));
    return MIN(width, 8);
}

static void draw_question(const struct keying_view *view, const struct canvas *canvas, int row,
                          size_t i)
{
    const struct form *form = view->entry->sheet->form;
    const struct form_item *item = &form->items[i];
    const char *value = shown_value(view, i);
    bool current = is_current(view, i);
    enum style style = current ? STYLE_STRONG : STYLE_PLAIN;
    int answer = canvas->columns - 3, code = answer - 2 - code_width(form);
    g_autofree char *mark = question_mark(item);
    canvas_text(canvas, row, 0, STYLE_PLAIN, current ? "▌" : " ");
    canvas_field(canvas, row, 1, 3, STYLE_QUIET, mark);
    canvas_field(canvas, row, 4, code - 5, style, canvas->columns > 60 ? item->text : item->label);
    if (item->element >= 0)
        canvas_field(canvas, row, code, answer - 1 - code, STYLE_QUIET,
                     form->elements[item->element].code);
    canvas_text(canvas, row, answer + 1, STYLE_WARNING, value_mark(view, i));
    canvas_text(canvas, row, answer, *value ? STYLE_STRONG : STYLE_QUIET,
                *value    ? value
                : current ? "_"
                          : empty_mark(view, i));
    if (current)
        canvas_cursor(canvas, row, answer);
}

/* A block is the questions from one heading up to the next. */
struct block {
    size_t first, last; /* items */
    int questions;
};

static GArray *find_blocks(const struct form *form)
{
    GArray *blocks = g_array_new(FALSE, TRUE, sizeof(struct block));
    for (size_t i = 0; i < form->item_count; i++) {
        if (form->items[i].kind != ITEM_ANSWER)
            continue;
        if (blocks->len == 0 || form->items[i].heading)
            g_array_append_val(blocks, ((struct block){.first = i}));
        struct block *block = &g_array_index(blocks, struct block, blocks->len - 1);
        block->last = i;
        block->questions++;
    }
    return blocks;
}

static bool holds(const struct block *block, size_t item)
{
    return item >= block->first && item <= block->last;
}

/* One row for a block that has no room: its heading and its answers. */
static void draw_folded(const struct keying_view *view, const struct canvas *canvas, int row,
                        const struct block *block)
{
    const struct form *form = view->entry->sheet->form;
    const char *heading = form->items[block->first].heading;
    int column = canvas->columns - 2 - block->questions;
    canvas_field(canvas, row, 1, MAX(column - 2, 8), STYLE_QUIET,
                 heading ? heading : _("Pertanyaan"));
    for (size_t i = block->first; i <= block->last && column > 8; i++) {
        const char *value = shown_value(view, i);
        if (form->items[i].kind == ITEM_ANSWER)
            canvas_text(canvas, row, column++, *value ? STYLE_STRONG : STYLE_QUIET,
                        *value ? value : empty_mark(view, i));
    }
}

static int draw_block(const struct keying_view *view, const struct canvas *canvas, int row,
                      const struct block *block, int room)
{
    const struct form *form = view->entry->sheet->form;
    int position = 0, current = -1;
    if (form->items[block->first].heading) {
        canvas_text(canvas, row++, 1, STYLE_QUIET, form->items[block->first].heading);
        room--;
    }
    for (size_t i = block->first; i <= block->last; i++) {
        if (is_current(view, i))
            current = position;
        position += form->items[i].kind == ITEM_ANSWER;
    }
    int first = first_shown(block->questions, room, current);
    position = 0;
    for (size_t i = block->first; i <= block->last; i++) {
        if (form->items[i].kind != ITEM_ANSWER)
            continue;
        if (position >= first && position < first + room)
            draw_question(view, canvas, row++, i);
        position++;
    }
    return row;
}

static int rows_of(const struct keying_view *view, const struct block *block)
{
    return block->questions + (view->entry->sheet->form->items[block->first].heading ? 1 : 0);
}

/* The block that stays open where not all have room: the current one, or the nearest before. */
static guint open_block(const struct keying_view *view, const GArray *blocks)
{
    guint open = 0;
    for (guint i = 0; i < blocks->len; i++)
        if (holds(&g_array_index(blocks, struct block, i), view->entry->at) ||
            view->entry->at > g_array_index(blocks, struct block, i).last)
            open = i;
    return open;
}

static void draw_state(const struct keying_view *view, const struct canvas *canvas, int row)
{
    const struct sheet *sheet = view->entry->sheet;
    const char *asked = view->entry->asked;
    size_t all = 0, keyed = 0;
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        all += !asked || asked[i] == '1';
        keyed += *shown_value(view, i) != '\0';
    }
    canvas_print(canvas, row, 1, STYLE_QUIET, _("%s  %zu dari %zu"), view->state, keyed, all);
}

static void draw_right(const struct keying_view *view, const struct canvas *canvas)
{
    g_autoptr(GArray) blocks = find_blocks(view->entry->sheet->form);
    int room = canvas->rows - 2, needed = 0, row = 0;
    for (guint i = 0; i < blocks->len; i++)
        needed += rows_of(view, &g_array_index(blocks, struct block, i));
    bool all = needed + (int)blocks->len - 1 <= room;
    guint open = open_block(view, blocks);
    for (guint i = 0; i < blocks->len; i++) {
        const struct block *block = &g_array_index(blocks, struct block, i);
        if (all || i == open)
            row = draw_block(view, canvas, row, block, all ? room : room - (int)blocks->len + 1) +
                  (all ? 1 : 0);
        else
            draw_folded(view, canvas, row++, block);
    }
    if (view->ledger)
        canvas_text(canvas, canvas->rows - 2, 1, STYLE_QUIET, view->ledger);
    draw_state(view, canvas, canvas->rows - 1);
}

void keying_draw(const struct keying_view *view, const struct canvas *canvas)
{
    int right = RIGHT_WIDTH + MAX(0, canvas->columns - 80) * 9 / 10;
    int left = canvas->columns - right - 1;
    struct canvas left_part = canvas_part(canvas, 0, 0, -1, left);
    struct canvas right_part = canvas_part(canvas, 0, left + 1, -1, right);
    for (int row = 0; row < canvas->rows; row++)
        canvas_text(canvas, row, left, STYLE_QUIET, "│");
    draw_left(view, &left_part);
    draw_right(view, &right_part);
}
