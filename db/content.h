#ifndef LEMBAR_DB_CONTENT_H
#define LEMBAR_DB_CONTENT_H

/* SQL for all that a row says, as one text, whose digest is the seal of the row: the record of
 * changes keeps the seal after each change, and audit_verify compares it with the row as it is.
 * Personal data are in it by their own seals only. What came with a later schema is said only where
 * there is something to say: the seals of older rows stay true. */

#define CONTENT_SEPARATOR " || char(30) || "

/* A survey or service of another survey is a change too. */
#define CONTENT_OF_SURVEY(table)                                                                   \
    "(SELECT hex(uid) FROM survey WHERE survey.id = " table ".survey_id)" CONTENT_SEPARATOR        \
    "coalesce((SELECT code FROM service WHERE service.id = service_id "                            \
    "AND service.survey_id = " table ".survey_id), service_id, '')"

#define SHEET_CONTENT                                                                              \
    CONTENT_OF_SURVEY("sheet")                                                                     \
    CONTENT_SEPARATOR                                                                              \
    "number" CONTENT_SEPARATOR "coalesce(day, '')" CONTENT_SEPARATOR "answers" CONTENT_SEPARATOR   \
    "counted" CONTENT_SEPARATOR "reason" CONTENT_SEPARATOR "fields" CONTENT_SEPARATOR              \
    "(SELECT hex(uid) FROM person WHERE person.id = keyed_by)" CONTENT_SEPARATOR                   \
    "keyed_at" CONTENT_SEPARATOR                                                                   \
    "coalesce((SELECT group_concat(field || '=' || seal, char(31)) FROM (SELECT field, seal "      \
    "FROM sheet_personal WHERE sheet_id = sheet.id ORDER BY field)), '')"                          \
    " || CASE WHEN batch_id IS NULL AND control_total IS NULL AND accepted = '' THEN '' ELSE "     \
    "char(30) || coalesce((SELECT hex(uid) FROM batch WHERE batch.id = batch_id), "                \
    "'')" CONTENT_SEPARATOR "coalesce(control_total, '')" CONTENT_SEPARATOR "accepted END"

/* What hangs on an action, one after the other. */
#define OF_ACTION(table, what, order)                                                              \
    "coalesce((SELECT group_concat(" what " || '=' || (SELECT hex(uid) FROM person WHERE "         \
    "person.id = person_id) || '=' || at, char(31)) FROM (SELECT * FROM " table                    \
    " WHERE action_id = action.id ORDER BY " order ")), '')"
#define NONE_OF_ACTION(table) "NOT EXISTS (SELECT 1 FROM " table " WHERE action_id = action.id)"

#define ACTION_NOTES OF_ACTION("action_note", "hex(uid) || '=' || text", "uid")
#define ACTION_TICKS OF_ACTION("action_tick", "month", "month")
#define ACTION_FILES                                                                               \
    OF_ACTION("action_file", "hex(uid) || '=' || hex(name) || '=' || hex(digest)", "uid")

#define ACTION_HAS_NO_LIFE                                                                         \
    "owner_id IS NULL AND action.reason = '' AND quarters = 0 AND moves = 0 AND rules = 0 "        \
    "AND " NONE_OF_ACTION("action_note") " AND " NONE_OF_ACTION(                                   \
        "action_tick") " AND " NONE_OF_ACTION("action_file")

#define ACTION_LIFE                                                                                \
    "coalesce((SELECT hex(uid) FROM person WHERE person.id = owner_id), '')" CONTENT_SEPARATOR     \
    "action.reason" CONTENT_SEPARATOR "quarters" CONTENT_SEPARATOR "moves" CONTENT_SEPARATOR       \
    "rules" CONTENT_SEPARATOR ACTION_NOTES CONTENT_SEPARATOR ACTION_TICKS CONTENT_SEPARATOR        \
        ACTION_FILES

#define ACTION_CONTENT                                                                             \
    CONTENT_OF_SURVEY("action")                                                                    \
    CONTENT_SEPARATOR                                                                              \
    "element" CONTENT_SEPARATOR "cause" CONTENT_SEPARATOR "plan" CONTENT_SEPARATOR                 \
    "due" CONTENT_SEPARATOR "coalesce(due_day, '')" CONTENT_SEPARATOR                              \
    "due_certainty" CONTENT_SEPARATOR "owner" CONTENT_SEPARATOR "status" CONTENT_SEPARATOR         \
    "realisation" CONTENT_SEPARATOR "coalesce(done_day, '')" CONTENT_SEPARATOR                     \
    "evidence" CONTENT_SEPARATOR "obstacles" CONTENT_SEPARATOR                                     \
    "(SELECT hex(uid) FROM person WHERE person.id = created_by)" CONTENT_SEPARATOR                 \
    "created_at || CASE WHEN " ACTION_HAS_NO_LIFE " THEN '' ELSE char(30) || " ACTION_LIFE " END " \
    "|| iif(action.recommendation = '', '', char(29) || action.recommendation)"

/* The hash of the password is in it: the record never shows it, but misses no other one put in its
 * place. */
#define PERSON_CONTENT                                                                             \
    "name" CONTENT_SEPARATOR "role" CONTENT_SEPARATOR "blocked" CONTENT_SEPARATOR                  \
    "password" CONTENT_SEPARATOR "must_change"

#define SURVEY_CONTENT                                                                             \
    "(SELECT hex(uid) || name FROM unit WHERE unit.id = unit_id)" CONTENT_SEPARATOR                \
    "(SELECT key || char(31) || version || char(31) || text FROM form WHERE form.id = "            \
    "form_id)" CONTENT_SEPARATOR "year" CONTENT_SEPARATOR "coalesce(target, '')"

#define SERVICE_CONTENT                                                                            \
    "(SELECT hex(uid) FROM survey WHERE survey.id = service.survey_id)" CONTENT_SEPARATOR          \
    "code" CONTENT_SEPARATOR "name" CONTENT_SEPARATOR "coalesce(population, '')"

#define PUBLISHED_CONTENT                                                                          \
    "(SELECT hex(uid) || name FROM unit WHERE unit.id = unit_id)" CONTENT_SEPARATOR                \
    "form_key" CONTENT_SEPARATOR "year" CONTENT_SEPARATOR "service" CONTENT_SEPARATOR              \
    "element" CONTENT_SEPARATOR "value || iif(source = '', '', char(30) || source)"

#define SUGGESTION_CONTENT                                                                         \
    "(SELECT hex(uid) FROM sheet WHERE sheet.id = sheet_id)" CONTENT_SEPARATOR                     \
    "codes" CONTENT_SEPARATOR "coalesce((SELECT group_concat(answer, char(31)) FROM (SELECT "      \
    "hex(action.uid) AS answer FROM suggestion_action JOIN action ON action.id = action_id "       \
    "WHERE suggestion_id = suggestion.id ORDER BY answer)), '')"

#define DECLINED_CONTENT                                                                           \
    "(SELECT hex(uid) FROM survey WHERE survey.id = declined.survey_id)" CONTENT_SEPARATOR         \
    "coalesce((SELECT hex(uid) FROM service WHERE service.id = service_id), '')" CONTENT_SEPARATOR \
    "element" CONTENT_SEPARATOR "why" CONTENT_SEPARATOR                                            \
    "(SELECT hex(uid) FROM person WHERE person.id = person_id)" CONTENT_SEPARATOR "at"

#define SPELLING_CONTENT                                                                           \
    "spelling_key" CONTENT_SEPARATOR "spelling" CONTENT_SEPARATOR                                  \
    "unit_spelling.unit" CONTENT_SEPARATOR                                                         \
    "(SELECT hex(uid) FROM person WHERE person.id = confirmed_by)" CONTENT_SEPARATOR               \
    "confirmed_at"

/* Its rejected and missing sheets are part of what a batch says. */
#define BATCH_CONTENT                                                                              \
    CONTENT_OF_SURVEY("batch")                                                                     \
    CONTENT_SEPARATOR                                                                              \
    "number" CONTENT_SEPARATOR "declared" CONTENT_SEPARATOR "handed_by" CONTENT_SEPARATOR          \
    "day" CONTENT_SEPARATOR "totals" CONTENT_SEPARATOR "closed" CONTENT_SEPARATOR                  \
    "coalesce((SELECT hex(uid) FROM person WHERE person.id = closed_by), '')" CONTENT_SEPARATOR    \
    "coalesce(closed_at, '')" CONTENT_SEPARATOR                                                    \
    "coalesce((SELECT group_concat(said, char(31)) FROM (SELECT reason || '=' || "                 \
    "coalesce(serial, '') || '=' || at || '=' || coalesce((SELECT hex(uid) FROM person WHERE "     \
    "person.id = person_id), '') AS said FROM rejected WHERE batch_id = batch.id ORDER BY "        \
    "rejected.id)), '')" CONTENT_SEPARATOR                                                         \
    "coalesce((SELECT group_concat(serial, char(31)) FROM (SELECT serial FROM missing "            \
    "WHERE batch_id = batch.id ORDER BY serial)), '')"

/* A pass is in it once it is keyed, a difference once it is settled. */
#define SECOND_CONTENT                                                                             \
    "(SELECT hex(uid) FROM sheet WHERE sheet.id = sheet_id)" CONTENT_SEPARATOR                     \
    "why" CONTENT_SEPARATOR "state" CONTENT_SEPARATOR "compared" CONTENT_SEPARATOR                 \
    "answers" CONTENT_SEPARATOR "wrong" CONTENT_SEPARATOR "wrong_answers" CONTENT_SEPARATOR        \
    "verified" CONTENT_SEPARATOR                                                                   \
    "coalesce((SELECT group_concat(said, char(30)) FROM (SELECT number || char(31) || "            \
    "(SELECT hex(uid) FROM person WHERE person.id = person_id) || char(31) || at || char(31) || "  \
    "standing || char(31) || items || char(31) || fields || char(31) || second_pass.answers || "   \
    "char(31) || seen_fields || char(31) || seen_answers AS said FROM second_pass "                \
    "WHERE keying_id = second_keying.id AND at IS NOT NULL ORDER BY number)), "                    \
    "'')" CONTENT_SEPARATOR                                                                        \
    "coalesce((SELECT group_concat(said, char(30)) FROM (SELECT field || char(31) || first || "    \
    "char(31) || second || char(31) || third || char(31) || decided || char(31) || "               \
    "first_erred || second_erred || third_erred AS said FROM second_difference "                   \
    "WHERE keying_id = second_keying.id ORDER BY field)), '')"

/* Its rows are part of what an import of published figures says. */
#define UNIT_IMPORT_CONTENT                                                                        \
    "kind" CONTENT_SEPARATOR "unit_import.source" CONTENT_SEPARATOR                                \
    "hex(digest)" CONTENT_SEPARATOR                                                                \
    "(SELECT hex(uid) FROM person WHERE person.id = imported_by)" CONTENT_SEPARATOR                \
    "imported_at" CONTENT_SEPARATOR                                                                \
    "coalesce((SELECT group_concat(said, char(31)) FROM (SELECT json_array(unit_key, cluster, "    \
    "year, unit, line, u1, u2, u3, u4, u5, u6, u7, u8, u9, value, respondents, counts, "           \
    "target_from, target_to, attainment, change, category, unit_result.source) AS said FROM "      \
    "unit_result WHERE import_id = unit_import.id ORDER BY unit_key, cluster, year)), "            \
    "'')" CONTENT_SEPARATOR                                                                        \
    "coalesce((SELECT group_concat(said, char(31)) FROM (SELECT json_array(unit_key, year, day, "  \
    "unit, line, recommendations, actions, closed, percent) AS said FROM unit_monitoring "         \
    "WHERE import_id = unit_import.id ORDER BY unit_key, year, day)), '')"

#endif
