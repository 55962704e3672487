#include "ui/theme.h"

#include <curses.h>
#include <glib.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

static enum glyphs glyphs;
static bool coloured;

enum { PAIR_GREEN = 1, PAIR_CYAN, PAIR_YELLOW, PAIR_RED };

static const struct {
    unsigned long attributes;
    short pair; /* 0: no colour */
} styles[STYLE_COUNT] = {
    [STYLE_PLAIN] = {A_NORMAL, 0},      [STYLE_STRONG] = {A_BOLD, 0},
    [STYLE_QUIET] = {A_DIM, 0},         [STYLE_SELECTED] = {A_REVERSE, 0},
    [STYLE_KEY] = {A_BOLD, 0},          [STYLE_ALARM] = {A_BOLD, PAIR_RED},
    [STYLE_WARNING] = {0, PAIR_YELLOW}, [STYLE_GOOD] = {0, PAIR_GREEN},
    [STYLE_FAIR] = {0, PAIR_CYAN},      [STYLE_POOR] = {0, PAIR_YELLOW},
    [STYLE_BAD] = {A_BOLD, PAIR_RED},
};

static enum glyphs find_glyphs(void)
{
    const char *terminal = getenv("TERM");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        return GLYPHS_ASCII;
    return terminal && strcmp(terminal, "linux") == 0 ? GLYPHS_CONSOLE : GLYPHS_FULL;
}

void theme_begin(void)
{
    const char *no_color = getenv("NO_COLOR");
    glyphs = find_glyphs();
    coloured = has_colors() && !(no_color && *no_color);
    if (!coloured)
        return;
    start_color();
    use_default_colors();
    init_pair(PAIR_GREEN, COLOR_GREEN, -1);
    init_pair(PAIR_CYAN, COLOR_CYAN, -1);
    init_pair(PAIR_YELLOW, COLOR_YELLOW, -1);
    init_pair(PAIR_RED, COLOR_RED, -1);
}

enum glyphs theme_glyphs(void)
{
    return glyphs;
}

unsigned long theme_attributes(enum style style)
{
    unsigned long attributes = styles[style].attributes;
    return coloured && styles[style].pair ? attributes | COLOR_PAIR(styles[style].pair)
                                          : attributes;
}

/* Twins have one cell, like the characters they stand for. */
static const struct {
    gunichar character;
    gunichar console;
    char ascii;
} twins[] = {
    {0x2500, 0x2500, '-'}, {0x2502, 0x2502, '|'}, {0x250c, 0x250c, '+'}, {0x2510, 0x2510, '+'},
    {0x2514, 0x2514, '+'}, {0x2518, 0x2518, '+'}, {0x252c, 0x252c, '+'}, {0x2534, 0x2534, '+'},
    {0x251c, 0x251c, '+'}, {0x2524, 0x2524, '+'}, {0x253c, 0x253c, '+'}, {0x2588, 0x2588, '#'},
    {0x2580, 0x2580, '"'}, {0x2584, 0x2584, '_'}, {0x258c, 0x258c, '|'}, {0x2590, 0x2590, '|'},
    {0x2589, 0x2588, '#'}, {0x258a, 0x2588, '#'}, {0x258b, 0x258c, '#'}, {0x258d, 0x258c, ' '},
    {0x258e, ' ', ' '},    {0x258f, ' ', ' '},    {0x2591, 0x2591, '.'}, {0x2592, 0x2592, ':'},
    {0x25b2, '^', '^'},    {0x25bc, 'v', 'v'},    {0x25b8, '>', '>'},    {0x2713, '+', '+'},
    {0x00d7, 'x', 'x'},    {0x2013, '-', '-'},    {0x2014, '-', '-'},    {0x2026, '~', '~'},
    {0x00b7, 0x00b7, '.'}, {0x2265, '>', '>'},    {0x2264, '<', '<'},    {0x2191, '^', '^'},
    {0x2193, 'v', 'v'},    {0x2190, '<', '<'},    {0x2192, '>', '>'},    {0x25cf, '*', '*'},
    {0x25cb, 'o', 'o'},    {0x2581, 0x2584, '_'}, {0x2582, 0x2584, '_'}, {0x2583, 0x2584, '_'},
    {0x2585, 0x2584, '='}, {0x2586, 0x2588, '='}, {0x2587, 0x2588, '#'}, {0x00b1, 0x00b1, '+'},
    {0x25c2, '<', '<'},
};

uint32_t theme_twin(uint32_t character)
{
    if (character < 0x80 || glyphs == GLYPHS_FULL)
        return character;
    for (size_t i = 0; i < G_N_ELEMENTS(twins); i++)
        if (twins[i].character == character)
            return glyphs == GLYPHS_ASCII ? (uint32_t)twins[i].ascii : twins[i].console;
    return glyphs == GLYPHS_ASCII ? '?' : character;
}

enum style theme_tone(enum tone tone)
{
    return (enum style)(STYLE_GOOD + (int)tone);
}

enum style theme_state(enum action_state state)
{
    static const enum style styles_of[ACTION_STATES] = {
        [ACTION_IS_OVERDUE] = STYLE_ALARM, [ACTION_IS_SOON] = STYLE_WARNING,
        [ACTION_IS_OPEN] = STYLE_PLAIN,    [ACTION_IS_DONE] = STYLE_GOOD,
        [ACTION_IS_DROPPED] = STYLE_QUIET,
    };
    return styles_of[state];
}

const char *theme_state_sign(enum action_state state)
{
    static const char *const signs[ACTION_STATES] = {"!", "~", "·", "✓", "×"};
    return signs[state];
}
