#ifndef LEMBAR_UI_SCREEN_REVIEW_WHAT_IF_PRIVATE_H
#define LEMBAR_UI_SCREEN_REVIEW_WHAT_IF_PRIVATE_H

#include "db/review_store.h"
#include "src/what_if.h"
#include "ui/screen.h"
#include "ui/screen/pass.h"
#include "ui/widget/list.h"

/* What the files of other conditions share: review_what_if.c reads and obeys,
 * review_what_if_parts.c knows what may be supposed and its words, review_what_if_view.c draws. */

/* A part of the sheets that may be left out: a service, keyer, week or sheet. */
struct part {
    enum what_if_part kind;
    int64_t which;
};

struct review_what_if {
    struct screen screen;
    struct reading_state state;
    struct counted_set *set;
    struct index_result *real, *supposed;
    enum what_if_part kind; /* what the list shows */
    GArray *parts;          /* of struct what_if_left_out: one a row of the list */
    GArray *left_out;       /* of struct part, of any kind */
    int rule, bands;
    struct list list;
};

const struct form *review_what_if_form(const struct review_what_if *what_if);

/* --- what may be supposed --- */

extern const char *const review_what_if_kind_words[WHAT_IF_PARTS];
extern const char *const review_what_if_rule_words[WHAT_IF_RULES];

/* First the form's own, then the tables of the field. */
extern const char *const review_what_if_bands_words[WHAT_IF_BANDS + 1];

/* Row I of the list. */
const struct what_if_left_out *review_what_if_part(const struct review_what_if *what_if, int i);

/* The name of a service, keyer, week or sheet; the caller frees it. */
char *review_what_if_part_words(const struct review_what_if *what_if, enum what_if_part kind,
                                int64_t which);

bool review_what_if_is_left_out(const struct review_what_if *what_if, enum what_if_part kind,
                                int64_t which);

/* Whether a rule is meant for so many elements: the sum of its weights is nearly all. */
bool review_what_if_rule_fits(const struct form *form, int rule);

void review_what_if_draw(struct screen *screen, const struct canvas *canvas);

#endif
