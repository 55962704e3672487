#include "src/calendar.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

#include "src/i18n.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

static const struct day no_day = {0};

bool survey_year_read(const char *text, int *year)
{
    gint64 number;
    if (!g_ascii_string_to_signed(text, 10, SURVEY_YEAR_FIRST, SURVEY_YEAR_LAST, &number, NULL))
        return false;
    *year = (int)number;
    return true;
}

bool day_is_valid(struct day day)
{
    return day.year >= FIRST_YEAR && day.year <= LAST_YEAR && day.month >= 1 && day.month <= 12 &&
           day.day >= 1 &&
           day.day <= g_date_get_days_in_month((GDateMonth)day.month, (GDateYear)day.year);
}

/* The value of COUNT digits, -1 when one of them is none. */
static int read_digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit(text[i]))
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

static void write_digits(char *text, int count, int value)
{
    for (int i = count - 1; i >= 0; i--) {
        text[i] = (char)('0' + value % 10);
        value /= 10;
    }
}

struct day day_from_iso(const char *text)
{
    if (!text || strlen(text) != DAY_TEXT_SIZE - 1 || text[4] != '-' || text[7] != '-')
        return no_day;
    struct day day = {read_digits(text, 4), read_digits(text + 5, 2), read_digits(text + 8, 2)};
    return day_is_valid(day) ? day : no_day;
}

struct day day_from_keyed(const char *text, int year)
{
    int length = 0, number = 0;
    for (; *text; text++) {
        if (strchr("-/. ", *text))
            continue;
        if (!g_ascii_isdigit(*text) || ++length > 8)
            return no_day;
        number = number * 10 + *text - '0';
    }
    switch (length) {
    case 4:
        return (struct day){year, number % 100, number / 100};
    case 6:
        return (struct day){2000 + number % 100, number / 100 % 100, number / 10000};
    case 8:
        return (struct day){number % 10000, number / 10000 % 100, number / 1000000};
    default:
        return no_day;
    }
}

void day_to_iso(struct day day, char text[DAY_TEXT_SIZE])
{
    strcpy(text, day_is_valid(day) ? "yyyy-mm-dd" : "");
    if (!*text)
        return;
    write_digits(text, 4, day.year);
    write_digits(text + 5, 2, day.month);
    write_digits(text + 8, 2, day.day);
}

void day_to_field(struct day day, char text[DAY_TEXT_SIZE])
{
    strcpy(text, day_is_valid(day) ? "dd-mm-yyyy" : "");
    if (!*text)
        return;
    write_digits(text, 2, day.day);
    write_digits(text + 3, 2, day.month);
    write_digits(text + 6, 4, day.year);
}

int day_compare(struct day a, struct day b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

static GDate to_date(struct day day)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day.day, (GDateMonth)day.month, (GDateYear)day.year);
    return date;
}

static struct day from_julian(guint32 julian)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, julian);
    return (struct day){g_date_get_year(&date), (int)g_date_get_month(&date),
                        g_date_get_day(&date)};
}

int day_difference(struct day a, struct day b)
{
    assert(day_is_valid(a) && day_is_valid(b));
    GDate first = to_date(b), second = to_date(a);
    return g_date_days_between(&first, &second);
}

struct day day_last_of_month(int year, int month)
{
    struct day day = {year, month, 1};
    if (!day_is_valid(day))
        return no_day;
    day.day = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
    return day;
}

static const char *const months[] = {
    N_("Januari"), N_("Februari"), N_("Maret"),     N_("April"),   N_("Mei"),      N_("Juni"),
    N_("Juli"),    N_("Agustus"),  N_("September"), N_("Oktober"), N_("November"), N_("Desember")};

const char *month_words(int month)
{
    return _(months[month - 1]);
}

char *day_words(struct day day)
{
    if (!day.year)
        return g_strdup("–");
    return g_strdup_printf("%d %s %d", day.day, month_words(day.month), day.year);
}

struct day day_add(struct day day, int days)
{
    const struct day first = {FIRST_YEAR, 1, 1}, last = {LAST_YEAR, 12, 31};
    if (!day_is_valid(day) || days < day_difference(first, day) || days > day_difference(last, day))
        return no_day;
    GDate date = to_date(day);
    return from_julian((guint32)((int)g_date_get_julian(&date) + days));
}
