#include "src/value.h"

#include <stdio.h>
#include <string.h>

#include "src/calendar.h"
#include "src/check.h"
#include "src/i18n.h"
#include "src/text.h"

#define LONGEST_TEXT 200 /* bytes of a one-line text */

size_t value_choice_count(const struct form_item *item, const struct services *services)
{
    return item->kind == ITEM_SERVICE ? services->list->len : item->choice_count;
}

struct form_choice value_choice(const struct form_item *item, const struct services *services,
                                size_t position)
{
    if (item->kind != ITEM_SERVICE)
        return item->choices[position];
    const struct service *service = services_at(services, position);
    return (struct form_choice){service->code, service->name};
}

int value_find_choice(const struct form_item *item, const struct services *services,
                      const char *code)
{
    if (item->kind == ITEM_SERVICE)
        return services_find(services, code);
    if (item->kind == ITEM_ANSWER) /* one digit, from low to top */
        return code[0] >= '0' + item->low && code[0] <= '0' + item->top && !code[1]
                   ? code[0] - '0' - item->low
                   : -1;
    for (size_t i = 0; i < item->choice_count; i++)
        if (g_ascii_strcasecmp(item->choices[i].code, code) == 0)
            return (int)i;
    return -1;
}

char *value_hint(const struct form_item *item, const struct services *services, int year)
{
    const char *blank = item->required ? "" : _(", atau - bila tidak diisi");
    switch (item->kind) {
    case ITEM_ANSWER:
        return g_strdup_printf(_("Jawab %d–%d%s."), item->low, item->top, blank);
    case ITEM_CHOICE:
    case ITEM_SERVICE:
        if (value_choice_count(item, services) == 0)
            return g_strdup(
                _("Survei ini belum punya layanan; sebutkan dulu di layar Survei (F3)."));
        return g_strdup_printf(_("Pilih 1–%zu%s."), value_choice_count(item, services), blank);
    case ITEM_NUMBER:
    case ITEM_SHEET_NUMBER:
        return g_strdup_printf(_("Isi bilangan %d–%d%s."), item->low, item->top, blank);
    case ITEM_DATE:
        return g_strdup_printf(_("Isi tanggal hhbb atau hhbbtttt, misalnya 2406%d%s."), year,
                               blank);
    default:
        return g_strdup_printf(_("Isi teks%s."), blank);
    }
}

#define CODES_NAMED 12 /* of a choice with more of them, the first */

/* What stands in a file for a choice: "Tulis L, P, atau - bila tidak diisi." */
static char *codes_hint(const struct form_item *item, const struct services *services)
{
    size_t count = value_choice_count(item, services);
    g_autoptr(GString) codes = g_string_new(NULL);
    if (item->kind == ITEM_ANSWER || count == 0)
        return value_hint(item, services, 0); /* of no date */
    for (size_t i = 0; i < count && i < CODES_NAMED; i++)
        g_string_append_printf(codes, "%s%s", i ? ", " : "", value_choice(item, services, i).code);
    return g_strdup_printf(_("Tulis %s%s%s."), codes->str, count > CODES_NAMED ? ", …" : "",
                           item->required ? "" : _(", atau - bila tidak diisi"));
}

static char *refuse(const struct form_item *item, const struct services *services, const char *text,
                    struct error *error)
{
    g_autofree char *hint = codes_hint(item, services);
    g_autofree char *written = text_excerpt(text, 40);
    error_set(error, ERROR_INPUT, _("%s: \"%s\" tidak dikenal. %s"), item->label, written, hint);
    return NULL;
}

static char *read_number(const struct form_item *item, const char *text, struct error *error)
{
    gint64 number;
    if (g_ascii_string_to_signed(text, 10, item->low, item->top, &number, NULL))
        return text[0] >= '1' && text[0] <= '9' ? g_strdup(text)
                                                : g_strdup_printf("%d", (int)number);
    g_autofree char *written = text_excerpt(text, 20);
    error_set(error, ERROR_INPUT, _("%s harus bilangan %d–%d, bukan \"%s\"."), item->label,
              item->low, item->top, written);
    return NULL;
}

/* YYYY-MM-DD, or day first: DD-MM-YYYY with - / or . between. */
static char *read_date(const struct form_item *item, const char *text, struct error *error)
{
    int day, month, year, end = 0;
    char iso[11];
    struct day date = day_from_iso(text);
    if (date.year == 0 &&
        sscanf(text, "%2d%*1[-/.]%2d%*1[-/.]%4d%n", &day, &month, &year, &end) == 3 && !text[end])
        date = (struct day){year, month, day};
    if (!day_is_valid(date)) {
        g_autofree char *written = text_excerpt(text, 20);
        error_set(error, ERROR_INPUT, _("%s: \"%s\" bukan tanggal. Contoh: 24-06-2024."),
                  item->label, written);
        return NULL;
    }
    day_to_iso(date, iso);
    return g_strdup(iso);
}

static char *read_blank(const struct form_item *item, struct error *error)
{
    if (!item->required)
        return g_strdup(VALUE_BLANK);
    error_set(error, ERROR_INPUT, _("%s harus diisi."), item->label);
    return NULL;
}

static char *read_text(const struct form_item *item, const char *text, struct error *error)
{
    g_autofree char *clean = text_clean(text, item->kind == ITEM_LONG_TEXT);
    g_strchug(clean);
    if (!value_is_given(clean))
        return read_blank(item, error);
    if (item->kind == ITEM_TEXT && strlen(clean) > LONGEST_TEXT) {
        error_set(error, ERROR_INPUT, _("%s terlalu panjang; paling banyak %d huruf."), item->label,
                  LONGEST_TEXT);
        return NULL;
    }
    return g_steal_pointer(&clean);
}

static char *read_value(const struct form_item *item, const struct services *services,
                        const char *text, struct error *error)
{
    int choice;
    if (!value_is_given(text))
        return read_blank(item, error);
    switch (item->kind) {
    case ITEM_ANSWER:
    case ITEM_CHOICE:
    case ITEM_SERVICE:
        choice = value_find_choice(item, services, text);
        return choice >= 0 ? g_strdup(value_choice(item, services, (size_t)choice).code)
                           : refuse(item, services, text, error);
    case ITEM_NUMBER:
    case ITEM_SHEET_NUMBER:
        return read_number(item, text, error);
    case ITEM_DATE:
        return read_date(item, text, error);
    default:
        return read_text(item, text, error);
    }
}

char *value_read(const struct form_item *item, const struct services *services, const char *text,
                 struct error *error)
{
    char *value = read_value(item, services, text, error);
    if (value)
        return value;
    g_autofree char *clean = text_clean(text, false);
    bool blank = item->kind != ITEM_SHEET_NUMBER && !value_is_given(g_strchug(clean));
    check_refuse(error, blank ? CHECK_MISSING : check_of_refusal(item));
    return NULL;
}

char *value_words(const struct form_item *item, const struct services *services, const char *value)
{
    char date[11];
    int choice;
    if (!value_is_given(value))
        return g_strdup(value);
    switch (item->kind) {
    case ITEM_CHOICE:
    case ITEM_SERVICE:
        choice = value_find_choice(item, services, value);
        return g_strdup(choice < 0 ? value : value_choice(item, services, (size_t)choice).words);
    case ITEM_NUMBER:
        return *item->unit ? g_strdup_printf("%s %s", value, item->unit) : g_strdup(value);
    case ITEM_DATE:
        day_to_field(day_from_iso(value), date);
        return g_strdup(date);
    default:
        return g_strdup(value);
    }
}

char *value_show(const struct form_item *item, const struct services *services, const char *value)
{
    bool is_choice = item->kind == ITEM_CHOICE || item->kind == ITEM_SERVICE;
    char *words = value_words(item, services, value);
    int choice = is_choice && value_is_given(value) ? value_find_choice(item, services, value) : -1;
    if (choice < 0)
        return words;
    char *shown = g_strdup_printf("%d %s", choice + 1, words);
    g_free(words);
    return shown;
}
