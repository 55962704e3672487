#include "ui/screen/all.h"

#include "ui/screen/action_calendar.h"
#include "ui/screen/action_card.h"
#include "ui/screen/action_doubts.h"
#include "ui/screen/action_form.h"
#include "ui/screen/action_import.h"
#include "ui/screen/action_timeline.h"
#include "ui/screen/actions.h"
#include "ui/screen/answers.h"
#include "ui/screen/audit.h"
#include "ui/screen/batch.h"
#include "ui/screen/batch_form.h"
#include "ui/screen/batches.h"
#include "ui/screen/choose.h"
#include "ui/screen/closing.h"
#include "ui/screen/entries.h"
#include "ui/screen/findings.h"
#include "ui/screen/help.h"
#include "ui/screen/history.h"
#include "ui/screen/home.h"
#include "ui/screen/index.h"
#include "ui/screen/keyer.h"
#include "ui/screen/keyers.h"
#include "ui/screen/keying.h"
#include "ui/screen/last_year.h"
#include "ui/screen/matrix.h"
#include "ui/screen/monitoring.h"
#include "ui/screen/page.h"
#include "ui/screen/password.h"
#include "ui/screen/people.h"
#include "ui/screen/question.h"
#include "ui/screen/reading.h"
#include "ui/screen/recommendations.h"
#include "ui/screen/report.h"
#include "ui/screen/report_text.h"
#include "ui/screen/resolve.h"
#include "ui/screen/review.h"
#include "ui/screen/second.h"
#include "ui/screen/service_form.h"
#include "ui/screen/services.h"
#include "ui/screen/settings.h"
#include "ui/screen/setup.h"
#include "ui/screen/sheets.h"
#include "ui/screen/sign_in.h"
#include "ui/screen/suggestions.h"
#include "ui/screen/surveys.h"
#include "ui/screen/units.h"

const struct screen_class *const all_screens[] = {
    &home_class,
    &keying_class,
    &findings_class,
    &keyer_class,
    &keyers_class,
    &keying_second_class,
    &second_class,
    &resolve_class,
    &sheets_class,
    &history_class,
    &history_batch_class,
    &index_class,
    &matrix_class,
    &actions_class,
    &action_card_class,
    &action_form_class,
    &action_calendar_class,
    &action_timeline_class,
    &action_doubts_class,
    &action_import_class,
    &last_year_class,
    &monitoring_class,
    &monitored_class,
    &surveys_class,
    &services_class,
    &service_form_class,
    &units_class,
    &batches_class,
    &batch_class,
    &batch_form_class,
    &report_class,
    &report_text_class,
    &setup_class,
    &closing_class,
    &review_class,
    &review_cross_class,
    &review_answers_class,
    &review_aside_class,
    &review_years_class,
    &review_sample_class,
    &review_sure_class,
    &review_what_if_class,
    &choose_class,
    &page_class,
    &settings_class,
    &people_class,
    &password_class,
    &sign_in_class,
    &audit_class,
    &entries_class,
    &recommendations_class,
    &suggestions_class,
    &answers_class,
    &question_class,
    &question_text_class,
    &question_confirm_class,
    &question_tell_class,
    &question_seen_class,
    &help_class,
    &reading_class,
    NULL,
};
