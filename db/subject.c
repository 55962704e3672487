#include "db/subject.h"

#include "db/content.h"
#include "src/i18n.h"

#define YEAR_OF(table)                                                                             \
    "coalesce((SELECT year FROM survey WHERE survey.id = " table ".survey_id), 0)"

#define SURVEY_OF_SHEET "(SELECT survey_id FROM sheet WHERE sheet.id = sheet_id)"

const struct subject_kind subjects[SUBJECTS] = {
    [SUBJECT_SHEET] =
        {
            .name = "sheet",
            .content = SHEET_CONTENT,
            .shown = "number",
            .year = YEAR_OF("sheet"),
            .sheet = "id",
            .survey = "survey_id",
            .label = N_("Lembar %s"),
            .lost = N_("Lembar yang disimpan pada catatan %s tidak ada lagi."),
            .sealed = true,
        },
    [SUBJECT_ACTION] =
        {
            .name = "action",
            .content = ACTION_CONTENT,
            .shown = "'\"' || substr(plan, 1, instr(plan || char(10), char(10)) - 1) || '\"'",
            .year = YEAR_OF("action"),
            .survey = "survey_id",
            .label = N_("Tindak lanjut %s"),
            .lost = N_("Tindak lanjut yang disimpan pada catatan %s tidak ada lagi."),
            .sealed = true,
        },
    [SUBJECT_SETTING] =
        {
            .name = "setting",
            .content = "name" CONTENT_SEPARATOR "value",
            .shown = "name",
            .label = N_("Pengaturan %s"),
            .lost = N_("Pengaturan yang disimpan pada catatan %s tidak ada lagi."),
        },
    [SUBJECT_LOCK] =
        {
            .name = "survey_lock",
            .content = "(SELECT hex(uid) FROM survey WHERE survey.id = survey_id)" CONTENT_SEPARATOR
                       "locked" CONTENT_SEPARATOR "despite",
            .shown = "''",
            .year = YEAR_OF("survey_lock"),
            .label = N_("Kunci%s"),
            .lost = N_("Kunci yang dibuat pada catatan %s tidak ada lagi."),
        },
    [SUBJECT_OFFICE_KEY] =
        {
            .name = "office_key",
            .content = "hex(public)",
            .shown = "substr(hex(public), 1, 16)",
            .label = N_("Kunci kantor %s"),
            .lost = N_("Kunci kantor yang dibuat pada catatan %s tidak ada lagi."),
        },
    [SUBJECT_PERSON] =
        {
            .name = "person",
            .content = PERSON_CONTENT,
            .shown = "name",
            .label = N_("Petugas %s"),
            .lost = N_("Petugas yang disimpan pada catatan %s tidak ada lagi."),
        },
    [SUBJECT_SURVEY] =
        {
            .name = "survey",
            .content = SURVEY_CONTENT,
            .shown = "(SELECT key FROM form WHERE form.id = form_id)",
            .year = "year",
            .label = N_("Survei %s"),
            .lost = N_("Survei yang disimpan pada catatan %s tidak ada lagi."),
        },
    [SUBJECT_SERVICE] =
        {
            .name = "service",
            .content = SERVICE_CONTENT,
            .shown = "code",
            .year = YEAR_OF("service"),
            .label = N_("Layanan %s"),
            .lost = N_("Layanan yang disimpan pada catatan %s tidak ada lagi."),
            .may_go = true,
        },
    [SUBJECT_PUBLISHED] =
        {
            .name = "published",
            .content = PUBLISHED_CONTENT,
            .shown = "rtrim(year || ' ' || element || ' ' || service)",
            .label = N_("Nilai terbit %s"),
            .lost = N_("Nilai terbit yang disimpan pada catatan %s tidak ada lagi."),
            .may_go = true,
        },
    [SUBJECT_BATCH] =
        {
            .name = "batch",
            .content = BATCH_CONTENT,
            .shown = "number",
            .year = YEAR_OF("batch"),
            .survey = "survey_id",
            .label = N_("Bundel %s"),
            .lost = N_("Bundel yang disimpan pada catatan %s tidak ada lagi."),
        },
    [SUBJECT_SECOND] =
        {
            .name = "second_keying",
            .content = SECOND_CONTENT,
            .shown = "(SELECT number FROM sheet WHERE sheet.id = sheet_id)",
            .year = "coalesce((SELECT year FROM sheet JOIN survey ON survey.id = sheet.survey_id "
                    "WHERE sheet.id = sheet_id), 0)",
            .sheet = "sheet_id",
            .survey = SURVEY_OF_SHEET,
            .label = N_("Entri kedua lembar %s"),
            .lost = N_("Entri kedua yang disimpan pada catatan %s tidak ada lagi."),
            .sealed = true,
        },
    [SUBJECT_SUGGESTION] =
        {
            .name = "suggestion",
            .content = SUGGESTION_CONTENT,
            .shown = "(SELECT number FROM sheet WHERE sheet.id = sheet_id)",
            .year = "(SELECT year FROM sheet JOIN survey ON survey.id = survey_id "
                    "WHERE sheet.id = sheet_id)",
            .sheet = "sheet_id",
            .survey = SURVEY_OF_SHEET,
            .label = N_("Kode saran lembar %s"),
            .lost = N_("Kode saran yang disimpan pada catatan %s tidak ada lagi."),
        },
    [SUBJECT_DECLINED] =
        {
            .name = "declined",
            .content = DECLINED_CONTENT,
            .shown = "element",
            .year = YEAR_OF("declined"),
            .label = N_("Rekomendasi tanpa rencana %s"),
            .lost = N_("Rekomendasi tanpa rencana yang disimpan pada catatan %s tidak ada lagi."),
            .may_go = true,
        },
    [SUBJECT_UNIT_IMPORT] =
        {
            .name = "unit_import",
            .content = UNIT_IMPORT_CONTENT,
            .shown = "'\"' || source || '\"'",
            .label = N_("Tabel unit %s"),
            .lost = N_("Tabel unit yang diimpor pada catatan %s tidak ada lagi."),
            .may_go = true,
        },
    [SUBJECT_SPELLING] =
        {
            .name = "unit_spelling",
            .content = SPELLING_CONTENT,
            .shown = "'\"' || spelling || '\"'",
            .label = N_("Ejaan unit %s"),
            .lost = N_("Ejaan unit yang diingat pada catatan %s tidak ada lagi."),
            .may_go = true,
        },
};
