#ifndef LEMBAR_UI_WIDGET_FIELDS_H
#define LEMBAR_UI_WIDGET_FIELDS_H

#include "ui/widget/editor.h"

/* A form to fill in: lines, long texts and choices, one below the other, each edited in place. */

enum field_kind { FIELD_LINE, FIELD_LONG, FIELD_CHOICE };

struct field {
    const char *label; /* borrowed; translated */
    enum field_kind kind;
    int rows;      /* of a long text */
    GStrv choices; /* of a choice, owned */
    int chosen;    /* position in choices */
    struct editor *editor;
    char *hint; /* beside or below an empty field; owned, may be NULL */
};

struct fields {
    GArray *list; /* of struct field */
    guint at;
    int top;
    bool changed;
};

void fields_init(struct fields *fields);
void fields_finish(struct fields *fields);

void fields_add_line(struct fields *fields, const char *label, const char *text, const char *hint);
void fields_add_long(struct fields *fields, const char *label, const char *text, int rows,
                     const char *hint);

/* CHOICES are copied; CHOSEN is a position among them. */
void fields_add_choice(struct fields *fields, const char *label, const char *const *choices,
                       int chosen);

/* Borrowed until the next key; of a choice, the chosen words. */
const char *fields_text(const struct fields *fields, guint field);
int fields_chosen(const struct fields *fields, guint field);

/* Whether the field at hand is a choice. */
bool fields_at_choice(const struct fields *fields);

/* Another text, not typed by anybody. */
void fields_set_text(struct fields *fields, guint field, const char *text);

/* The text of a line is an old value that what is typed first replaces (editor.h). */
void fields_offer(struct fields *fields, guint field);

/* Typing, choosing and moving from field to field; false for a key that means nothing. */
bool fields_key(struct fields *fields, uint32_t key);

/* NOTE, if not NULL, says something beside a field that has text; the caller's, to be freed. */
typedef char *field_note(guint field, const char *text, void *context);
void fields_draw(struct fields *fields, const struct canvas *canvas, field_note *note,
                 void *context);

#endif
