#include "src/listing.h"

#include <string.h>

#include "src/text.h"

/* A mark at the start of an item: "12." is a number 12, "b)" a letter 2, "-" a bullet. */
struct mark {
    enum { NO_MARK, NUMBER, LETTER, BULLET } kind;
    int number;        /* of a number or letter */
    gunichar sign;     /* of a bullet, or what follows the number: '.' or ')' */
    const char *after; /* where the text of the item begins */
};

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

static struct mark read_bullet(const char *at)
{
    static const char bullets[] = "-*•–—●▪◦·➢✓";
    gunichar sign = g_utf8_get_char(at);
    const char *after = g_utf8_next_char(at);
    bool is_bullet = *at && g_utf8_strchr(bullets, -1, sign) && (*after == ' ' || *after == '\t');
    return is_bullet ? (struct mark){BULLET, 0, sign, skip_blanks(after)} : (struct mark){0};
}

/* "1.", "(1)", "12)", "a."; a point may be followed by no digit, as in "1.5". */
static struct mark read_mark(const char *at)
{
    struct mark mark = {0};
    bool opened = *at == '(';
    at += opened;
    if (!*at)
        return mark;
    if (g_ascii_isdigit(*at)) {
        mark.kind = NUMBER;
        for (int digits = 0; g_ascii_isdigit(*at) && digits < 3; digits++)
            mark.number = mark.number * 10 + (*at++ - '0');
    } else if (g_ascii_isalpha(*at) && !g_ascii_isalpha(at[1])) {
        mark.kind = LETTER;
        mark.number = g_ascii_tolower(*at++) - 'a' + 1;
    } else {
        return opened ? mark : read_bullet(at);
    }
    bool closed = *at == ')' || (*at == '.' && !opened && !g_ascii_isdigit(at[1]));
    if (!closed)
        return (struct mark){0};
    mark.sign = opened ? '(' : (gunichar)*at;
    mark.after = skip_blanks(at + 1);
    return mark;
}

static bool is_next(const struct mark *mark, const struct mark *before)
{
    return mark->kind == before->kind && mark->sign == before->sign &&
           (mark->kind == BULLET || mark->number == before->number + 1);
}

/* A mark stands where a line begins; one with a number also after a stop and a blank, but a dash
 * within a line is often no more than a dash. */
static bool may_begin(const char *text, const char *at, int kind)
{
    const char *before = at;
    while (before > text && (before[-1] == ' ' || before[-1] == '\t'))
        before--;
    if (before == text || before[-1] == '\n')
        return true;
    return kind != BULLET && before < at && strchr(";.,:", before[-1]) != NULL;
}

/* Where the item after that of MARK begins, whose mark it then is; NULL where none follows. */
static const char *find_next(const char *text, struct mark *mark)
{
    for (const char *at = mark->after; *at; at = g_utf8_next_char(at)) {
        struct mark next = {0};
        if (*at != ' ' && *at != '\t' && *at != '\n')
            next = read_mark(at);
        if (next.kind != NO_MARK && is_next(&next, mark) && may_begin(text, at, next.kind)) {
            *mark = next;
            return at;
        }
    }
    return NULL;
}

static void add_item(GPtrArray *items, const char *start, const char *end)
{
    g_autofree char *part = end ? g_strndup(start, (gsize)(end - start)) : g_strdup(start);
    g_autofree char *item = text_clean(part, true);
    size_t length = strlen(item);
    if (length > 0 && strchr(";,", item[length - 1]))
        item[length - 1] = '\0';
    if (!text_is_blank(item))
        g_ptr_array_add(items, g_steal_pointer(&item));
}

GPtrArray *listing_items(const char *text)
{
    const char *first = text + strspn(text, " \t\n");
    struct mark mark = read_mark(first);
    if (mark.kind == NO_MARK || (mark.kind != BULLET && mark.number != 1))
        return NULL;
    GPtrArray *items = g_ptr_array_new_with_free_func(g_free);
    const char *start = mark.after;
    for (const char *next; (next = find_next(text, &mark)); start = mark.after)
        add_item(items, start, next);
    add_item(items, start, NULL);
    if (items->len > 1)
        return items;
    g_ptr_array_unref(items);
    return NULL;
}
