#include "src/text.h"

#include <stdint.h>
#include <string.h>

static bool is_line_separator(gunichar character)
{
    return character == 0x85 || character == 0x2028 || character == 0x2029;
}

bool text_is_control(gunichar character)
{
    return g_unichar_iscntrl(character) || is_line_separator(character);
}

bool text_is_blank(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (!g_unichar_isspace(character) && !g_unichar_iszerowidth(character) &&
            !text_is_control(character))
            return false;
    }
    return true;
}

/* --- width and graphemes --- */

/* Nearly all that is drawn: one cell, nothing combined with what stands before. */
static bool is_plain(gunichar character)
{
    return character >= ' ' && character < 0x7f;
}

static int character_width(gunichar character)
{
    if (is_plain(character))
        return 1;
    if (text_is_control(character) || g_unichar_iszerowidth(character))
        return 0;
    return g_unichar_iswide(character) ? 2 : 1;
}

/* The length of the plain beginning of TEXT, as far as nothing is combined with it. */
static size_t plain_length(const char *text, size_t most)
{
    size_t length = 0;
    while (length < most && is_plain((guchar)text[length]))
        length++;
    return length > 0 && length < most && (guchar)text[length] >= 0x80 ? length - 1 : length;
}

int text_width_of(const char *text, size_t length)
{
    size_t plain = plain_length(text, length);
    const char *end = text + length;
    int width = (int)plain;
    for (text += plain; text < end; text = g_utf8_next_char(text))
        width += character_width(g_utf8_get_char(text));
    return width;
}

int text_width(const char *text)
{
    return text_width_of(text, strlen(text));
}

const char *text_next_grapheme(const char *at)
{
    if (!*at)
        return at;
    if (is_plain((guchar)at[0]) && (guchar)at[1] < 0x80)
        return at + 1;
    bool alone = text_is_control(g_utf8_get_char(at));
    at = g_utf8_next_char(at);
    while (!alone && *at && g_unichar_iszerowidth(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at;
}

bool text_is_border(const char *text, const char *at)
{
    return at == text || !*at || !g_unichar_iszerowidth(g_utf8_get_char(at)) ||
           text_is_control(g_utf8_get_char(g_utf8_prev_char(at)));
}

const char *text_previous_grapheme(const char *text, const char *at)
{
    if (at == text)
        return at;
    do
        at = g_utf8_prev_char(at);
    while (!text_is_border(text, at));
    return at;
}

/* --- new strings --- */

/* Appends the whole graphemes that fit, without controls; returns the cells they take. */
static int append_fitting(GString *result, const char *text, int cells)
{
    size_t room = (size_t)MAX(cells, 0);
    size_t plain = MIN(plain_length(text, room + 1), room);
    g_string_append_len(result, text, (gssize)plain);
    text += plain;
    int width = (int)plain;
    for (const char *next; *text; text = next) {
        next = text_next_grapheme(text);
        int grapheme_width = text_width_of(text, next - text);
        if (width + grapheme_width > cells)
            break;
        if (!text_is_control(g_utf8_get_char(text)))
            g_string_append_len(result, text, next - text);
        width += grapheme_width;
    }
    return width;
}

char *text_fit(const char *text, int cells, const char *ellipsis)
{
    GString *result = g_string_new(NULL);
    int room = MAX(cells, 0);
    int ellipsis_width = text_width(ellipsis);
    bool cut = text_width(text) > room && ellipsis_width <= room;
    room -= append_fitting(result, text, cut ? room - ellipsis_width : room);
    if (cut)
        room -= append_fitting(result, ellipsis, room);
    for (; room > 0; room--)
        g_string_append_c(result, ' ');
    return g_string_free(result, FALSE);
}

char *text_within(const char *text, int cells)
{
    return text_fit(text, MIN(text_width(text), cells), "…");
}

static void append_storable(GString *result, gunichar character, bool keep_lines)
{
    if (character == '\n' || is_line_separator(character))
        g_string_append_c(result, keep_lines ? '\n' : ' ');
    else if (character == '\t')
        g_string_append_c(result, ' ');
    else if (!text_is_control(character))
        g_string_append_unichar(result, character);
}

static void trim_end(char *text)
{
    char *end = text + strlen(text);
    while (end > text && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    *end = '\0';
}

char *text_clean(const char *text, bool keep_lines)
{
    size_t length = strlen(text);
    if (plain_length(text, length) == length) {
        char *copy = g_strndup(text, length);
        trim_end(copy);
        return copy;
    }
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GString) kept = g_string_sized_new(strlen(valid));
    for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
        if (*at != '\r')
            append_storable(kept, g_utf8_get_char(at), keep_lines);
        else if (at[1] != '\n') /* "\r\n" is one line end, its '\n' speaks for it */
            append_storable(kept, '\n', keep_lines);
    }
    char *result = g_utf8_normalize(kept->str, kept->len, G_NORMALIZE_NFC);
    trim_end(result);
    return result;
}

static bool is_harmless(gunichar character)
{
    return character == '\n' || character == 0x1e || character == 0x1f ||
           !text_is_control(character);
}

static bool is_safe(const char *text)
{
    while (is_plain((guchar)*text))
        text++;
    if (*text && !g_utf8_validate(text, -1, NULL))
        return false;
    for (; *text; text = g_utf8_next_char(text))
        if (!is_harmless(g_utf8_get_char(text)))
            return false;
    return true;
}

void text_copy(char *to, size_t size, const char *text)
{
    const char *end;
    g_strlcpy(to, text, size);
    g_utf8_validate(to, -1, &end);
    to[end - to] = '\0';
}

char *text_excerpt(const char *text, long characters)
{
    g_autofree char *clean = text_clean(text, false);
    return g_utf8_strlen(clean, -1) > characters ? g_utf8_substring(clean, 0, characters)
                                                 : g_steal_pointer(&clean);
}

const char *text_shown_safely(const char *text)
{
    if (is_safe(text))
        return text;
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GString) shown = g_string_new(NULL);
    for (const char *at = valid; *at; at = g_utf8_next_char(at))
        g_string_append_unichar(shown,
                                is_harmless(g_utf8_get_char(at)) ? g_utf8_get_char(at) : 0xfffd);
    return g_intern_string(shown->str); /* damaged texts are few */
}

/* --- search --- */

static bool contains_ascii(const char *haystack, const char *needle)
{
    size_t length = strlen(needle);
    const char both_cases[] = {g_ascii_tolower(*needle), g_ascii_toupper(*needle), '\0'};
    for (; (haystack = strpbrk(haystack, both_cases)); haystack++)
        if (g_ascii_strncasecmp(haystack, needle, length) == 0)
            return true;
    return false;
}

/* Small letters without accents, one kind of apostrophe: "Jum’at" is found by "jum'at". */
static char *fold(const char *text)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);
    g_autofree char *apart = g_utf8_normalize(folded, -1, G_NORMALIZE_NFD);
    GString *plain = g_string_new(NULL);
    for (const char *at = apart; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character == 0x2018 || character == 0x2019)
            g_string_append_c(plain, '\'');
        else if (!g_unichar_ismark(character))
            g_string_append_unichar(plain, character);
    }
    return g_string_free(plain, FALSE);
}

/* Eight bytes at once, of 0x80 each where it is a capital: adding what is missing to 0x80
 * carries into its highest bit from 'A' on, and from the one after 'Z' on. */
static uint64_t mark_capitals(uint64_t bytes)
{
    const uint64_t each = UINT64_C(0x0101010101010101), high = 0x80 * each;
    uint64_t low = bytes & ~high;
    uint64_t from_a = low + (0x80 - 'A') * each, beyond_z = low + (0x80 - 'Z' - 1) * each;
    return from_a & ~beyond_z & ~bytes & high;
}

/* Small letters for the large ones of millions of bytes; false where not all is ASCII. OUT has room
 * for LENGTH bytes. */
static bool lower_ascii(const char *in, size_t length, char *out)
{
    uint64_t all = 0, bytes;
    size_t done = 0;
    for (; done + sizeof bytes <= length; done += sizeof bytes) {
        memcpy(&bytes, in + done, sizeof bytes);
        all |= bytes;
        bytes |= mark_capitals(bytes) >> 2; /* 0x20 tells small from large */
        memcpy(out + done, &bytes, sizeof bytes);
    }
    for (; done < length; done++) {
        all |= (unsigned char)in[done];
        out[done] = g_ascii_tolower(in[done]);
    }
    return (all & UINT64_C(0x8080808080808080)) == 0;
}

void text_fold_into(GString *to, const char *text)
{
    size_t length = strlen(text), start = to->len;
    g_string_set_size(to, start + length);
    if (lower_ascii(text, length, to->str + start))
        return;
    g_string_truncate(to, start);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *folded = fold(valid);
    g_string_append(to, folded);
}

char *text_folded(const char *text)
{
    GString *folded = g_string_new(NULL);
    text_fold_into(folded, text);
    return g_string_free(folded, FALSE);
}

char *text_plain(const char *text)
{
    g_autofree char *folded = text_folded(text);
    GString *plain = g_string_sized_new(strlen(folded));
    bool apart = false;
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bool in_word = g_unichar_isalnum(character);
        if (in_word && apart && plain->len > 0)
            g_string_append_c(plain, ' ');
        if (in_word)
            g_string_append_unichar(plain, character);
        apart = !in_word;
    }
    return g_string_free(plain, FALSE);
}

bool text_contains(const char *haystack, const char *needle)
{
    if (!*needle)
        return true;
    if (g_str_is_ascii(haystack) && g_str_is_ascii(needle))
        return contains_ascii(haystack, needle);
    g_autofree char *folded_haystack = fold(haystack);
    g_autofree char *folded_needle = fold(needle);
    return strstr(folded_haystack, folded_needle) != NULL;
}

/* --- wrapping --- */

/* A row while it is being measured. */
struct row {
    const char *start;
    const char *end;        /* of what was measured so far */
    const char *last_blank; /* in it, after its first character; NULL without */
    int width;
};

/* A blank of TEXT that is not part of a grapheme, nor stands between a number and its "%". */
static bool is_breaking_blank(const char *text, const char *at)
{
    bool of_number = at > text && g_ascii_isdigit(at[-1]) && at[1] == '%';
    return *at == ' ' && text_next_grapheme(at) == at + 1 && !of_number;
}

/* Goes on to the newline, the end of the text or the first grapheme without room. The first
 * grapheme always has room, so that there is progress on the narrowest screen. */
static void measure(struct row *row, int cells)
{
    const char *at = row->start;
    while (*at && *at != '\n') {
        const char *next = text_next_grapheme(at);
        int width = row->width + text_width_of(at, next - at);
        if (width > cells && at > row->start)
            break;
        if (at > row->start && is_breaking_blank(row->start, at))
            row->last_blank = at;
        row->width = width;
        at = next;
    }
    row->end = at;
}

/* Ends the row where it is best broken; returns the start of the next, NULL after the last. */
static const char *finish(struct row *row)
{
    if (!*row->end)
        return NULL;
    if (*row->end == '\n' || is_breaking_blank(row->start, row->end))
        return row->end + 1;
    if (!row->last_blank)
        return row->end;
    row->end = row->last_blank;
    return row->end + 1;
}

GArray *text_wrap(const char *text, int cells)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));
    for (const char *start = text; start;) {
        struct row row = {.start = start};
        measure(&row, MAX(cells, 1));
        start = finish(&row);
        struct text_line line = {row.start - text, row.end - row.start};
        g_array_append_val(lines, line);
    }
    return lines;
}
