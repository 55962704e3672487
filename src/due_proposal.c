#include <glib.h>
#include <string.h>

#include "src/due_date.h"
#include "src/text.h"

/* What an uncertain due date may mean: it is written in the ways in which it would be clear, and
 * each is read again. */

struct proposals {
    struct day *days;
    int count;
    int survey_year;
};

static void add_day(struct proposals *to, struct day day)
{
    int at = 0;
    while (at < to->count && day_compare(to->days[at], day) < 0)
        at++;
    if (to->count == DUE_PROPOSALS || (at < to->count && day_compare(to->days[at], day) == 0))
        return;
    memmove(to->days + at + 1, to->days + at, (size_t)(to->count - at) * sizeof *to->days);
    to->days[at] = day;
    to->count++;
}

static void propose(struct proposals *to, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void propose(struct proposals *to, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    struct due_date due = due_date_read(text, to->survey_year);
    if (due.certainty == DUE_CERTAIN)
        add_day(to, due.day);
}

/* Digits alone, marks left out: "12/2022" gives "122022". NULL where there is anything else. */
static char *digits_of(const char *text)
{
    GString *digits = g_string_new(NULL);
    for (; *text; text++)
        if (g_ascii_isdigit(*text))
            g_string_append_c(digits, *text);
        else if (!strchr("/-. ", *text))
            break;
    if (!*text && digits->len > 4)
        return g_string_free(digits, FALSE);
    g_string_free(digits, TRUE);
    return NULL;
}

/* The places where day, month and year may part; or a month alone. */
static void propose_splits(struct proposals *to, const char *digits)
{
    int before_year = (int)strlen(digits) - 4;
    const char *year = digits + before_year;
    for (int day = 1; day < before_year; day++)
        propose(to, "%.*s/%.*s/%s", day, digits, before_year - day, digits + day, year);
    if (before_year <= 2) {
        int month = (int)g_ascii_strtoll(digits, NULL, 10) / 10000;
        struct day last = day_last_of_month((int)g_ascii_strtoll(year, NULL, 10), month);
        char field[DAY_TEXT_SIZE];
        day_to_field(last, field);
        propose(to, "%s", field);
    }
}

/* "Des 22": the month of 2022, or its 22nd day in the year of the survey or the one after. */
static void propose_month(struct proposals *to, const char *text)
{
    size_t length = strlen(text);
    if (length < 3 || !g_ascii_isdigit(text[length - 1]) || !g_ascii_isdigit(text[length - 2]))
        return;
    const char *number = text + length - 2;
    int words = (int)length - 2;
    while (words > 0 && strchr(" -.", text[words - 1]))
        words--;
    propose(to, "%.*s 20%s", words, text, number);
    for (int year = to->survey_year; year <= to->survey_year + 1; year++)
        propose(to, "%s %.*s %d", number, words, text, year);
}

/* The day of an implausible year, in the year of the survey or the one after. */
static void propose_other_years(struct proposals *to, struct day day)
{
    for (int year = to->survey_year; year <= to->survey_year + 1; year++)
        propose(to, "%d/%d/%d", day.day, day.month, year);
}

/* "2025", "TA 2025": the end of that year. */
static void propose_end_of_year(struct proposals *to, const char *text)
{
    static const char *const words[] = {"", "tahun", "akhir tahun", "ta", "t a"};
    size_t length = strlen(text);
    if (length < 4)
        return;
    g_autofree char *before = g_strndup(text, length - 4);
    g_autofree char *plain = text_plain(before);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(plain, words[i]) == 0)
            propose(to, "31/12/%s", text + length - 4);
}

/* "paling lambat 30 Juni 2025": what is clear of it at its end, as much as possible. */
static void propose_end_of_words(struct proposals *to, const char *text)
{
    for (const char *blank = strchr(text, ' '); blank && to->count == 0;
         blank = strchr(blank + 1, ' '))
        propose(to, "%s", blank + 1);
    if (to->count == 0)
        propose_end_of_year(to, text);
}

int due_date_propose(const char *text, int survey_year, struct day proposals[DUE_PROPOSALS])
{
    struct proposals to = {.days = proposals, .survey_year = survey_year};
    struct due_date due = due_date_read(text, survey_year);
    if (!text || !g_utf8_validate(text, -1, NULL))
        return 0;
    g_autofree char *clean = g_strstrip(g_strdup(text));
    g_autofree char *digits = digits_of(clean);
    if (due.certainty == DUE_CERTAIN)
        add_day(&to, due.day);
    else if (due.doubt == DOUBT_TWO_READINGS && digits)
        propose_splits(&to, digits);
    else if (due.doubt == DOUBT_TWO_READINGS)
        propose_month(&to, clean);
    else if (due.doubt == DOUBT_IMPLAUSIBLE_YEAR)
        propose_other_years(&to, due.day);
    else if (due.doubt == DOUBT_NO_YEAR)
        for (int year = survey_year; year <= survey_year + 1; year++)
            propose(&to, "%s %d", clean, year);
    else if (due.doubt == DOUBT_UNREADABLE)
        propose_end_of_words(&to, clean);
    return to.count;
}

bool due_date_is_placeholder(int count, int total)
{
    enum { NO_ACCIDENT = 3 };
    return count >= NO_ACCIDENT && 3 * (long)count > total;
}
