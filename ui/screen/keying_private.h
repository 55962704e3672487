#ifndef LEMBAR_UI_SCREEN_KEYING_PRIVATE_H
#define LEMBAR_UI_SCREEN_KEYING_PRIVATE_H

#include "src/check.h"
#include "src/entry.h"
#include "ui/screen.h"
#include "ui/screen/rejecting.h"
#include "ui/widget/editor.h"

/* What the files of the keying screen share: keying.c (keys), keying_field.c (the field under
 * them), keying_open.c, keying_save.c, keying_leave.c, keying_batch.c, keying_choose.c,
 * keying_reject.c, keying_total.c, keying_checks.c, keying_reason.c, and keying_second.c (second
 * keying: the same screen, blind). */

/* The control total under the keys. */
struct total {
    char typed[4];
    bool passed; /* it was keyed, or left blank on purpose */
    bool saving; /* the sheet is being stored: that goes on once it is settled */
};

/* What F6 offers: at most MOST_OFFERED batches, and four more. */
#define MOST_OFFERED 5

struct offer {
    enum {
        OFFER_BACK,
        OFFER_DECLARED, /* another number of sheets on the slip */
        OFFER_BATCH,
        OFFER_NUMBER, /* a batch by its number */
        OFFER_NONE,   /* no batch */
    } kind;
    int64_t batch;
};

/* What the sheet is compared with, and what was found. */
struct keying_checks {
    struct sheet *before; /* the sheet that this person stored before it, or NULL */
    int64_t fastest;      /* of this person's pace (src/check.h) */
    bool number_taken;
    int most_blank;
    char *off;
    GPtrArray *findings;      /* about single fields, as the sheet is now */
    enum check asked[CHECKS]; /* what is being asked about, in the order shown, */
    int asked_item;           /* and the first doubtful item */
};

struct keying {
    struct screen screen;
    struct screen *owner; /* hears of a correction, or NULL */
    struct draft draft;
    struct entry entry;
    struct editor *editor;  /* of the text item under the cursor, or NULL */
    struct sheet *previous; /* the sheet stored before this one, or NULL */
    struct sheet *original; /* of a correction: as it was stored; else NULL */
    int refused;            /* the item that refused the last key, or -1, */
    gint64 refused_at;      /* and when, in microseconds */
    int suspect;            /* an item whose refusal a quick keyer may have missed, or -1 */
    bool arrived_by_answer; /* the cursor came to this text by itself, after an answer */
    bool unsaved;           /* the disk has not taken the last field */
    bool typing;            /* the editor holds what has not been taken yet, */
    int64_t typed_at;       /* and the last key of it, by app_idle_clock */
    size_t hurdle;          /* of those before storing: the first that is not passed */
    struct batch *batch;    /* that the sheet is of, as it was read last; NULL: none */
    struct rejecting rejecting;
    struct offer offers[MOST_OFFERED + 4];
    struct total total;
    struct keying_checks checks;
    struct second_pass pass; /* of second keying; its id is 0 in first keying. Its sheet is the
                                draft's too, and it owns it */
    size_t stood_at;         /* where the cursor stood before the key */
    bool alarms;             /* a difference is told at once */
    int alarm;               /* the item that is to be told of, or -1 */
};

static inline bool keying_is_pass(const struct keying *keying)
{
    return keying->pass.id != 0;
}

enum {
    KEYING_SAVE,
    KEYING_NEXT,
    KEYING_BACK,
    KEYING_FIRST,
    KEYING_OPEN_ITEM,
    KEYING_CONFIRM,
    KEYING_ERASE,
    KEYING_REPEAT,
    KEYING_SHEET_BEFORE,
    KEYING_REJECT,
    KEYING_BATCH,
    KEYING_FIGURES,
    KEYING_SUGGESTION
};

/* --- keying_field.c --- */

/* What is typed and not yet taken is taken first, or refused. */
bool keying_finish_typing(struct keying *keying);

/* Before a key is taken, what the disk refused is written again: no field is filled while the one
 * before it is not safe. */
bool keying_is_safe(struct keying *keying);

/* Moves to ITEM, taking a text being typed. */
struct wish keying_go(struct keying *keying, size_t item);

/* An editor stands wherever the cursor is on a text. */
void keying_follow_cursor(struct keying *keying);

/* Writes the draft; false, with a sentence, where the disk does not take it. */
bool keying_keep(struct keying *keying);

/* Begins with the draft's sheet, at its first open item. */
void keying_restart(struct keying *keying);

/* A key at the field under the cursor: typed, taken as far as it is typed, taken back, filled as on
 * the sheet before. */
struct wish keying_field_type(struct keying *keying, uint32_t key);
struct wish keying_field_confirm(struct keying *keying);
struct wish keying_field_erase(struct keying *keying);
struct wish keying_field_repeat(struct keying *keying);

/* A key of the editor; false where it means nothing there. */
bool keying_edit(struct keying *keying, uint32_t key);

/* A text being typed is kept like an accepted one; and once nothing is typed for a moment. */
void keying_keep_typed(struct screen *screen);
bool keying_keep_at_pause(struct screen *screen);

/* --- keying.c --- */

/* For the classes of both kinds of keying. */
const struct binding *keying_footer(struct screen *screen, size_t *count);
void keying_show(struct screen *screen, const struct canvas *canvas);
struct wish keying_act(struct screen *screen, int action);
struct wish keying_type(struct screen *screen, uint32_t key);
bool keying_takes(struct screen *screen, uint32_t key);
void keying_destroy(struct screen *screen);

/* --- keying_second.c --- */

/* Writes the pass, as keying_keep does a draft. */
bool keying_second_keep(struct keying *keying, struct error *error);

/* After a value was accepted: whether it is to be told of. */
void keying_second_check(struct keying *keying);

/* The question about it, instead of a wish to stay. */
struct wish keying_second_alarm(struct keying *keying, struct wish wish);

/* Stores the pass and goes on with the next one. */
struct wish keying_second_store(struct keying *keying);

/* --- keying_save.c --- */

/* A sentence, with a blank before it, where the number before that of the sheet is being keyed in
 * another program; else "". The caller frees it. */
char *keying_elsewhere(const struct keying *keying);

/* Stores the sheet, once nothing stands in the way. */
struct wish keying_save(struct keying *keying);

/* --- keying_batch.c --- */

/* The batch of a draft that is opened; unless it was CHOSEN, a sheet that nobody has begun and that
 * is in no batch that takes more joins the one that this person used last. Sets *BATCH, which may
 * be none. */
bool keying_batch_adopt(struct app *app, struct draft *draft, bool chosen, struct batch **batch,
                        struct error *error);

/* A sheet that is not begun has the service of its batch. BATCH may be NULL. */
void keying_batch_preset(struct app *app, const struct batch *batch, struct draft *draft);

/* Reads the batch of the sheet again: others key in it too. */
bool keying_batch_read(struct keying *keying, struct error *error);

/* " · bundel 3: 12 dari 30", and what these are; the caller frees it. "" and NULL without one. */
char *keying_batch_title(const struct keying *keying);
char *keying_batch_ledger(const struct keying *keying);

/* Whether the batch takes no more and no sheet of it is begun; the question that is asked then. */
bool keying_batch_stops(const struct keying *keying);
struct wish keying_batch_stop(struct keying *keying);

/* After a sheet of it is done with. */
struct wish keying_batch_go_on(struct keying *keying);

/* --- keying_choose.c --- */

/* Asks for another batch, or for the number of sheets of this one. */
struct wish keying_batch_choose(struct keying *keying);

/* --- keying_reject.c --- */

/* Asks why the paper at hand is not keyed. */
struct wish keying_batch_reject(struct keying *keying);

/* --- keying_total.c --- */

/* Whether sheets of this batch bear a control total, and whether the cursor stands on it. */
bool keying_total_is_asked(const struct keying *keying);
bool keying_total_is_here(const struct keying *keying);

void keying_total_reset(struct keying *keying);
struct wish keying_total_type(struct keying *keying, uint32_t key);

/* Takes what is typed of it; false where nothing is. */
bool keying_total_take(struct keying *keying);

/* False where there is nothing to take back. */
bool keying_total_erase(struct keying *keying);

/* Asks for it once more; the sheet is stored after it. */
struct wish keying_total_again(struct keying *keying);

/* Before storing: goes to it where it was neither keyed nor left blank. */
bool keying_total_is_missing(struct keying *keying);

/* It is not keyed yet, or just being keyed. */
bool keying_total_is_open(const struct keying *keying);

/* As it stands on the screen: "" not keyed yet, VALUE_BLANK, digits; NULL where none is asked for.
 * The caller frees it. */
char *keying_total_shown(const struct keying *keying);
/* Goes on with the hurdle that stood in the way. */
struct wish keying_pass_hurdles(struct keying *keying);

/* --- keying_checks.c --- */

/* Reads what a sheet is compared with. */
bool keying_checks_begin(struct keying *keying, struct error *error);

/* Reads the sheet before anew, which may have been corrected meanwhile. */
bool keying_checks_refresh(struct screen *screen, struct error *error);
void keying_checks_finish(struct keying *keying);

/* Looks whether another sheet has the number. */
bool keying_checks_number(struct keying *keying, struct error *error);

/* After a field was accepted: marks what is odd about single fields, and says quietly what is new.
 */
void keying_checks_look(struct keying *keying);

/* A new sheet was STORED; the next one is under the keys. */
void keying_checks_stored(struct keying *keying, const struct sheet *stored);

/* A hurdle: asks about all that is odd and not accepted yet. */
bool keying_something_is_odd(struct keying *keying, struct wish *wish);

/* The table of checks, for the help. */
char *keying_checks_explain(size_t row, const char **shown);

/* A key was pressed at the item under the cursor. */
void keying_count_key(struct keying *keying);

/* --- keying_reason.c --- */

/* Says at once that the correction will take a reason. */
void keying_reason_tell(struct keying *keying, const struct sheet_settled *settled);

/* A hurdle: asks why a sheet is corrected that was settled. */
bool keying_reason_is_missing(struct keying *keying, struct wish *wish);

/* --- keying_leave.c --- */

/* Esc: asks what is to become of a sheet that was begun. */
struct wish keying_leave(struct screen *screen);

/* Drops what was keyed of a new sheet; what stays the same from sheet to sheet stays. It has NUMBER
 * then, NUMBERED where a person keyed that. False, and nothing is dropped, on trouble. */
bool keying_empty_sheet(struct keying *keying, long number, bool numbered, struct error *error);

#endif
