#ifndef LEMBAR_UI_REPORT_ACTION_IMPORT_REPORT_H
#define LEMBAR_UI_REPORT_ACTION_IMPORT_REPORT_H

#include "ui/app.h"

/* What became of a list of actions that was imported, row by row. */

/* "diambil". */
const char *row_outcome_words(enum row_outcome outcome);

/* Rows with the same outcome for the same reasons: one line of the report. */
struct outcome_group {
    enum row_outcome outcome;
    const char *reasons; /* borrowed; "" */
    char *lines;         /* "2–7, 9": where they begin in the file */
    guint rows;
};

/* By outcome, then by their first line: a GPtrArray of struct outcome_group, the caller unrefs it
 * before the import runs again or is closed. */
GPtrArray *action_import_groups(const struct action_import *import);

/* "5 tindak lanjut dapat diimpor dari …", and how many had each other outcome; KEPT: they are in
 * the database. The caller frees it. */
char *action_import_sum(const struct action_import *import, bool kept);

/* The whole for people; and a row a line for programs: line, item, outcome, unit, year, service,
 * plan (its first line), reasons. The caller frees them. */
GString *action_import_report_text(const struct action_import *import, bool kept);
GString *action_import_report_csv(const struct action_import *import);

/* The spellings that nobody has confirmed, each with what it may mean, as a file of spellings has
 * them; the caller frees it. */
GString *action_import_proposals_csv(const struct action_import *import);

/* "Kolom: unit "Unit Kerja", …", and those that are not read, "" where all are; the caller frees
 * them. */
char *action_columns_read_text(const struct action_columns *columns);
char *action_columns_unread_text(const struct action_columns *columns);

/* "Loka Toba" (3 baris, dari baris 5): how a spelling is told; the caller frees it. */
char *action_spelling_text(const struct action_spelling *spelling);

#endif
