#include "ui/keymap.h"

#include <curses.h>
#include <glib.h>

/* In application mode a keypad sends ESC O and a letter for each of its keys, even with NumLock
 * on some terminals. */
static const struct {
    const char *sequence;
    int code; /* what it means */
} numeric_keys[] = {
    {"\033Op", '0'}, {"\033Oq", '1'},  {"\033Or", '2'}, {"\033Os", '3'}, {"\033Ot", '4'},
    {"\033Ou", '5'}, {"\033Ov", '6'},  {"\033Ow", '7'}, {"\033Ox", '8'}, {"\033Oy", '9'},
    {"\033Oj", '*'}, {"\033Ok", '+'},  {"\033Ol", ','}, {"\033Om", '-'}, {"\033On", '.'},
    {"\033Oo", '/'}, {"\033OM", '\r'},
};

/* What nearly every terminal sends, also where its terminfo entry does not say so: F5 of a VT220,
 * F1 to F4 of PuTTY. */
static const struct {
    const char *sequence;
    int code;
} usual_keys[] = {
    {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)}, {"\033[14~", KEY_F(4)},
    {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)}, {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)},
    {"\033OP", KEY_F(1)},   {"\033OQ", KEY_F(2)},   {"\033OR", KEY_F(3)},   {"\033OS", KEY_F(4)},
    {"\033OA", KEY_UP},     {"\033OB", KEY_DOWN},   {"\033OC", KEY_RIGHT},  {"\033OD", KEY_LEFT},
    {"\033[A", KEY_UP},     {"\033[B", KEY_DOWN},   {"\033[C", KEY_RIGHT},  {"\033[D", KEY_LEFT},
    {"\033OH", KEY_HOME},   {"\033OF", KEY_END},    {"\033[H", KEY_HOME},   {"\033[F", KEY_END},
    {"\033[1~", KEY_HOME},  {"\033[4~", KEY_END},   {"\033[3~", KEY_DC},    {"\033[5~", KEY_PPAGE},
    {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB},
};

#define KEYPAD_FIRST (KEY_MAX + 512) /* beyond curses' own codes */

void keymap_define_sequences(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(numeric_keys); i++)
        define_key(numeric_keys[i].sequence, KEYPAD_FIRST + (int)i);
    for (size_t i = 0; i < G_N_ELEMENTS(usual_keys); i++)
        if (key_defined(usual_keys[i].sequence) == 0)
            define_key(usual_keys[i].sequence, usual_keys[i].code);
}

static const struct {
    int code;
    uint32_t key;
} functions[] = {
    {KEY_RESIZE, KEY_OF_RESIZE}, {KEY_ENTER, KEY_OF_ENTER},
    {KEY_BTAB, KEY_OF_BACKTAB},  {KEY_BACKSPACE, KEY_OF_BACKSPACE},
    {KEY_DC, KEY_OF_DELETE},     {KEY_UP, KEY_OF_UP},
    {KEY_DOWN, KEY_OF_DOWN},     {KEY_LEFT, KEY_OF_LEFT},
    {KEY_RIGHT, KEY_OF_RIGHT},   {KEY_HOME, KEY_OF_HOME},
    {KEY_FIND, KEY_OF_HOME},     {KEY_A1, KEY_OF_HOME},
    {KEY_END, KEY_OF_END},       {KEY_SELECT, KEY_OF_END},
    {KEY_C1, KEY_OF_END},        {KEY_PPAGE, KEY_OF_PAGE_UP},
    {KEY_A3, KEY_OF_PAGE_UP},    {KEY_NPAGE, KEY_OF_PAGE_DOWN},
    {KEY_C3, KEY_OF_PAGE_DOWN},
};

static uint32_t translate_function(int code)
{
    if (code >= KEYPAD_FIRST && code < KEYPAD_FIRST + (int)G_N_ELEMENTS(numeric_keys))
        return keymap_translate(false, (uint32_t)numeric_keys[code - KEYPAD_FIRST].code);
    if (code >= KEY_F(1) && code <= KEY_F(10))
        return KEY_OF_F0 + (uint32_t)(code - KEY_F0);
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        if (functions[i].code == code)
            return functions[i].key;
    return KEY_OF_NOTHING;
}

uint32_t keymap_translate(bool function, uint32_t code)
{
    if (function)
        return translate_function((int)code);
    switch (code) {
    case '\r':
    case '\n':
        return KEY_OF_ENTER;
    case '\t':
        return KEY_OF_TAB;
    case 27:
        return KEY_OF_ESCAPE;
    case 8:
    case 127:
        return KEY_OF_BACKSPACE;
    case 3:
        return KEY_OF_CLOSE;
    default:
        return code >= 1 && code <= 26 ? CTRL_KEY('a' + code - 1) : code;
    }
}

static uint32_t same_case(uint32_t key)
{
    return key >= 'A' && key <= 'Z' ? key + ('a' - 'A') : key;
}

const struct binding *keymap_find(const struct binding *bindings, size_t count, uint32_t key)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(bindings[i].keys) && bindings[i].keys[k]; k++)
            if (same_case(bindings[i].keys[k]) == same_case(key))
                return &bindings[i];
    return NULL;
}
