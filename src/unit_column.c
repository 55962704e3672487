#include "src/unit_column.h"

#include <string.h>

#include "src/calendar.h"
#include "src/count.h"
#include "src/i18n.h"
#include "src/text.h"

#define MOST_RESPONDENTS 9999999
#define TOP_VALUE        10000   /* 100.00 */
#define TOP_PERCENT      9999999 /* of an attainment or a target */

static const struct {
    const char *name;
    enum unit_column_kind kind;
    enum unit_figure figure;
} known[] = {
    {"no", UNIT_COLUMN_IGNORED, 0},
    {"nomor", UNIT_COLUMN_IGNORED, 0},
    {"own", UNIT_COLUMN_IGNORED, 0},              /* of our own CSV, like */
    {"attainment_words", UNIT_COLUMN_IGNORED, 0}, /* what follows from another column */
    {"unit", UNIT_COLUMN_UNIT, 0},
    {"upp", UNIT_COLUMN_UNIT, 0},
    {"cluster", UNIT_COLUMN_CLUSTER, 0},
    {"klaster", UNIT_COLUMN_CLUSTER, 0},
    {"year", UNIT_COLUMN_YEAR, 0},
    {"tahun", UNIT_COLUMN_YEAR, 0},
    {"source", UNIT_COLUMN_SOURCE, 0},
    {"sumber", UNIT_COLUMN_SOURCE, 0},
    {"category", UNIT_COLUMN_CATEGORY, 0},
    {"kategori", UNIT_COLUMN_CATEGORY, 0},
    {"mutu", UNIT_COLUMN_CATEGORY, 0},
    {"grade", UNIT_COLUMN_CATEGORY, 0},
    {"new", UNIT_COLUMN_NEW, 0},
    {"baru", UNIT_COLUMN_NEW, 0},
    {"target", UNIT_COLUMN_TARGET, 0},
    {"ikm", UNIT_COLUMN_FIGURE, UNIT_INDEX},
    {"index", UNIT_COLUMN_FIGURE, UNIT_INDEX},
    {"indeks", UNIT_COLUMN_FIGURE, UNIT_INDEX},
    {"respondents", UNIT_COLUMN_FIGURE, UNIT_RESPONDENTS},
    {"responden", UNIT_COLUMN_FIGURE, UNIT_RESPONDENTS},
    {"counts", UNIT_COLUMN_FIGURE, UNIT_COUNTS},
    {"counted", UNIT_COLUMN_FIGURE, UNIT_COUNTS},
    {"dihitung", UNIT_COLUMN_FIGURE, UNIT_COUNTS},
    {"attainment", UNIT_COLUMN_FIGURE, UNIT_ATTAINMENT},
    {"attainment_pct", UNIT_COLUMN_FIGURE, UNIT_ATTAINMENT},
    {"capaian", UNIT_COLUMN_FIGURE, UNIT_ATTAINMENT},
    {"capaian_pct", UNIT_COLUMN_FIGURE, UNIT_ATTAINMENT},
    {"change", UNIT_COLUMN_FIGURE, UNIT_CHANGE},
    {"delta", UNIT_COLUMN_FIGURE, UNIT_CHANGE},
    {"perubahan", UNIT_COLUMN_FIGURE, UNIT_CHANGE},
};

static bool is_element(const char *name)
{
    return name[0] == 'u' && name[1] >= '1' && name[1] < '1' + UNIT_ELEMENTS && !name[2];
}

static struct unit_column named(const char *name)
{
    if (is_element(name))
        return (struct unit_column){UNIT_COLUMN_FIGURE, (enum unit_figure)(UNIT_U1 + name[1] - '1'),
                                    0};
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (strcmp(known[i].name, name) == 0)
            return (struct unit_column){known[i].kind, known[i].figure, 0};
    return (struct unit_column){.kind = UNIT_COLUMN_UNKNOWN};
}

/* The year at the end of a name, or 0. */
static int year_at_end(const char *name)
{
    size_t length = strlen(name);
    int year;
    if (length <= 4 || strspn(name + length - 4, "0123456789") != 4 ||
        g_ascii_isdigit(name[length - 5]) || !survey_year_read(name + length - 4, &year))
        return 0;
    return year;
}

struct unit_column unit_column_of(const char *name)
{
    int year = year_at_end(name);
    if (!year)
        return named(name);
    g_autofree char *front = g_strndup(name, strlen(name) - 4);
    g_strchomp(g_strdelimit(front, "_-.", ' '));
    struct unit_column column = named(front);
    bool may_have_year = column.kind == UNIT_COLUMN_FIGURE || column.kind >= UNIT_COLUMN_CATEGORY;
    column.year = year;
    return may_have_year ? column : (struct unit_column){.kind = UNIT_COLUMN_UNKNOWN};
}

/* --- cells --- */

static bool read_value(const char *cell, long most, long *value)
{
    size_t length = strlen(cell);
    g_autofree char *number = g_strndup(cell, length - (length > 0 && cell[length - 1] == '%'));
    return hundredths_read(g_strchomp(number), value) && *value <= most;
}

static bool read_change(const char *cell, long *value)
{
    static const char minus[] = "\xe2\x88\x92"; /* − */
    bool signed_below = *cell == '-', mathematical = g_str_has_prefix(cell, minus);
    const char *number = cell + (mathematical ? sizeof minus - 1 : signed_below || *cell == '+');
    if (!read_value(number, TOP_VALUE, value))
        return false;
    *value = signed_below || mathematical ? -*value : *value;
    return true;
}

/* "87.00", "76.61-88.30". */
static bool read_target(const char *cell, struct unit_result *result)
{
    long from, to;
    g_autofree char *written = g_strdup(cell);
    char *dash = strstr(written, "–");
    size_t width = dash ? strlen("–") : 1;
    dash = dash ? dash : strchr(written, '-');
    if (dash)
        *dash = '\0';
    if (!read_value(g_strstrip(written), TOP_PERCENT, &from) ||
        !read_value(dash ? g_strstrip(dash + width) : written, TOP_PERCENT, &to) || from > to)
        return false;
    result->figures[UNIT_TARGET_FROM] = from;
    result->figures[UNIT_TARGET_TO] = to;
    return true;
}

static bool read_text(const char *cell, char **text)
{
    g_free(*text);
    *text = text_clean(cell, false);
    return true;
}

static bool read_new(const char *cell, struct unit_result *result)
{
    long is_new;
    if (!count_read(cell, 0, 1, &is_new))
        return false;
    result->figures[UNIT_COUNTS] = !is_new;
    return true;
}

static bool read_figure(enum unit_figure figure, const char *cell, long *value,
                        const char **expected)
{
    switch (figure) {
    case UNIT_RESPONDENTS:
        *expected = _("harus jumlah orang, misalnya 29");
        return count_read(cell, 0, MOST_RESPONDENTS, value);
    case UNIT_COUNTS:
        *expected = _("harus 1 (dihitung) atau 0");
        return count_read(cell, 0, 1, value);
    case UNIT_ATTAINMENT:
        *expected = _("harus persen dengan paling banyak dua desimal, misalnya 104,11");
        return read_value(cell, TOP_PERCENT, value);
    case UNIT_CHANGE:
        *expected = _("harus selisih dengan paling banyak dua desimal, misalnya -4,53");
        return read_change(cell, value);
    default:
        *expected = _("harus nilai 0–100 dengan paling banyak dua desimal");
        return read_value(cell, TOP_VALUE, value);
    }
}

static bool says_nothing(const char *cell)
{
    return text_is_blank(cell) || strcmp(cell, "-") == 0 || strcmp(cell, "–") == 0;
}

bool unit_column_read(const struct unit_column *column, const char *cell,
                      struct unit_result *result, const char **expected)
{
    long value;
    if (says_nothing(cell))
        return true;
    switch (column->kind) {
    case UNIT_COLUMN_CLUSTER:
        return read_text(cell, &result->cluster);
    case UNIT_COLUMN_SOURCE:
        return read_text(cell, &result->source);
    case UNIT_COLUMN_CATEGORY:
        return read_text(cell, &result->category);
    case UNIT_COLUMN_NEW:
        *expected = _("harus 1 (unit baru, belum dihitung) atau 0");
        return read_new(cell, result);
    case UNIT_COLUMN_TARGET:
        *expected = _("harus nilai atau rentang, misalnya 87,00 atau 76,61-88,30");
        return read_target(cell, result);
    case UNIT_COLUMN_FIGURE:
        if (!read_figure(column->figure, cell, &value, expected))
            return false;
        result->figures[column->figure] = value;
        return true;
    default:
        return true;
    }
}
