#ifndef LEMBAR_UI_PAPER_WORKBOOK_PRIVATE_H
#define LEMBAR_UI_PAPER_WORKBOOK_PRIVATE_H

#include "ui/paper/spreadsheet.h"
#include "ui/report/grid.h"
#include "ui/report/unit_report_private.h"

/* The pages of the workbook, in groups, each in a file of its own. */

enum workbook_page {
    WORKBOOK_SUMMARY,
    WORKBOOK_ELEMENTS,
    WORKBOOK_SERVICES,
    WORKBOOK_LAST_YEAR,
    WORKBOOK_CHARACTERISTICS,
    WORKBOOK_SAMPLE,
    WORKBOOK_ASIDE,
    WORKBOOK_SUGGESTIONS,
    WORKBOOK_PLAN,
    WORKBOOK_REALISATION,
    WORKBOOK_MATRIX,
    WORKBOOK_TABULATION,
    WORKBOOK_GRADES,
    WORKBOOK_DICTIONARY,
    WORKBOOK_PAGES
};

#define NO_COLUMN G_MAXUINT

struct workbook {
    struct app *app;
    const struct form *form;
    struct unit_report report; /* what was gathered, without a document */
    struct spreadsheet *book;
    bool with_personal;
    /* where things stand in the tabulation, its rows being 2 to last */
    unsigned *columns; /* of each item, or NO_COLUMN */
    unsigned service_column, counted_column;
    unsigned last;
};

/* A grid as a page of its own. */
void workbook_grid(struct spreadsheet *book, const struct grid *grid, const char *name);

/* The name that a page has in formulas. */
const char *workbook_name(enum workbook_page page);

/* A column of the tabulation, for formulas; the caller frees it. */
char *workbook_column(const struct workbook *workbook, unsigned column);

/* Where things will stand in the tabulation, which is written last. */
void workbook_place_columns(struct workbook *workbook);
bool workbook_tabulation(struct workbook *workbook, struct error *error);
bool workbook_aside(struct workbook *workbook, struct error *error);
bool workbook_suggestions(struct workbook *workbook, struct error *error);

void workbook_summary(struct workbook *workbook);
void workbook_elements(struct workbook *workbook);
void workbook_services(struct workbook *workbook);
void workbook_last_year(struct workbook *workbook);
void workbook_grades(struct workbook *workbook);
void workbook_characteristics(struct workbook *workbook);
void workbook_sample(struct workbook *workbook);

/* The row of an element on its page; ELEMENT may be element_count: the index. */
unsigned workbook_element_row(size_t element);

#endif
