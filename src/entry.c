#include "src/entry.h"

#include <stdlib.h>
#include <string.h>

#include "src/calendar.h"
#include "src/check.h"
#include "src/i18n.h"

size_t entry_first_open(const struct sheet *sheet)
{
    size_t i = 0;
    while (i < sheet->form->item_count && *sheet->values[i])
        i++;
    return i;
}

static void forget_typed(struct entry *entry)
{
    entry->typed[0] = '\0';
    entry->moved_itself = false;
}

void entry_begin(struct entry *entry, struct sheet *sheet, const struct services *services,
                 int year)
{
    *entry = (struct entry){.sheet = sheet, .services = services, .year = year};
    entry->at = entry_first_open(sheet);
}

static bool is_asked(const struct entry *entry, size_t item)
{
    return !entry->asked || entry->asked[item] == '1';
}

/* ITEM, or the next one after it that is asked. */
static size_t asked_from(const struct entry *entry, size_t item)
{
    while (item < entry->sheet->form->item_count && !is_asked(entry, item))
        item++;
    return item;
}

/* ITEM, or the last one before it that is asked; from the first of these there is no way back. */
static size_t asked_before(const struct entry *entry, size_t item)
{
    size_t at = item;
    while (at > 0 && !is_asked(entry, at))
        at--;
    return is_asked(entry, at) ? at : asked_from(entry, item);
}

void entry_ask_only(struct entry *entry, const char *asked)
{
    entry->asked = asked;
    entry->at = asked_from(entry, entry->at);
}

void entry_pass(struct entry *entry)
{
    entry->at = asked_from(entry, entry->at + 1);
}

const struct form_item *entry_item(const struct entry *entry)
{
    const struct form *form = entry->sheet->form;
    return entry->at < form->item_count ? &form->items[entry->at] : NULL;
}

bool entry_is_text(const struct entry *entry)
{
    const struct form_item *item = entry_item(entry);
    return item && (item->kind == ITEM_TEXT || item->kind == ITEM_LONG_TEXT);
}

bool entry_is_text_after_answers(const struct entry *entry)
{
    size_t before = entry->at;
    if (!entry_is_text(entry))
        return false;
    while (before > 0) {
        enum item_kind kind = entry->sheet->form->items[--before].kind;
        if (kind == ITEM_ANSWER || kind == ITEM_TEXT || kind == ITEM_LONG_TEXT)
            return kind == ITEM_ANSWER;
    }
    return false;
}

bool entry_says_nothing(const char *text)
{
    return text[strspn(text, "+-*/., \t\n")] == '\0';
}

static enum entry_result refuse_with_hint(struct entry *entry, struct error *error)
{
    g_autofree char *hint = value_hint(entry_item(entry), entry->services, entry->year);
    forget_typed(entry);
    error_set(error, ERROR_INPUT, "%s: %s", entry_item(entry)->label, hint);
    check_refuse(error, check_of_refusal(entry_item(entry)));
    return ENTRY_REFUSED;
}

/* Takes TEXT as the value of the item under the cursor and moves on. */
static enum entry_result accept(struct entry *entry, const char *text, struct error *error)
{
    g_autofree char *value = value_read(entry_item(entry), entry->services, text, error);
    forget_typed(entry);
    if (!value)
        return ENTRY_REFUSED;
    sheet_set(entry->sheet, entry->at, value);
    entry_pass(entry);
    return ENTRY_ACCEPTED;
}

static enum entry_result accept_choice(struct entry *entry, size_t position, struct error *error)
{
    if (position >= value_choice_count(entry_item(entry), entry->services))
        return refuse_with_hint(entry, error);
    return accept(entry, value_choice(entry_item(entry), entry->services, position).code, error);
}

/* The only choice whose code begins with LETTER, or -1. */
static int choice_by_letter(const struct entry *entry, gunichar letter)
{
    const struct form_item *item = entry_item(entry);
    int found = -1;
    for (size_t i = 0; i < value_choice_count(item, entry->services); i++) {
        const char *code = value_choice(item, entry->services, i).code;
        if (g_unichar_toupper(g_utf8_get_char(code)) != g_unichar_toupper(letter))
            continue;
        if (found >= 0)
            return -1;
        found = (int)i;
    }
    return found;
}

static void append_typed(struct entry *entry, gunichar digit)
{
    size_t length = strlen(entry->typed);
    if (length + 1 < sizeof entry->typed) {
        entry->typed[length] = (char)digit;
        entry->typed[length + 1] = '\0';
    }
}

static size_t digits_of(long number)
{
    size_t digits = 1;
    while (number /= 10)
        digits++;
    return digits;
}

/* Takes a digit of a number up to TOP; *full when no further digit could follow. */
static enum entry_result type_digit(struct entry *entry, gunichar digit, long top, bool *full,
                                    struct error *error)
{
    append_typed(entry, digit);
    long number = atol(entry->typed);
    if (number > top)
        return refuse_with_hint(entry, error);
    *full = strlen(entry->typed) >= digits_of(top) || (number > 0 && number * 10 > top);
    return ENTRY_TAKEN;
}

static enum entry_result type_number(struct entry *entry, gunichar character, struct error *error)
{
    bool full = false;
    if (character < '0' || character > '9')
        return refuse_with_hint(entry, error);
    enum entry_result result = type_digit(entry, character, entry_item(entry)->top, &full, error);
    if (result != ENTRY_TAKEN || !full)
        return result;
    return accept(entry, entry->typed, error);
}

/* Ten choices or more have numbers of two digits. */
static enum entry_result type_long_choice(struct entry *entry, gunichar digit, struct error *error)
{
    bool full = false;
    long count = (long)value_choice_count(entry_item(entry), entry->services);
    enum entry_result result = type_digit(entry, digit, count, &full, error);
    if (result != ENTRY_TAKEN || !full)
        return result;
    return accept_choice(entry, (size_t)(atol(entry->typed) - 1), error);
}

static enum entry_result type_choice(struct entry *entry, gunichar character, struct error *error)
{
    if (g_unichar_isalpha(character)) {
        int position = choice_by_letter(entry, character);
        return position >= 0 ? accept_choice(entry, (size_t)position, error)
                             : refuse_with_hint(entry, error);
    }
    if (character < '0' || character > '9')
        return refuse_with_hint(entry, error);
    if (value_choice_count(entry_item(entry), entry->services) > 9)
        return type_long_choice(entry, character, error);
    return accept_choice(entry, character == '0' ? SIZE_MAX : character - '1', error);
}

static enum entry_result refuse_date(struct entry *entry, struct error *error)
{
    error_set(error, ERROR_INPUT, _("%s: \"%s\" bukan tanggal. Contoh: 2406%d."),
              entry_item(entry)->label, entry->typed, entry->year);
    check_refuse(error, CHECK_DATE);
    forget_typed(entry);
    return ENTRY_REFUSED;
}

static enum entry_result accept_date(struct entry *entry, struct error *error)
{
    struct day day = day_from_keyed(entry->typed, entry->year);
    char iso[DAY_TEXT_SIZE];
    if (day.year == 0)
        return refuse_with_hint(entry, error);
    if (!day_is_valid(day))
        return refuse_date(entry, error);
    day_to_iso(day, iso);
    return accept(entry, iso, error);
}

static enum entry_result type_date(struct entry *entry, gunichar character, struct error *error)
{
    if (entry->typed[0] && (character == '-' || character == '/' || character == '.'))
        return ENTRY_TAKEN;
    if (character < '0' || character > '9')
        return refuse_with_hint(entry, error);
    append_typed(entry, character);
    if (strlen(entry->typed) < 8)
        return ENTRY_TAKEN;
    return accept_date(entry, error);
}

static enum entry_result type_at(struct entry *entry, gunichar character, struct error *error)
{
    switch (entry_item(entry)->kind) {
    case ITEM_NUMBER:
    case ITEM_SHEET_NUMBER:
        return type_number(entry, character, error);
    case ITEM_DATE:
        return type_date(entry, character, error);
    case ITEM_ANSWER:
        if (character < '0' || character > '9')
            return refuse_with_hint(entry, error);
        return accept(entry, (char[]){(char)character, '\0'}, error);
    default:
        return type_choice(entry, character, error);
    }
}

enum entry_result entry_type(struct entry *entry, gunichar character, struct error *error)
{
    if (!entry_item(entry) || entry_is_text(entry))
        return ENTRY_IGNORED;
    bool blank = entry->typed[0] == '\0' && (character == '-' || character == ' ');
    enum entry_result result =
        blank ? accept(entry, VALUE_BLANK, error) : type_at(entry, character, error);
    entry->moved_itself = result == ENTRY_ACCEPTED;
    return result;
}

static char *typed_day(const struct entry *entry)
{
    char iso[DAY_TEXT_SIZE];
    struct day day = day_from_keyed(entry->typed, entry->year);
    day_to_iso(day, iso);
    return day_is_valid(day) ? g_strdup(iso) : NULL;
}

static char *typed_choice(const struct entry *entry)
{
    size_t position = (size_t)(atol(entry->typed) - 1);
    bool there = position < value_choice_count(entry_item(entry), entry->services);
    return there ? g_strdup(value_choice(entry_item(entry), entry->services, position).code) : NULL;
}

char *entry_typed_value(const struct entry *entry)
{
    struct error unread;
    const struct form_item *item = entry_item(entry);
    if (!item || !entry->typed[0])
        return NULL;
    if (item->kind == ITEM_DATE)
        return typed_day(entry);
    if (item->kind == ITEM_CHOICE || item->kind == ITEM_SERVICE)
        return typed_choice(entry);
    return value_read(item, entry->services, entry->typed, &unread);
}

static enum entry_result take_typed(struct entry *entry, struct error *error)
{
    switch (entry_item(entry)->kind) {
    case ITEM_DATE:
        return accept_date(entry, error);
    case ITEM_CHOICE:
    case ITEM_SERVICE:
        return accept_choice(entry, (size_t)(atol(entry->typed) - 1), error);
    default:
        return accept(entry, entry->typed, error);
    }
}

enum entry_result entry_confirm(struct entry *entry, struct error *error)
{
    bool from_habit = entry->moved_itself;
    entry->moved_itself = false;
    if (!entry_item(entry))
        return ENTRY_IGNORED;
    if (entry->typed[0])
        return take_typed(entry, error);
    if (*entry->sheet->values[entry->at] == '\0')
        return from_habit ? ENTRY_IGNORED : refuse_with_hint(entry, error);
    entry_pass(entry);
    return ENTRY_MOVED;
}

enum entry_result entry_erase(struct entry *entry)
{
    entry->moved_itself = false;
    if (!entry_item(entry))
        return ENTRY_IGNORED;
    size_t length = strlen(entry->typed);
    if (length > 0) {
        entry->typed[length - 1] = '\0';
        return ENTRY_TAKEN;
    }
    if (*entry->sheet->values[entry->at] == '\0')
        return ENTRY_IGNORED;
    sheet_set(entry->sheet, entry->at, "");
    return ENTRY_ACCEPTED;
}

enum entry_result entry_set_text(struct entry *entry, const char *text, struct error *error)
{
    g_autofree char *value = NULL;
    if (entry_says_nothing(text))
        text = "";
    if (*text == '\0' && *entry->sheet->values[entry->at] == '\0')
        return ENTRY_IGNORED;
    value = value_read(entry_item(entry), entry->services, text, error);
    if (!value)
        return ENTRY_REFUSED;
    if (strcmp(value, entry->sheet->values[entry->at]) == 0)
        return ENTRY_IGNORED;
    sheet_set(entry->sheet, entry->at, value);
    return ENTRY_ACCEPTED;
}

enum entry_result entry_leave_blank(struct entry *entry, struct error *error)
{
    return accept(entry, VALUE_BLANK, error);
}

enum entry_result entry_go(struct entry *entry, size_t item, struct error *error)
{
    enum entry_result result = ENTRY_MOVED;
    if (entry_item(entry) && entry->typed[0])
        result = take_typed(entry, error);
    if (result == ENTRY_REFUSED)
        return result;
    forget_typed(entry);
    item = MIN(item, entry->sheet->form->item_count);
    entry->at = item < entry->at ? asked_before(entry, item) : asked_from(entry, item);
    return result;
}
