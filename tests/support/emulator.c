#include "tests/support/emulator.h"

#include <string.h>
#include <vterm.h>

/* libvterm marks the second cell of a wide character so. */
#define SECOND_HALF ((uint32_t)-1)

struct emulator {
    VTerm *vterm;
    VTermScreen *screen;
    GString *unfinished; /* the begun UTF-8 character at the end of what was fed */
    int bells;
    bool alternate_screen, cursor_visible, mouse;
};

static int ring(void *user)
{
    ((struct emulator *)user)->bells++;
    return 1;
}

static int set_property(VTermProp property, VTermValue *value, void *user)
{
    struct emulator *emulator = user;
    if (property == VTERM_PROP_ALTSCREEN)
        emulator->alternate_screen = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        emulator->cursor_visible = value->boolean;
    if (property == VTERM_PROP_MOUSE)
        emulator->mouse = value->number != VTERM_PROP_MOUSE_NONE;
    return 1;
}

static const VTermScreenCallbacks callbacks = {
    .settermprop = set_property,
    .bell = ring,
};

struct emulator *emulator_create(int rows, int columns)
{
    struct emulator *emulator = g_new0(struct emulator, 1);
    emulator->vterm = vterm_new(rows, columns);
    emulator->unfinished = g_string_new(NULL);
    vterm_set_utf8(emulator->vterm, 1);
    emulator->screen = vterm_obtain_screen(emulator->vterm);
    vterm_screen_set_callbacks(emulator->screen, &callbacks, emulator);
    vterm_screen_enable_altscreen(emulator->screen, 1);
    vterm_screen_set_damage_merge(emulator->screen, VTERM_DAMAGE_SCREEN);
    vterm_screen_reset(emulator->screen, 1);
    return emulator;
}

void emulator_destroy(struct emulator *emulator)
{
    if (!emulator)
        return;
    vterm_free(emulator->vterm);
    g_string_free(emulator->unfinished, TRUE);
    g_free(emulator);
}

/* The number of bytes a character takes that begins with this one; 0 inside a character. */
static size_t character_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    return lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The length without a character at the end of which the last bytes are still to come. */
static size_t whole_length(const char *bytes, size_t length)
{
    for (size_t back = 1; back <= 3 && back <= length; back++) {
        size_t needed = character_length(bytes[length - back]);
        if (needed)
            return needed > back ? length - back : length;
    }
    return length;
}

/* libvterm 0.1.4 loses a character that comes in two parts. */
void emulator_feed(struct emulator *emulator, const char *bytes, size_t length)
{
    GString *text = emulator->unfinished;
    g_string_append_len(text, bytes, length);
    size_t whole = whole_length(text->str, text->len);
    vterm_input_write(emulator->vterm, text->str, whole);
    vterm_screen_flush_damage(emulator->screen);
    g_string_erase(text, 0, whole);
}

size_t emulator_answer(struct emulator *emulator, char *bytes, size_t size)
{
    return vterm_output_read(emulator->vterm, bytes, size);
}

void emulator_resize(struct emulator *emulator, int rows, int columns)
{
    vterm_set_size(emulator->vterm, rows, columns);
    vterm_screen_flush_damage(emulator->screen);
}

int emulator_rows(const struct emulator *emulator)
{
    int rows, columns;
    vterm_get_size(emulator->vterm, &rows, &columns);
    return rows;
}

int emulator_columns(const struct emulator *emulator)
{
    int rows, columns;
    vterm_get_size(emulator->vterm, &rows, &columns);
    return columns;
}

/* False outside the screen. */
static bool get_cell(const struct emulator *emulator, int row, int column, VTermScreenCell *cell)
{
    memset(cell, 0, sizeof *cell);
    if (row < 0 || row >= emulator_rows(emulator) || column < 0 ||
        column >= emulator_columns(emulator))
        return false;
    return vterm_screen_get_cell(emulator->screen, (VTermPos){.row = row, .col = column}, cell);
}

static void append_cell(GString *text, const VTermScreenCell *cell)
{
    if (cell->chars[0] == SECOND_HALF)
        return;
    if (cell->chars[0] == 0)
        g_string_append_c(text, ' ');
    /* The character itself, then the marks that stand on it. */
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        g_string_append_unichar(text, cell->chars[i]);
}

char *emulator_row(const struct emulator *emulator, int row)
{
    GString *text = g_string_new(NULL);
    VTermScreenCell cell;
    for (int column = 0; get_cell(emulator, row, column, &cell); column++)
        append_cell(text, &cell);
    return g_strchomp(g_string_free(text, FALSE));
}

static int colour_index(const VTermColor *colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour))
        return -1;
    return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : -2;
}

static gunichar cell_character(const VTermScreenCell *cell)
{
    if (cell->chars[0] == SECOND_HALF)
        return 0;
    return cell->chars[0] ? cell->chars[0] : ' ';
}

struct terminal_cell emulator_cell(const struct emulator *emulator, int row, int column)
{
    VTermScreenCell cell;
    if (!get_cell(emulator, row, column, &cell))
        return (struct terminal_cell){.foreground = -1, .background = -1};
    return (struct terminal_cell){
        .character = cell_character(&cell),
        .bold = cell.attrs.bold,
        .reverse = cell.attrs.reverse,
        .underline = cell.attrs.underline != VTERM_UNDERLINE_OFF,
        .foreground = colour_index(&cell.fg),
        .background = colour_index(&cell.bg),
    };
}

void emulator_cursor(const struct emulator *emulator, int *row, int *column)
{
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(emulator->vterm), &position);
    *row = position.row;
    *column = position.col;
}

int emulator_take_bells(struct emulator *emulator)
{
    int bells = emulator->bells;
    emulator->bells = 0;
    return bells;
}

const char *emulator_leftover(const struct emulator *emulator)
{
    if (emulator->alternate_screen)
        return "the alternate screen is still shown";
    if (!emulator->cursor_visible)
        return "the cursor is still hidden";
    return emulator->mouse ? "the mouse is still reported" : NULL;
}
