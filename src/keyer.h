#ifndef LEMBAR_SRC_KEYER_H
#define LEMBAR_SRC_KEYER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How somebody keys: the pace of one sheet while it is keyed, and the figures over many. */

/* A longer gap between two keys is a pause, no work. */
#define PACE_PAUSE_US (60 * INT64_C(1000000))

/* The pace of a sheet from its first key to the one that stores it. Zeroed: nothing measured. */
struct pace {
    int64_t begun;  /* ms since 1970; 0: not begun */
    int64_t last;   /* the key before, µs of a clock that only goes forward; 0: none */
    int64_t active; /* µs at work, pauses left out */
    int64_t keys;   /* pressed */
    GArray *items;  /* int64_t: µs at work on each item of the form, as far as one was reached */
};

/* A copy has items of its own; either is to be finished. */
void pace_finish(struct pace *pace);
struct pace pace_copy(const struct pace *pace);

/* A key pressed at ITEM, at NOW (µs). The time since the key before is work on that item. */
void pace_key(struct pace *pace, size_t item, int64_t now);

/* The next sheet: the turning of the paper since the last key belongs to it. */
void pace_next(struct pace *pace);

/* µs a field; 0 where nothing was measured. */
int64_t pace_of_field(const struct pace *pace, size_t fields);

/* Numbers with blanks between, for the draft: a sheet that is interrupted goes on at its pace. What
 * another program wrote there counts as nothing. The caller frees the text. */
char *pace_pack(const struct pace *pace);
void pace_unpack(struct pace *pace, const char *text);

/* The times of the items alone, in ms: "900 0 1200"; and added up into SUMS and TIMES, how often
 * each was worked on, both of COUNT items. */
char *pace_pack_items(const struct pace *pace);
void pace_add_items(const char *text, int64_t *sums, int64_t *times, size_t count);

/* What a person has done, on a day or in all. */
struct keyer_figures {
    int64_t sheets, keys, fields;
    int64_t active;          /* ms */
    int64_t verified, wrong; /* fields that second keying compared, and those that were wrong */
};

void keyer_add(struct keyer_figures *sum, const struct keyer_figures *figures);

/* In hundredths, rounded once; HUNDREDTHS_NONE where there is nothing to divide by. */
long keyer_sheets_per_hour(const struct keyer_figures *figures);
long keyer_keys_per_hour(const struct keyer_figures *figures);
long keyer_keys_per_sheet(const struct keyer_figures *figures);
long keyer_errors_per_thousand(const struct keyer_figures *figures);
long keyer_seconds_per_field(const struct keyer_figures *figures);

/* Without decimals, rounded once too. */
long keyer_whole_sheets_per_hour(const struct keyer_figures *figures);
long keyer_whole_keys_per_hour(const struct keyer_figures *figures);
long keyer_whole_keys_per_sheet(const struct keyer_figures *figures);

/* The same of any: VALUE · FACTOR / BASE. */
long keyer_ratio(int64_t value, int64_t factor, int64_t base);

/* This person's own fastest 1 % is known from so many sheets on. */
#define KEYER_LEAST_SHEETS 100

/* The place, from 0, of the slowest of the fastest 1 % among COUNT sheets. */
static inline int64_t keyer_fastest_place(int64_t count)
{
    return (count + 99) / 100 - 1;
}

#endif
