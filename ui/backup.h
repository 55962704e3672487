#ifndef LEMBAR_UI_BACKUP_H
#define LEMBAR_UI_BACKUP_H

#include "ui/app.h"

/* Backups as a person meets them: made in the folder of the office or another, noted, told. */

/* Makes one in FOLDER, or in the folder chosen for the office where it is NULL; only of the latter
 * a failure is noted. Returns its path, the caller's; NULL, with a sentence, where it failed. */
char *backup_now(struct app *app, const char *folder, bool without_personal, struct error *error);

/* What is said of it, with the files of evidence that were new. The caller frees it. */
char *backup_words(const struct app *app, const char *path);

/* Where a folder is chosen and as many sheets were stored as were wished for, makes one. How it
 * went is noted, and told by the home screen. */
void backup_if_due(struct app *app);

/* When the program ends: makes one of what has changed, and tells on the standard error that none
 * could be made. */
void backup_at_exit(struct app *app);

#endif
