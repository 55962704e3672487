#ifndef LEMBAR_UI_REPORT_UNIT_REPORT_PRIVATE_H
#define LEMBAR_UI_REPORT_UNIT_REPORT_PRIVATE_H

#include "db/report_text_store.h"
#include "ui/app.h"
#include "ui/report/document.h"

/* The chapters of the report, each in a file of its own. */

/* How many sheets give an answer of a choice or number. */
struct characteristic {
    size_t item;
    int64_t *keyed, *counted; /* one for each group (groups.h) */
};

struct unit_report {
    struct app *app;
    const struct form *form;
    struct document *document;
    struct figures figures;
    struct tally *tally;
    GPtrArray *services;                                    /* of struct group */
    GArray *characteristics;                                /* of struct characteristic */
    char first_day[DAY_TEXT_SIZE], last_day[DAY_TEXT_SIZE]; /* YYYY-MM-DD or "" */
    int64_t suggestions;                                    /* how many respondents wrote one */
    bool draft; /* the survey is not locked: its figures may change */
    struct report_text texts[REPORT_PARTS];
};

/* Reads what several chapters need, in one pass over the sheets. */
bool unit_report_gather(struct unit_report *report, struct error *error);
void unit_report_finish(struct unit_report *report);

void unit_report_respondents(struct unit_report *report);
bool unit_report_results(struct unit_report *report, struct error *error);
void unit_report_questions(struct unit_report *report);
bool unit_report_trend(struct unit_report *report, struct error *error);
bool unit_report_actions(struct unit_report *report, struct error *error);
bool unit_report_suggestions(struct unit_report *report, struct error *error);
bool unit_report_tabulation(struct unit_report *report, struct error *error);
bool unit_report_statement(struct unit_report *report, struct error *error);

/* A row of a table without a head: what, and how much. */
void unit_report_fact(struct document_table *facts, const char *label, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
struct document_table *unit_report_facts(struct unit_report *report);

/* "93,70", "–"; the caller frees it. */
char *unit_report_number(const struct unit_report *report, long hundredths);

/* The whole percent, rounded half up: of a few dozen sheets a decimal would claim too much.
 * "–" of none. The caller frees it. */
char *unit_report_percent(int64_t part, int64_t whole);

/* "▲ 4,16", "▼ 3,20", "tetap", "–"; the caller frees it. */
char *unit_report_change(const struct unit_report *report, long change);

/* A value in the colour of its grade. */
void unit_report_value(const struct unit_report *report, struct document_table *table,
                       const struct index_value *value);

/* "24-06-2024" from YYYY-MM-DD; "–" where there is none. The caller frees it. */
char *unit_report_day(const char *iso);

/* A respondent's own words, to be told without who wrote them. */
static inline bool unit_report_is_suggestion(const struct form_item *item)
{
    return item->kind == ITEM_LONG_TEXT && !item->personal;
}

/* The title of the form, and the year of the survey where the title does not name it. The caller
 * frees it. */
char *unit_report_survey(const struct unit_report *report);

#endif
