#ifndef LEMBAR_UI_SCREEN_HOME_PRIVATE_H
#define LEMBAR_UI_SCREEN_HOME_PRIVATE_H

#include "ui/screen.h"
#include "ui/widget/list.h"

/* What the files of the first screen share: home.c (data, menu, keys) and home_survey.c. */

#define HOME_ENTRIES 10

struct home {
    struct screen screen;
    struct figures figures;
    struct action_counts actions;
    enum draft_found waiting;
    long waiting_number;
    long next_number;
    struct backup_state backup;
    struct closing_state closing;
    struct second_counts second;
    int64_t own, own_today;    /* sheets that this person has keyed */
    int entries[HOME_ENTRIES]; /* of the menu, those that this person may open */
    struct list menu;          /* over them */
};

/* Draws the survey at a glance, or what this person has keyed of it; returns the row below it. */
int home_draw_survey(const struct home *home, const struct canvas *canvas);
int home_draw_own(const struct home *home, const struct canvas *canvas);

#endif
