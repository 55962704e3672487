#ifndef LEMBAR_TESTS_FAULT_SESSION_PRIVATE_H
#define LEMBAR_TESTS_FAULT_SESSION_PRIVATE_H

#include "tests/fault/session.h"

/* What the files of the session share: session.c (the script, and what the database holds),
 * session_office.c (an office is set up, people, closing), session_sheets.c (keying, actions,
 * choices, batches, second keying), session_look.c (looking, verifying) and session_backups.c. */

typedef bool step_act(struct session *session, const char *argument, struct error *error);
typedef void step_check(const struct session *session, const char *before, bool changed);

step_act make_database, introduce, create_survey, add_person, promote, block, make_key, lock_survey,
    unlock_survey;
step_act key_field, park, discard, store_sheet, begin_correction, store_correction, set_aside,
    bring_back, forget, import, plan_action, finish_action, set_target, publish, write_preface,
    register_batch, reject_paper, close_batch, ask_for_second_keying, key_second, store_second;
step_act look, verify;
step_act choose_folder, back_up, note_backup, put_older_backups, go_back, lose_database, leave_log,
    put_old_database, open_again;
step_check check_stick, check_kept;

/* Runs WORK on a database opened for it alone. */
bool with_surveys(struct session *session,
                  bool (*work)(struct database *, struct survey_store *, struct error *),
                  struct error *why);

#endif
