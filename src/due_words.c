#include "src/due_words.h"

#include <glib.h>
#include <string.h>

enum { WORD_SIZE = 16 };

static const struct {
    const char *text;
    enum due_word_kind kind;
    int value;
} vocabulary[] = {
    {"januari", DUE_WORD_MONTH, 1},
    {"january", DUE_WORD_MONTH, 1},
    {"jan", DUE_WORD_MONTH, 1},
    {"februari", DUE_WORD_MONTH, 2},
    {"february", DUE_WORD_MONTH, 2},
    {"pebruari", DUE_WORD_MONTH, 2},
    {"feb", DUE_WORD_MONTH, 2},
    {"peb", DUE_WORD_MONTH, 2},
    {"maret", DUE_WORD_MONTH, 3},
    {"march", DUE_WORD_MONTH, 3},
    {"mar", DUE_WORD_MONTH, 3},
    {"april", DUE_WORD_MONTH, 4},
    {"apr", DUE_WORD_MONTH, 4},
    {"mei", DUE_WORD_MONTH, 5},
    {"may", DUE_WORD_MONTH, 5},
    {"juni", DUE_WORD_MONTH, 6},
    {"june", DUE_WORD_MONTH, 6},
    {"jun", DUE_WORD_MONTH, 6},
    {"juli", DUE_WORD_MONTH, 7},
    {"july", DUE_WORD_MONTH, 7},
    {"jul", DUE_WORD_MONTH, 7},
    {"agustus", DUE_WORD_MONTH, 8},
    {"august", DUE_WORD_MONTH, 8},
    {"agust", DUE_WORD_MONTH, 8},
    {"agu", DUE_WORD_MONTH, 8},
    {"ags", DUE_WORD_MONTH, 8},
    {"agt", DUE_WORD_MONTH, 8},
    {"aug", DUE_WORD_MONTH, 8},
    {"september", DUE_WORD_MONTH, 9},
    {"sept", DUE_WORD_MONTH, 9},
    {"sep", DUE_WORD_MONTH, 9},
    {"oktober", DUE_WORD_MONTH, 10},
    {"october", DUE_WORD_MONTH, 10},
    {"okt", DUE_WORD_MONTH, 10},
    {"oct", DUE_WORD_MONTH, 10},
    {"november", DUE_WORD_MONTH, 11},
    {"nopember", DUE_WORD_MONTH, 11},
    {"nov", DUE_WORD_MONTH, 11},
    {"nop", DUE_WORD_MONTH, 11},
    {"desember", DUE_WORD_MONTH, 12},
    {"december", DUE_WORD_MONTH, 12},
    {"des", DUE_WORD_MONTH, 12},
    {"dec", DUE_WORD_MONTH, 12},
    {"triwulan", DUE_WORD_PART, 3},
    {"tw", DUE_WORD_PART, 3},
    {"kuartal", DUE_WORD_PART, 3},
    {"kwartal", DUE_WORD_PART, 3},
    {"quarter", DUE_WORD_PART, 3},
    {"q", DUE_WORD_PART, 3},
    {"semester", DUE_WORD_PART, 6},
    {"smt", DUE_WORD_PART, 6},
    {"i", DUE_WORD_ORDINAL, 1},
    {"ii", DUE_WORD_ORDINAL, 2},
    {"iii", DUE_WORD_ORDINAL, 3},
    {"iv", DUE_WORD_ORDINAL, 4},
    {"sd", DUE_WORD_UNTIL, 0},
    {"sampai", DUE_WORD_UNTIL, 0},
    {"hingga", DUE_WORD_UNTIL, 0},
    {"dengan", DUE_WORD_WITH, 0},
    {"setiap", DUE_WORD_EVERY, 0},
    {"tiap", DUE_WORD_EVERY, 0},
    {"harian", DUE_WORD_ROUTINE, 0},
    {"mingguan", DUE_WORD_ROUTINE, 0},
    {"bulanan", DUE_WORD_ROUTINE, 1},
    {"triwulanan", DUE_WORD_ROUTINE, 3},
    {"semesteran", DUE_WORD_ROUTINE, 6},
    {"tahunan", DUE_WORD_ROUTINE, 12},
    {"berkala", DUE_WORD_ROUTINE, 0},
    {"rutin", DUE_WORD_ROUTINE, 0},
    {"tanggal", DUE_WORD_FILLER, 0},
    {"tgl", DUE_WORD_FILLER, 0},
    {"bulan", DUE_WORD_FILLER, 1},
    {"tahun", DUE_WORD_FILLER, 12},
};

static struct due_word look_up(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(vocabulary); i++)
        if (strcmp(text, vocabulary[i].text) == 0)
            return (struct due_word){.kind = vocabulary[i].kind, .value = vocabulary[i].value};
    return (struct due_word){.kind = DUE_WORD_UNKNOWN};
}

static const char *scan_number(const char *text, struct due_word *word)
{
    int length = (int)strspn(text, "0123456789");
    *word = (struct due_word){.kind = DUE_WORD_UNKNOWN};
    if (length > DUE_NUMBER_DIGITS)
        return text + length;
    word->kind = DUE_WORD_NUMBER;
    word->length = length;
    memcpy(word->digits, text, (size_t)length);
    word->value = (int)g_ascii_strtoll(word->digits, NULL, 10);
    return text + length;
}

/* "s.d.", "s/d": the marks inside belong to the word. Returns its end, NULL when it is not there.
 */
static const char *scan_until(const char *text)
{
    if (g_ascii_tolower(*text++) != 's')
        return NULL;
    if (*text == '.' || *text == '/')
        text++;
    if (g_ascii_tolower(*text++) != 'd' || g_ascii_isalpha(*text))
        return NULL;
    return *text == '.' ? text + 1 : text;
}

static const char *scan_letters(const char *text, struct due_word *word)
{
    const char *end = scan_until(text);
    if (end) {
        *word = (struct due_word){.kind = DUE_WORD_UNTIL};
        return end;
    }
    char lower[WORD_SIZE] = "";
    size_t length = 0;
    for (; g_ascii_isalpha(*text); text++, length++)
        if (length + 1 < WORD_SIZE)
            lower[length] = g_ascii_tolower(*text);
    *word = length < WORD_SIZE ? look_up(lower) : (struct due_word){.kind = DUE_WORD_UNKNOWN};
    /* The dot of an abbreviation: "Des. 2022", "TW. IV". */
    return word->kind != DUE_WORD_UNKNOWN && *text == '.' ? text + 1 : text;
}

/* Word processors turn a hyphen into one of several dashes. */
static const char *scan_mark(const char *text, struct due_word *word)
{
    gunichar character = g_utf8_get_char(text);
    if ((character >= 0x2010 && character <= 0x2015) || character == 0x2212)
        character = '-';
    bool mark = character < 0x80 && strchr(".,/-", (char)character);
    *word = mark ? (struct due_word){.kind = DUE_WORD_MARK, .value = (int)character}
                 : (struct due_word){.kind = DUE_WORD_UNKNOWN};
    return g_utf8_next_char(text);
}

static const char *scan_word(const char *text, struct due_word *word)
{
    if (g_ascii_isdigit(*text))
        return scan_number(text, word);
    if (g_ascii_isalpha(*text))
        return scan_letters(text, word);
    return scan_mark(text, word);
}

static bool add(struct due_words *words, struct due_word word)
{
    if (word.kind == DUE_WORD_WITH) {
        if (words->count > 0 && words->words[words->count - 1].kind == DUE_WORD_UNTIL)
            return true;
        word.kind = DUE_WORD_UNKNOWN;
    }
    if (words->count == DUE_WORDS_LIMIT)
        return false;
    words->words[words->count++] = word;
    return true;
}

static void drop_dots_at_end(struct due_words *words)
{
    while (words->count > 0 && words->words[words->count - 1].kind == DUE_WORD_MARK &&
           words->words[words->count - 1].value == '.')
        words->count--;
}

bool due_words_scan(const char *text, struct due_words *words)
{
    words->count = 0;
    if (!g_utf8_validate(text, -1, NULL))
        return false;
    while (*text) {
        struct due_word word;
        if (g_unichar_isspace(g_utf8_get_char(text))) {
            text = g_utf8_next_char(text);
            continue;
        }
        text = scan_word(text, &word);
        if (!add(words, word))
            return false;
    }
    drop_dots_at_end(words);
    return true;
}
