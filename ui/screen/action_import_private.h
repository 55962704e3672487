#ifndef LEMBAR_UI_SCREEN_ACTION_IMPORT_PRIVATE_H
#define LEMBAR_UI_SCREEN_ACTION_IMPORT_PRIVATE_H

#include "ui/report/action_import_report.h"
#include "ui/screen/action_import.h"
#include "ui/widget/list.h"

/* The import of a list: action_import.c reads, looks and stores, action_import_ask.c asks what is
 * to be chosen, action_import_view.c draws. */

/* A spelling that is not the unit's own name, the columns that are read or not, a sentence about
 * the whole list, or rows of it with the same outcome. */
struct import_row {
    enum { OF_SPELLING, OF_COLUMNS, OF_UNREAD, OF_LIST, OF_ROWS } kind;
    guint at; /* position among those of its kind */
};

struct import_screen {
    struct screen screen;
    struct action_import *import; /* NULL: its headings cannot be read, */
    char *trouble;                /* for this reason */
    char *path, *columns;         /* of the list, and of the file of columns or NULL */
    char *report;                 /* where the report is about to go */
    GPtrArray *groups;            /* of struct outcome_group */
    GArray *rows;                 /* of struct import_row */
    struct list list;
    bool kept;       /* it is in the database */
    int64_t version; /* of the data that it was held against */
};

enum import_action {
    IMPORT_UNIT,
    IMPORT_STORE,
    IMPORT_REPORT,
    IMPORT_MERGED,
    IMPORT_SPLIT,
    IMPORT_UPDATE,
    IMPORT_ADD,
    IMPORT_COLUMNS,
    IMPORT_YEAR,
};

/* The row of the cursor, or NULL. */
const struct import_row *import_selected(const struct import_screen *shown);

/* What would come of it with something chosen; it is not chosen where that cannot be told, and a
 * sentence says why. */
void import_look_again(struct import_screen *shown, const struct action_import_options *options);

/* Reads the list anew with the file of COLUMNS, or NULL; what is shown stays where that fails. */
bool import_read_again(struct import_screen *shown, const char *columns, struct error *error);

void import_draw(struct screen *screen, const struct canvas *canvas);

/* What a file of columns looks like, row by row, beside the keys in the help. */
char *import_explains(size_t row, const char **left);

struct wish import_ask_unit(struct import_screen *shown);
struct wish import_ask_columns(struct import_screen *shown);
struct wish import_ask_year(struct import_screen *shown);
struct wish import_ask_report(struct import_screen *shown);

#endif
