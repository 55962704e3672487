#include "src/due_date.h"

#include <glib.h>
#include <string.h>

#include "src/due_words.h"
#include "src/i18n.h"

/* A few words in a row, borrowed from the scanned text. */
struct slice {
    const struct due_word *words;
    size_t count;
};

/* A moment as far as it is written. */
struct point {
    int day;   /* 0 = the last of the month */
    int month; /* 1–12, 0 = not written */
    int year;  /* 0 = not written */
};

/* The numbers of a date put together, to find where day, month and year part. */
struct run {
    char digits[3 * DUE_NUMBER_DIGITS + 1];
    int length;
    unsigned marks; /* bit N: a mark stands before digit N */
};

enum { YEAR_DIGITS = 4, YEARS_BACK = 1, YEARS_AHEAD = 5 };

static bool take(struct slice *rest, enum due_word_kind kind, struct due_word *taken)
{
    if (rest->count == 0 || rest->words->kind != kind)
        return false;
    *taken = *rest->words++;
    rest->count--;
    return true;
}

static void skip_mark(struct slice *rest)
{
    struct due_word mark;
    take(rest, DUE_WORD_MARK, &mark);
}

static bool has_kind(struct slice slice, enum due_word_kind kind)
{
    for (size_t i = 0; i < slice.count; i++)
        if (slice.words[i].kind == kind)
            return true;
    return false;
}

static struct day point_day(struct point point)
{
    struct day day = {point.year, point.month, point.day};
    if (point.day == 0)
        return day_last_of_month(point.year, point.month);
    return day_is_valid(day) ? day : (struct day){0};
}

static int digits_value(const char *digits, int length)
{
    int value = 0;
    for (int i = 0; i < length; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}

/* Reads day, month and a year of four digits, where the marks and the calendar allow it. */
static bool split_run(const struct run *run, int day_digits, struct point *point)
{
    int month_digits = run->length - YEAR_DIGITS - day_digits;
    if (month_digits < 1 || month_digits > 2)
        return false;
    int before_year = day_digits + month_digits;
    if (run->marks & ~(1u << day_digits | 1u << before_year))
        return false;
    struct point split = {digits_value(run->digits, day_digits),
                          digits_value(run->digits + day_digits, month_digits),
                          digits_value(run->digits + before_year, YEAR_DIGITS)};
    if (split.day == 0 || !point_day(split).year)
        return false;
    *point = split;
    return true;
}

/* Two digits before the year may be a month too (122022), or, set apart, a letter's number. */
static bool looks_like_month_and_year(const struct run *run)
{
    int month = digits_value(run->digits, 2);
    return run->length == 2 + YEAR_DIGITS && !(run->marks & 1u << 1) &&
           (run->marks || (month >= 1 && month <= 12));
}

static enum due_doubt read_run(const struct run *run, struct point *point)
{
    int readings = 0;
    for (int day_digits = 1; day_digits <= 2; day_digits++)
        readings += split_run(run, day_digits, point);
    if (readings == 0)
        return DOUBT_UNREADABLE;
    return readings > 1 || looks_like_month_and_year(run) ? DOUBT_TWO_READINGS : DOUBT_NONE;
}

/* Collects one to three numbers with marks between them; returns how many, 0 for anything else. */
static int take_numbers(struct slice rest, struct due_word numbers[3])
{
    for (int count = 0; count < 3;) {
        struct due_word mark;
        if (!take(&rest, DUE_WORD_NUMBER, &numbers[count++]))
            return 0;
        if (rest.count == 0)
            return count;
        if (!take(&rest, DUE_WORD_MARK, &mark) || mark.value == ',')
            return 0;
    }
    return 0;
}

static struct run join(const struct due_word *numbers, int count)
{
    struct run run = {.length = 0};
    for (int i = 0; i < count; i++) {
        if (i > 0)
            run.marks |= 1u << run.length;
        memcpy(run.digits + run.length, numbers[i].digits, (size_t)numbers[i].length);
        run.length += numbers[i].length;
    }
    return run;
}

static enum due_doubt read_numbers(struct slice slice, struct point *point)
{
    struct due_word numbers[3];
    int count = take_numbers(slice, numbers);
    if (count == 0)
        return DOUBT_UNREADABLE;
    if (count == 3 && numbers[1].length <= 2) {
        int first = numbers[0].length, last = numbers[2].length;
        if (first == YEAR_DIGITS && last <= 2) {
            *point = (struct point){numbers[2].value, numbers[1].value, numbers[0].value};
            return point->day > 0 && point_day(*point).year ? DOUBT_NONE : DOUBT_UNREADABLE;
        }
        if (first <= 2 && last == 2) {
            *point = (struct point){numbers[0].value, numbers[1].value, 2000 + numbers[2].value};
            return point->day > 0 && point_day(*point).year ? DOUBT_NONE : DOUBT_UNREADABLE;
        }
    }
    struct run run = join(numbers, count);
    return read_run(&run, point);
}

/* Reads the year that ends a date, 0 when nothing is left. A year of two digits is of this century
 * when SHORT_YEAR is DOUBT_NONE, else it is that doubt. */
static enum due_doubt read_year(struct slice rest, enum due_doubt short_year, int *year)
{
    struct due_word number;
    *year = 0;
    if (rest.count == 0)
        return DOUBT_NONE;
    skip_mark(&rest);
    if (!take(&rest, DUE_WORD_NUMBER, &number) || rest.count > 0)
        return DOUBT_UNREADABLE;
    if (number.length == 2) {
        *year = 2000 + number.value;
        return short_year;
    }
    *year = number.value;
    return number.length == YEAR_DIGITS && number.value > 0 ? DOUBT_NONE : DOUBT_UNREADABLE;
}

static enum due_doubt read_month(struct slice rest, struct point *point)
{
    struct due_word day, month;
    bool with_day = take(&rest, DUE_WORD_NUMBER, &day);
    if (with_day)
        skip_mark(&rest);
    if (!take(&rest, DUE_WORD_MONTH, &month))
        return DOUBT_UNREADABLE;
    if (with_day && (day.length > 2 || day.value == 0))
        return DOUBT_UNREADABLE;
    point->day = with_day ? day.value : 0;
    point->month = month.value;
    /* "Des-22" may be a month or its 22nd day. */
    return read_year(rest, with_day ? DOUBT_NONE : DOUBT_TWO_READINGS, &point->year);
}

static enum due_doubt read_part(struct slice rest, struct point *point)
{
    struct due_word part, ordinal;
    if (!take(&rest, DUE_WORD_PART, &part))
        return DOUBT_UNREADABLE;
    skip_mark(&rest);
    if (!take(&rest, DUE_WORD_ORDINAL, &ordinal) &&
        !(take(&rest, DUE_WORD_NUMBER, &ordinal) && ordinal.length == 1))
        return DOUBT_UNREADABLE;
    if (ordinal.value < 1 || ordinal.value > 12 / part.value)
        return DOUBT_UNREADABLE;
    point->day = 0;
    point->month = part.value * ordinal.value;
    return read_year(rest, DOUBT_UNREADABLE, &point->year);
}

static enum due_doubt read_point(struct slice slice, struct point *point)
{
    enum due_doubt doubt = read_numbers(slice, point);
    if (doubt == DOUBT_UNREADABLE)
        doubt = read_month(slice, point);
    if (doubt == DOUBT_UNREADABLE)
        doubt = read_part(slice, point);
    return doubt;
}

static enum due_doubt read_day(struct slice slice, struct point *point, struct day *day)
{
    enum due_doubt doubt = read_point(slice, point);
    if (doubt)
        return doubt;
    /* A leap year, so that only what no year has is unreadable. */
    struct point probe = {point->day, point->month, point->year ? point->year : 2000};
    struct day read = point_day(probe);
    if (!read.year)
        return DOUBT_UNREADABLE;
    if (!point->year)
        return DOUBT_NO_YEAR;
    *day = read;
    return DOUBT_NONE;
}

/* Reads the start of a range, which borrows what it does not say from the end: "1 - 31 Maret". */
static bool read_start(struct slice slice, bool month_in_words, struct point *start)
{
    if (slice.count == 1 && slice.words->kind == DUE_WORD_NUMBER) {
        *start = (struct point){.day = slice.words->value};
        return month_in_words && slice.words->length <= 2 && start->day > 0;
    }
    return read_point(slice, start) == DOUBT_NONE;
}

static bool starts_before(struct slice slice, bool month_in_words, struct point end)
{
    struct point start = {0};
    if (!read_start(slice, month_in_words, &start))
        return false;
    if (!start.month)
        start.month = end.month;
    if (!start.year)
        start.year = end.year;
    struct day first = point_day(start);
    return first.year && day_compare(first, point_day(end)) <= 0;
}

/* Reads a range parted by word number AT; its end is the due date. */
static enum due_doubt read_range_at(struct slice whole, size_t at, struct day *day)
{
    struct slice left = {whole.words, at};
    struct slice right = {whole.words + at + 1, whole.count - at - 1};
    struct point end;
    struct day read;
    enum due_doubt doubt = read_day(right, &end, &read);
    if (doubt)
        return doubt;
    bool open = at == 0 && whole.words[at].kind == DUE_WORD_UNTIL;
    if (!open && !starts_before(left, has_kind(right, DUE_WORD_MONTH), end))
        return DOUBT_UNREADABLE;
    *day = read;
    return DOUBT_NONE;
}

static bool can_part_range(const struct due_word *word, bool with_until)
{
    return with_until ? word->kind == DUE_WORD_UNTIL
                      : word->kind == DUE_WORD_MARK && word->value == '-';
}

static enum due_doubt read_range(struct slice whole, struct day *day)
{
    bool with_until = has_kind(whole, DUE_WORD_UNTIL);
    enum due_doubt doubt = DOUBT_UNREADABLE;
    int readings = 0;
    for (size_t at = 0; at < whole.count; at++) {
        if (!can_part_range(&whole.words[at], with_until))
            continue;
        enum due_doubt found = read_range_at(whole, at, day);
        readings += found == DOUBT_NONE;
        if (found != DOUBT_UNREADABLE)
            doubt = found;
    }
    if (readings > 0)
        return readings == 1 ? DOUBT_NONE : DOUBT_TWO_READINGS;
    return doubt;
}

static bool is_empty(struct slice slice)
{
    for (size_t i = 0; i < slice.count; i++)
        if (slice.words[i].kind != DUE_WORD_MARK || slice.words[i].value != '-')
            return false;
    return true;
}

/* "Rutin", "Bulanan", "Setiap 3 bulan"; not "Setiap bulan s.d. Maret 2022", which has an end. */
static bool is_recurring(struct slice rest)
{
    struct due_word word;
    bool routine = false;
    while (take(&rest, DUE_WORD_ROUTINE, &word))
        routine = true;
    if (!take(&rest, DUE_WORD_EVERY, &word))
        return routine && rest.count == 0;
    return (has_kind(rest, DUE_WORD_FILLER) || has_kind(rest, DUE_WORD_PART) ||
            has_kind(rest, DUE_WORD_UNKNOWN)) &&
           !has_kind(rest, DUE_WORD_MARK) && !has_kind(rest, DUE_WORD_UNTIL) &&
           !has_kind(rest, DUE_WORD_MONTH) && !has_kind(rest, DUE_WORD_ORDINAL);
}

/* "Setiap bulan" 1, "Triwulanan" 3, "Setiap 3 bulan" 3; what comes oftener than monthly is looked
 * after once a month. */
static struct due_date recurring(struct slice words)
{
    struct due_date due = {.certainty = DUE_RECURRING, .every = 1};
    int count = 1, months = 1;
    for (size_t i = 0; i < words.count; i++) {
        const struct due_word *word = &words.words[i];
        if (word->kind == DUE_WORD_NUMBER && i > 0 && words.words[i - 1].kind == DUE_WORD_EVERY)
            count = word->value;
        if (word->kind == DUE_WORD_PART || word->kind == DUE_WORD_ROUTINE ||
            word->kind == DUE_WORD_FILLER)
            months = MAX(months, word->value);
    }
    if (count >= 1 && count <= 12)
        due.every = MIN(count * months, 12);
    return due;
}

static void drop_fillers(struct due_words *words)
{
    size_t kept = 0;
    for (size_t i = 0; i < words->count; i++)
        if (words->words[i].kind != DUE_WORD_FILLER)
            words->words[kept++] = words->words[i];
    words->count = kept;
}

static struct due_date uncertain(enum due_doubt doubt)
{
    return (struct due_date){.certainty = DUE_UNCERTAIN, .doubt = doubt};
}

static struct due_date certain(struct day day, int survey_year)
{
    struct due_date due = {.day = day, .certainty = DUE_CERTAIN};
    if (survey_year > 0 &&
        (day.year < survey_year - YEARS_BACK || day.year > survey_year + YEARS_AHEAD)) {
        due.certainty = DUE_UNCERTAIN;
        due.doubt = DOUBT_IMPLAUSIBLE_YEAR;
    }
    return due;
}

struct due_date due_date_read(const char *text, int survey_year)
{
    struct due_words words;
    if (!due_words_scan(text ? text : "", &words))
        return uncertain(DOUBT_UNREADABLE);
    if (is_empty((struct slice){words.words, words.count}))
        return (struct due_date){.certainty = DUE_NONE};
    if (is_recurring((struct slice){words.words, words.count}))
        return recurring((struct slice){words.words, words.count});
    drop_fillers(&words);
    struct slice whole = {words.words, words.count};
    struct point point = {0};
    struct day day = {0};
    enum due_doubt doubt = read_day(whole, &point, &day);
    bool with_day = doubt == DOUBT_NONE && point.day > 0;
    if (doubt == DOUBT_UNREADABLE)
        doubt = read_range(whole, &day);
    struct due_date due = doubt ? uncertain(doubt) : certain(day, survey_year);
    due.with_day = due.certainty == DUE_CERTAIN && with_day;
    return due;
}

struct day due_date_day(const char *text, int survey_year)
{
    struct due_date written = due_date_read(text, 0);
    struct day keyed = day_from_keyed(text, survey_year);
    if (written.certainty == DUE_CERTAIN)
        return written.day;
    return day_is_valid(keyed) ? keyed : (struct day){0};
}

const char *due_doubt_words(enum due_doubt doubt)
{
    switch (doubt) {
    case DOUBT_NO_YEAR:
        return _("tahunnya tidak ditulis");
    case DOUBT_TWO_READINGS:
        return _("dapat dibaca sebagai dua tanggal");
    case DOUBT_IMPLAUSIBLE_YEAR:
        return _("tahunnya jauh dari tahun survei");
    case DOUBT_UNREADABLE:
        return _("tidak terbaca sebagai tanggal");
    case DOUBT_PLACEHOLDER:
        return _("tanggal yang sama terlalu sering dalam impornya");
    case DOUBT_NONE:
        break;
    }
    return "";
}
