#ifndef LEMBAR_UI_REPORT_DICTIONARY_H
#define LEMBAR_UI_REPORT_DICTIONARY_H

#include "ui/app.h"
#include "ui/report/grid.h"

/* What the columns of the exported sheets (sheets_report.h) mean: a data dictionary for people, and
 * files by which programs of statistics read the codes. */

struct variable {
    const char *name;  /* of the column; borrowed, as all texts here but SERVICES */
    const char *label; /* as the officer reads it */
    const char *text;  /* the full question */
    const char *kind;  /* in files: "answer", "choice", "number", "day", "text" … */
    const char *unit;  /* of a number, or "" */
    const char *group; /* code of the element or further index, or "" */
    bool required, personal;
    bool has_range;
    int low, top;
    const struct form_choice *codes;
    size_t code_count;
    int item;     /* position in the form, or -1 */
    bool numeric; /* all that can stand in it are numbers */
};

struct dictionary {
    struct app *app;
    GArray *variables;            /* of struct variable, in the order of the columns */
    struct form_choice *services; /* the codes of the services */
    struct form_choice counted[2];
    bool with_personal;
};

/* WITH_PERSONAL: of the columns that sheets exported with personal data have. */
struct dictionary *dictionary_create(struct app *app, bool with_personal);
void dictionary_destroy(struct dictionary *dictionary); /* NULL is fine */

const struct variable *dictionary_at(const struct dictionary *dictionary, guint position);

/* One row a column. The caller destroys it. */
struct grid *dictionary_grid(const struct dictionary *dictionary);

/* For people: a few lines a column. The caller frees the text. */
GString *dictionary_text(const struct dictionary *dictionary);
GString *dictionary_json(const struct dictionary *dictionary);

/* DDI-Codebook 2.5, of the data in the CSV file called DATA; NULL on trouble. */
GString *dictionary_ddi(const struct dictionary *dictionary, const char *data, struct error *error);

/* Syntax of SPSS and R that reads the CSV file called DATA, with labels of variables and values.
 * SPSS reads no line breaks within a cell. NULL on trouble. */
GString *dictionary_sps(const struct dictionary *dictionary, const char *data, struct error *error);
GString *dictionary_r(const struct dictionary *dictionary, const char *data, struct error *error);

#endif
