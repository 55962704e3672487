#ifndef LEMBAR_UI_REPORT_KEYERS_REPORT_H
#define LEMBAR_UI_REPORT_KEYERS_REPORT_H

#include "src/count.h"
#include "ui/app.h"

/* The keyer's figures: sheets and keys an hour, keys a sheet, errors that second keying found, time
 * a field. Who may not see those of others sees their own. */

/* Whether who is at the keys may see the figures of others. */
bool keyers_may_see_all(const struct app *app);

/* --- one figure after the other --- */

struct keyer_column {
    const char *key;                                    /* of the column in CSV and JSON */
    const char *heading;                                /* N_(), short */
    const char *words;                                  /* N_(), whole */
    long (*value)(const struct keyer_figures *figures); /* hundredths; NULL: the number of sheets */
    long (*whole)(const struct keyer_figures *figures); /* as people read it; NULL: with decimals */
};

#define KEYER_COLUMNS 6
extern const struct keyer_column keyer_columns[KEYER_COLUMNS];

/* As people read it: "18.998", "0,44", "–" where there is none. */
#define KEYER_TEXT COUNT_TEXT
const char *keyer_text(const struct keyer_column *column, const struct keyer_figures *figures,
                       char point, char text[KEYER_TEXT]);

/* --- as tables --- */

enum keyers_by { KEYERS_BY_DAY, KEYERS_BY_PERSON, KEYERS_BY_FIELD };

struct keyers_report {
    struct app *app;
    enum keyers_by by;
    GPtrArray *rows;       /* of struct keyer_row; NULL by field */
    int64_t *sums, *times; /* by field: ms, and how often; one for each item */
};

/* Finish it in either case. */
bool keyers_report_load(struct keyers_report *report, struct app *app, enum keyers_by by,
                        struct error *error);
void keyers_report_finish(struct keyers_report *report);

/* The mean time on an item in hundredths of a second. */
long keyers_report_seconds(const struct keyers_report *report, size_t item);

GString *keyers_report_table(const struct keyers_report *report);
GString *keyers_report_csv(const struct keyers_report *report);
GString *keyers_report_json(const struct keyers_report *report);

#endif
