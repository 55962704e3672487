#ifndef LEMBAR_UI_REPORT_SLIPS_H
#define LEMBAR_UI_REPORT_SLIPS_H

#include <json-c/json.h>

#include "src/error_rate.h"
#include "src/rekey.h"
#include "src/slip.h"
#include "ui/app.h"

/* What second keying says of the figures: how many fields may be wrong, and whether so many slips
 * could change the result. What is claimed stands in src/error_rate.h and src/slip.h; the rate is
 * that of second_rate (db/second_store.h). */

struct slips {
    struct second_rate found;
    struct error_rate fields;  /* of all fields that were compared: the limit that is shown */
    struct error_rate answers; /* of the answers among them: how many of the open ones are wrong */
    struct slip_check *check;  /* with the most slips that there may be; 1 where nothing was
                                  compared */
};

/* Of the whole survey; finish it in either case. */
bool slips_load(struct slips *slips, struct app *app, struct error *error);
void slips_finish(struct slips *slips);

/* One line, short enough for 78 cells, or in full. The caller frees it. */
char *slips_line(const struct slips *slips, const struct app *app);
char *slips_sentence(const struct slips *slips, const struct app *app);

/* "12 lembar yang diundi acak": those that the rate is of; and what was found of all others, which
 * do not stand for the rest, or NULL where there are none. The caller frees them. */
char *slips_sheets(const struct slips *slips);
char *slips_others(const struct slips *slips);

/* That batches are drawn at unequal shares, where there is a rate and they are; else NULL. */
const char *slips_uneven(const struct slips *slips);

/* What came of an order of second keying, one sentence. The caller frees it. */
char *slips_ordered(const struct second_order *order, const struct second_ordered *ordered);

/* The caller gives it up to the object it goes into. */
struct json_object *slips_json(const struct slips *slips);

struct slips_sheet {
    int64_t id;
    long number;
    bool waits; /* for second keying already */
};

/* The sheets to key again first: once they agree with their paper, so many slips in the others
 * change nothing. An array of struct slips_sheet, empty where nothing can change; the caller unrefs
 * it. NULL on trouble. */
GArray *slips_to_rekey(const struct slips *slips, struct app *app, struct error *error);

/* "12, 7, 3, …": the first few numbers. The caller frees it. */
char *slips_numbers(const GArray *sheets);

#endif
