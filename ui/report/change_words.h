#ifndef LEMBAR_UI_REPORT_CHANGE_WORDS_H
#define LEMBAR_UI_REPORT_CHANGE_WORDS_H

#include "db/record_list.h"
#include "ui/app.h"

/* The record of changes in the words of the people who made it: of a sheet, a batch, an action, or
 * any other subject (db/subject.h). The answers of another survey than the one at hand stay as the
 * record has them. Texts are the caller's. */

/* "Umur: 34 tahun → 36 tahun", "disisihkan", "dibuat"; without the reason. */
char *change_words(const struct app *app, int subject, const struct sheet_change *change);

/* The same with the reason, where there is one: "disisihkan (lewat batas waktu)". */
char *change_words_why(const struct app *app, int subject, const struct sheet_change *change);

/* "tenggat": the field alone; borrowed. */
const char *change_field(const struct app *app, int subject, const char *field);

/* "Lembar 12 (survei 2024)", "Pengaturan Kunci layar sesudah … menit". */
char *change_subject(const struct record_row *row);

/* The same, without the year where it is of the survey at hand. */
char *change_subject_here(const struct app *app, const struct record_row *row);

/* What kind of thing it is: "lembar", "tindak lanjut"; borrowed. */
const char *change_kind(int subject);

/* The fields, as the record has them, whose words hold TEXT; NULL at the end. */
GStrv change_fields_with(const struct app *app, const char *text);

#endif
