#ifndef LEMBAR_UI_REPORT_PAPER_H
#define LEMBAR_UI_REPORT_PAPER_H

#include "ui/app.h"

/* The papers of a survey that can be written to a file: its report, its public notice and
 * all its tables as a workbook. */

enum paper {
    PAPER_REPORT_PDF,
    PAPER_REPORT_ODT,
    PAPER_NOTICE_A4,
    PAPER_NOTICE_A3,
    PAPER_NOTICE_PNG,
    PAPER_WORKBOOK,
    PAPERS
};

/* The name of its file in LANGUAGE where nobody gives another: "laporan-skm-2024.pdf". The caller
 * frees it. */
char *paper_file_name(const struct app *app, enum paper paper, const char *language);

/* The path that WANTED means: a folder takes the usual name, NULL is that name in the working
 * folder. The caller frees it. */
char *paper_path(const struct app *app, enum paper paper, const char *wanted);

struct paper_options {
    bool without_tabulation; /* of the report */
    bool overwrite;          /* a file that is there already */
    bool with_personal;      /* personal data too, in the workbook */
};

/* Whether a file may be written to PATH, asked before the work is done, so that nobody waits for a
 * refusal: not over the files of the database, nor, unless OVERWRITE, over one that is there. */
bool paper_check_path(const struct app *app, bool overwrite, const char *path, struct error *error);

/* Writes it to PATH, whole or not at all. Refuses a file that is there already, unless told, and
 * the files of the database always. */
bool paper_write(struct app *app, enum paper paper, const struct paper_options *options,
                 const char *path, struct error *error);

/* The same in another language than that of the screens. */
bool paper_write_in(struct app *app, const char *language, enum paper paper,
                    const struct paper_options *options, const char *path, struct error *error);

#endif
