#ifndef LEMBAR_UI_SCREEN_REVIEW_SURE_PRIVATE_H
#define LEMBAR_UI_SCREEN_REVIEW_SURE_PRIVATE_H

#include "src/stability.h"
#include "src/sureness.h"
#include "ui/screen.h"
#include "ui/screen/pass.h"
#include "ui/widget/list.h"

/* How sure one may be, for the files it is made of: review_sure.c (data, keys), review_sure_rows.c
 * (what is known of a row), review_sure_view.c (drawing) and review_sure_words.c (sentences). */

struct review_sure {
    struct screen screen;
    struct reading_state state;
    int64_t population; /* of the months of the survey; 0: not known of every service */
    struct sureness_result *now, *before; /* before: NULL where last year's sheets are not here */
    struct survey *survey_before;
    struct stability *stability;
    struct figures figures; /* with what was published of last year */
    struct list list;       /* the index, then the elements */
};

/* --- one row: the index (0) or an element; with last year's survey beside it --- */

enum change_kind {
    CHANGE_UNKNOWN,
    CHANGE_CHANCE,
    CHANGE_UP,
    CHANGE_DOWN,
    CHANGE_HINT_UP, /* against a published value, whose own doubt nobody knows: no proof */
    CHANGE_HINT_DOWN
};

const struct index_value *review_sure_value(const struct review_sure *sure, int row);
const struct sureness *review_sure_interval(const struct sureness_result *result, int row);

/* Last year's published value, hundredths. */
long review_sure_published(const struct review_sure *sure, int row);

/* Whether it has changed since last year, by last year's sheets or else the published value. */
enum change_kind review_sure_change(const struct review_sure *sure, int row);

/* Percent; a draw that went the other way is told: neither 0 nor 100. */
long review_sure_percent(double share);

/* --- drawing --- */

void review_sure_draw(struct screen *screen, const struct canvas *canvas);

/* The sentences about the selected row, from LINE down to the bottom. */
void review_sure_draw_sentences(const struct review_sure *sure, const struct canvas *canvas,
                                int line);

#endif
