#ifndef LEMBAR_UI_SCREEN_ACTION_FORM_PRIVATE_H
#define LEMBAR_UI_SCREEN_ACTION_FORM_PRIVATE_H

#include "ui/screen/action_form.h"
#include "ui/screen/fields_screen.h"

/* The form of an action, for the files it is made of: action_form.c (fields and keys) and
 * action_form_save.c (from the fields to the store, also where somebody else was faster). */

struct action_form {
    struct fields_screen base;
    struct screen *owner;
    struct action *action;
    struct action *before;       /* as it was read; of a new one, empty */
    struct survey *other_survey; /* where the action is of another year; else NULL */
    GPtrArray *owners;           /* char *, to choose from; NULL where they could not be read */
};

enum field_number {
    SERVICE,
    ELEMENT,
    CAUSE,
    PLAN,
    DUE,
    QUARTERS,
    OWNER,
    STATUS,
    REALISATION,
    DONE,
    EVIDENCE,
    REASON,
    OBSTACLES
};

/* The survey whose services and elements the form offers. */
const struct survey *action_form_survey(const struct action_form *form);

/* Its due date was settled or flagged by somebody: the same words keep that. */
bool action_form_due_is_as_before(const struct action_form *form, const char *text);

/* Stores what is filled in and goes back, or asks for what is missing. */
struct wish action_form_save(struct screen *screen);

#endif
