#ifndef LEMBAR_SRC_TEXT_H
#define LEMBAR_SRC_TEXT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* UTF-8 text as a terminal shows it. Every text handed in is valid UTF-8 and never NULL, but for
 * text_clean(), which makes it so. A grapheme is a character with the zero-width characters
 * (combining marks, joiners) that follow it; a control character stands alone. */

/* Control characters and the line and paragraph separators: nothing a terminal should be sent. */
bool text_is_control(gunichar character);

/* True where nothing would be seen: only blanks, controls and zero-width characters, or empty. */
bool text_is_blank(const char *text);

/* The cells of the text on one line of a terminal: wide 2, zero-width 0, control 0, others 1. */
int text_width(const char *text);
int text_width_of(const char *text, size_t length);

/* The start of the grapheme after the one at AT; AT itself at the end of the text. */
const char *text_next_grapheme(const char *at);

/* The start of the grapheme before AT, a place in TEXT; AT itself at the start of TEXT. */
const char *text_previous_grapheme(const char *text, const char *at);

/* A place between two graphemes, or either end of TEXT. */
bool text_is_border(const char *text, const char *at);

/* A new string exactly CELLS wide: padded with blanks, or cut at a grapheme and closed with
 * ELLIPSIS ("…", or "~" for an ASCII terminal), which is left out where it has no room.
 * Control characters are dropped; below 1 cell the string is empty. */
char *text_fit(const char *text, int cells, const char *ellipsis);

/* The text as it is where it takes at most CELLS, else cut with "…" to so many. */
char *text_within(const char *text, int cells);

/* A new string fit to be stored, from any bytes: invalid UTF-8 becomes U+FFFD, control characters
 * go (a tab becomes a blank), the result is in form NFC without blanks or newlines at its end.
 * Every kind of line end becomes '\n' with KEEP_LINES, a blank without. */
char *text_clean(const char *text, bool keep_lines);

/* As many whole characters of TEXT as have room in TO, of SIZE bytes, up to an invalid one. */
void text_copy(char *to, size_t size, const char *text);

/* What a sentence says of what was written: cleaned, and cut between two characters. A new string,
 * from any bytes. */
char *text_excerpt(const char *text, long characters);

/* The same text, from any bytes that were stored; or, where it is not fit to be shown, a copy with
 * U+FFFD for invalid UTF-8 and for control characters other than '\n' and the separators U+001E and
 * U+001F, which lasts as long as the program. */
const char *text_shown_safely(const char *text);

/* Search without regard to case and accents; an empty needle is in every text. */
bool text_contains(const char *haystack, const char *needle);

/* What a search compares: small letters without accents. A new string, or appended to TO; any bytes
 * may come. */
char *text_folded(const char *text);
void text_fold_into(GString *to, const char *text);

/* The words alone: small letters without accents and digits, one blank between two words. What is
 * the same for every way to write a heading or a sentence. A new string. */
char *text_plain(const char *text);

/* A stretch of the text on one row of the screen, in bytes. The newline or the one blank at which
 * a row was broken belongs to no row; a word longer than a row is cut and loses nothing. */
struct text_line {
    size_t start;
    size_t length;
};

/* The rows of TEXT, at most CELLS (at least 1) wide, as a new array of struct text_line, to be
 * released with g_array_unref(). No row is broken between a number and its per cent sign. There is
 * always one; after a newline at the end, an empty last. Only a grapheme wider than CELLS stands
 * out over its row. */
GArray *text_wrap(const char *text, int cells);

#endif
