#ifndef LEMBAR_SRC_CALENDAR_H
#define LEMBAR_SRC_CALENDAR_H

#include <stdbool.h>

/* A day of the Gregorian calendar, from 1900 to 2199. The module has no clock: "today" is always
 * handed in by whoever asks. */

/* Year 0 means no day; a zeroed struct is no day. */
struct day {
    int year;  /* 1900–2199, 0 = no day */
    int month; /* 1–12 */
    int day;   /* 1–31 */
};

/* The room for a written day with its closing NUL. */
enum { DAY_TEXT_SIZE = 11 };

/* The years of surveys, as the schema has them. */
enum { SURVEY_YEAR_FIRST = 1990, SURVEY_YEAR_LAST = 2199 };

/* Reads one of these, nothing around it; false, with YEAR as it was, for anything else. */
bool survey_year_read(const char *text, int *year);

/* True when the day exists in the calendar and lies in 1900–2199. */
bool day_is_valid(struct day day);

/* Reads exactly YYYY-MM-DD, nothing around it; anything else (also NULL) is no day. */
struct day day_from_iso(const char *text);

/* Reads ddmm, ddmmyy or ddmmyyyy, as a date is keyed, with - / . or blanks anywhere between; YEAR
 * completes the first, 20 the second. No day for another number of digits, or other characters;
 * what the calendar does not have is returned as it was read. */
struct day day_from_keyed(const char *text, int year);

/* Writes YYYY-MM-DD, as the database keeps it; "" for what is not a valid day. */
void day_to_iso(struct day day, char text[DAY_TEXT_SIZE]);

/* Writes DD-MM-YYYY, as people here do; "" for what is not a valid day. */
void day_to_field(struct day day, char text[DAY_TEXT_SIZE]);

/* Below 0, 0 or above 0 when A is before, the same as or after B; no day is before every day. */
int day_compare(struct day a, struct day b);

/* A - B in days: above 0 when A is the later. Both must be valid. */
int day_difference(struct day a, struct day b);

/* The last day of a month; no day when year or month is out of range. */
struct day day_last_of_month(int year, int month);

/* "November" of 11, and "29 November 2026" for running text; "–" for no day, which the caller
 * frees. */
const char *month_words(int month);
char *day_words(struct day day);

/* The day so many days later (earlier when below 0); no day when there is none to start from or
 * the result leaves 1900–2199. */
struct day day_add(struct day day, int days);

#endif
