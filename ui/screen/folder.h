#ifndef LEMBAR_UI_SCREEN_FOLDER_H
#define LEMBAR_UI_SCREEN_FOLDER_H

#include "ui/screen/question.h"

/* The folder that the papers of a survey go to: at first that of the user's documents, or the home
 * folder; then the one that the person at the keys has chosen for the survey, as long as it is
 * there. Papers and statements ask for it alike. The caller frees the paths. */
char *folder_of_papers(struct app *app);

/* As people write it: "~/Dokumen". */
char *folder_shown(const char *path);

/* Asks for it; TYPED is told what was typed, or that nothing was. */
struct wish folder_ask(struct screen *asker, const char *question, const char *folder,
                       answer_function *typed);

/* What was typed, "~" being the home folder, becomes WANTED. SETTLED is told 1 at once where the
 * folder is there; where it alone is missing, after asking whether to make it; else a sentence
 * says so. */
struct wish folder_typed(struct screen *asker, const char *typed, char **wanted,
                         answer_function *settled);

/* Makes the folder where it is missing, and chooses it from now on. */
bool folder_settle(struct app *app, const char *folder, struct error *error);

#endif
