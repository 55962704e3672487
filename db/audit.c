#include "db/audit.h"

#include <string.h>
#include <time.h>

#include "db/backup.h"
#include "db/query.h"
#include "db/record.h"
#include "db/seal.h"
#include "db/signed_text.h"
#include "db/subject.h"
#include "src/i18n.h"

#define MOST_FINDINGS 100 /* a chain broken at its start would tell of every sheet */

/* Of an imported sheet: the seal before its first change. */
#define FIRST_SEAL                                                                                 \
    "coalesce((SELECT record.before FROM record WHERE subject = sheet.uid ORDER BY id LIMIT 1), "  \
    "seal)"
#define IS_IMPORTED "EXISTS (SELECT 1 FROM record WHERE record.id = imported AND kind = 'import')"
#define IS_FORGOTTEN                                                                               \
    "EXISTS (SELECT 1 FROM record WHERE subject = sheet.uid AND record.field = 'personal')"

enum { ENTRIES, HEAD, IMPORTS, PERSONAL, SIGNED, KEY, LOCKS, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [ENTRIES] = "SELECT record.id, at, kind, subject, field, old, new, why, before, after, hash, "
                "person.uid, person.name FROM record LEFT JOIN person ON person.id = person_id "
                "ORDER BY record.id",
    [HEAD] = "SELECT entries, hash FROM chain",
    [IMPORTS] = "SELECT record.id, record.after, record.why, sheet.uid, " FIRST_SEAL
                " FROM record LEFT JOIN sheet ON sheet.imported = record.id "
                "WHERE kind = 'import' ORDER BY record.id, sheet.id",
    [PERSONAL] =
        "SELECT sheet_personal.field, value, salt, sheet_personal.seal, number, "
        "value IS NULL AND " IS_FORGOTTEN " FROM sheet_personal JOIN sheet ON sheet.id = sheet_id",
    [SIGNED] = "SELECT text, coalesce(year, 0) FROM statement LEFT JOIN survey "
               "ON survey.id = survey_id ORDER BY statement.id",
    [KEY] = "SELECT 1 FROM office_key WHERE public = :public",
    [LOCKS] =
        "SELECT year, (SELECT count(*) FROM record WHERE subject = survey_lock.uid AND "
        "field = 'locked' AND new = '1') - (SELECT count(*) FROM statement WHERE "
        "statement.survey_id = survey_lock.survey_id), (SELECT (survey_lock.at, "
        "survey_lock.person_id) IS NOT (record.at, record.person_id) FROM record WHERE subject = "
        "survey_lock.uid ORDER BY record.id DESC LIMIT 1) "
        "FROM survey_lock JOIN survey ON survey.id = survey_id ORDER BY survey.id",
};

/* Three statements on each subject. */
#define ROWS(subject)      ((size_t)(subject))
#define LOST(subject)      ((size_t)(subject) + SUBJECTS)
#define GAPS(subject)      ((size_t)(subject) + (size_t)2 * SUBJECTS)
#define SUBJECT_STATEMENTS ((size_t)3 * SUBJECTS)

static char *rows_sql(const struct subject_kind *kind)
{
    return g_strdup_printf("SELECT %s, %s, %s, (SELECT record.after FROM record WHERE subject = "
                           "%s.uid AND kind = '%s' ORDER BY record.id DESC LIMIT 1), %s, %s FROM "
                           "%s ORDER BY %s.id",
                           kind->shown, kind->year ? kind->year : "NULL",
                           kind->sealed ? "seal" : "NULL", kind->name, kind->name,
                           strcmp(kind->name, "sheet") == 0 ? IS_IMPORTED : "0", kind->content,
                           kind->name, kind->name);
}

static char *lost_sql(const struct subject_kind *kind)
{
    return g_strdup_printf(
        "SELECT record.id, at, person.name FROM record LEFT JOIN person ON person.id = person_id "
        "WHERE kind = '%s' AND field = '' AND NOT EXISTS (SELECT 1 FROM %s WHERE %s.uid = subject)"
        "%s ORDER BY record.id",
        kind->name, kind->name, kind->name,
        kind->may_go ? " AND NOT EXISTS (SELECT 1 FROM record AS removal WHERE removal.subject = "
                       "record.subject AND removal.field = 'removed')"
                     : "");
}

static char *gaps_sql(const struct subject_kind *kind)
{
    return g_strdup_printf(
        "SELECT entry.id, at, person.name, (SELECT %s FROM %s WHERE %s.uid = subject), "
        "(SELECT %s FROM %s WHERE %s.uid = subject) FROM (SELECT id, at, person_id, subject, "
        "before, lag(after) OVER (PARTITION BY subject ORDER BY id) AS earlier FROM record "
        "WHERE kind = '%s') AS entry LEFT JOIN person ON person.id = person_id "
        "WHERE earlier IS NOT NULL AND before IS NOT earlier ORDER BY entry.id",
        kind->shown, kind->name, kind->name, kind->year ? kind->year : "NULL", kind->name,
        kind->name, kind->name);
}

static struct statements *prepare_subjects(struct database *database, struct error *error)
{
    char *texts[SUBJECT_STATEMENTS];
    for (size_t i = 0; i < SUBJECTS; i++) {
        texts[ROWS(i)] = rows_sql(&subjects[i]);
        texts[LOST(i)] = lost_sql(&subjects[i]);
        texts[GAPS(i)] = gaps_sql(&subjects[i]);
    }
    struct statements *statements =
        statements_prepare(database, (const char *const *)texts, SUBJECT_STATEMENTS, error);
    for (size_t i = 0; i < SUBJECT_STATEMENTS; i++)
        g_free(texts[i]);
    return statements;
}

struct audit {
    struct progress *progress;
    struct statements *statements, *of_subjects;
    GPtrArray *findings;
    int64_t last; /* number of the last entry */
    unsigned char hash[DIGEST_SIZE];
    bool for_others; /* a copy without personal data and passwords */
};

static void find(struct audit *audit, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void find(struct audit *audit, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (audit->findings->len < MOST_FINDINGS)
        g_ptr_array_add(audit->findings, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

static struct record_entry read_entry(const struct query *query)
{
    return (struct record_entry){
        .at = query_int(query, 1),
        .kind = query_raw_text(query, 2),
        .subject = query_blob_of(query, 3, UID_SIZE),
        .field = query_raw_text(query, 4),
        .old_value = query_raw_text(query, 5),
        .new_value = query_raw_text(query, 6),
        .why = query_raw_text(query, 7),
        .before = query_blob_of(query, 8, DIGEST_SIZE),
        .after = query_blob_of(query, 9, DIGEST_SIZE),
    };
}

/* "57 (24-11-2026 15:34, demo)" */
static char *name_entry(int64_t number, int64_t at, const char *person)
{
    time_t seconds = (time_t)(at / 1000);
    struct tm local = {0};
    char time[32];
    localtime_r(&seconds, &local);
    strftime(time, sizeof time, "%d-%m-%Y %H:%M", &local);
    return g_strdup_printf("%ld (%s, %s)", (long)number, time, person);
}

static void check_number(struct audit *audit, int64_t number)
{
    if (number > audit->last && number - audit->last == 2)
        find(audit, _("Catatan %ld hilang."), (long)number - 1);
    else if (number > audit->last && number - audit->last > 2)
        find(audit, _("Catatan %ld sampai %ld hilang."), (long)audit->last + 1, (long)number - 1);
    audit->last = MAX(number, 0);
}

/* All of it is there, and its hash is the one that it ought to have. */
static bool is_in_chain(const struct audit *audit, const struct query *query)
{
    unsigned char hash[DIGEST_SIZE];
    struct record_entry entry = read_entry(query);
    const void *person = query_blob_of(query, 11, UID_SIZE);
    const void *kept = query_blob_of(query, 10, DIGEST_SIZE);
    if (!person || !kept || !entry.subject || query_int(query, 0) < 1)
        return false;
    record_hash(&entry, query_int(query, 0), person, audit->hash, hash);
    return memcmp(hash, kept, DIGEST_SIZE) == 0;
}

/* After a broken link the chain is followed from the hash that is written there, so that one
 * change is told once. */
static void check_entry(struct audit *audit, const struct query *query)
{
    const void *hash = query_blob_of(query, 10, DIGEST_SIZE);
    check_number(audit, query_int(query, 0));
    if (!is_in_chain(audit, query)) {
        g_autofree char *name =
            name_entry(query_int(query, 0), query_int(query, 1), query_text(query, 12));
        find(audit, _("Catatan %s diubah, disisipkan, atau dipindahkan."), name);
    }
    if (hash)
        memcpy(audit->hash, hash, DIGEST_SIZE);
}

static bool check_entries(struct audit *audit, int64_t entries, struct error *error)
{
    struct query query = query_begin(audit->statements, ENTRIES);
    progress_begin(audit->progress, _("Memeriksa catatan"), entries);
    while (query_walk(&query))
        check_entry(audit, &query);
    return query_end(&query, error);
}

static bool check_head(struct audit *audit, int64_t *entries, struct error *error)
{
    struct query query = query_begin(audit->statements, HEAD);
    bool found = query_step(&query);
    const void *hash = found ? query_blob_of(&query, 1, DIGEST_SIZE) : NULL;
    *entries = found ? query_int(&query, 0) : 0;
    if (*entries > audit->last)
        find(audit, _("%ld catatan terakhir hilang."), (long)(*entries - audit->last));
    else if (*entries < audit->last || !hash || memcmp(audit->hash, hash, DIGEST_SIZE) != 0)
        find(audit, _("Kepala rantai catatan tidak cocok dengan catatan terakhir."));
    return query_end(&query, error);
}

/* What people call the row by: "Lembar 12 (survei 2024)". */
static char *name_row(const struct subject_kind *kind, const struct query *query, int shown)
{
    g_autofree char *name = g_strdup_printf(_(kind->label), query_text(query, shown));
    if (query_is_null(query, shown + 1))
        return g_steal_pointer(&name);
    return g_strdup_printf(_("%s (survei %ld)"), name, (long)query_int(query, shown + 1));
}

/* The row says what its seal says, and the seal is the one of its last entry. */
static bool is_true(const struct subject_kind *kind, const struct query *query, bool *has_history)
{
    unsigned char now[DIGEST_SIZE];
    const void *seal = query_blob_of(query, 2, DIGEST_SIZE);
    const void *last = query_blob_of(query, 3, DIGEST_SIZE);
    *has_history = last || query_int(query, 4);
    digest_of_text(query_raw_text(query, 5), now);
    return *has_history && (!kind->sealed || (seal && memcmp(now, seal, DIGEST_SIZE) == 0)) &&
           (!last || memcmp(now, last, DIGEST_SIZE) == 0);
}

/* What was erased of a person cannot be told any more: name, role, blocked, password, must_change.
 */
static bool lacks_password(const char *content)
{
    g_auto(GStrv) parts = g_strsplit(content, "\x1e", -1);
    return g_strv_length(parts) == 5 && *parts[3] == '\0';
}

static bool check_rows(struct audit *audit, enum subject subject, struct error *error)
{
    bool has_history;
    const struct subject_kind *kind = &subjects[subject];
    struct query query = query_begin(audit->of_subjects, ROWS(subject));
    progress_begin(audit->progress, _("Mencocokkan data dengan catatan"), 0);
    while (query_walk(&query)) {
        if (is_true(kind, &query, &has_history) ||
            (audit->for_others && subject == SUBJECT_PERSON && has_history &&
             lacks_password(query_raw_text(&query, 5))))
            continue;
        g_autofree char *name = name_row(kind, &query, 0);
        find(audit,
             has_history ? _("%s tidak sesuai dengan riwayatnya.")
                         : _("%s tidak mempunyai riwayat."),
             name);
    }
    return query_end(&query, error);
}

static bool check_lost(struct audit *audit, enum subject subject, struct error *error)
{
    struct query query = query_begin(audit->of_subjects, LOST(subject));
    while (query_step(&query)) {
        g_autofree char *name =
            name_entry(query_int(&query, 0), query_int(&query, 1), query_text(&query, 2));
        find(audit, _(subjects[subject].lost), name);
    }
    return query_end(&query, error);
}

/* A row was not, before an entry, what the entry before said. */
static bool check_gaps(struct audit *audit, enum subject subject, struct error *error)
{
    struct query query = query_begin(audit->of_subjects, GAPS(subject));
    while (query_step(&query)) {
        g_autofree char *row = name_row(&subjects[subject], &query, 3);
        g_autofree char *entry =
            name_entry(query_int(&query, 0), query_int(&query, 1), query_text(&query, 2));
        find(audit, _("%s diubah tanpa catatan sebelum catatan %s."), row, entry);
    }
    return query_end(&query, error);
}

static bool check_subjects(struct audit *audit,
                           bool (*check)(struct audit *, enum subject, struct error *),
                           struct error *error)
{
    for (int subject = 0; subject < SUBJECTS; subject++)
        if (!check(audit, (enum subject)subject, error))
            return false;
    return true;
}

/* An import as it is followed through its sheets. */
struct followed {
    int64_t entry; /* 0: none yet */
    struct digest digest;
    unsigned char expected[DIGEST_SIZE];
    char *source;
};

static void end_import(struct audit *audit, struct followed *import)
{
    unsigned char found[DIGEST_SIZE];
    digest_end(&import->digest, found);
    if (import->entry && memcmp(found, import->expected, DIGEST_SIZE) != 0)
        find(audit, _("Lembar dari impor \"%s\" (catatan %ld) bertambah, hilang, atau diubah."),
             import->source, (long)import->entry);
    g_free(import->source);
}

static void begin_import(struct followed *import, const struct query *query)
{
    const void *expected = query_blob_of(query, 1, DIGEST_SIZE);
    *import = (struct followed){.entry = query_int(query, 0)};
    import->source = g_strdup(query_text(query, 2));
    if (expected)
        memcpy(import->expected, expected, DIGEST_SIZE);
    digest_begin(&import->digest);
}

static bool check_imports(struct audit *audit, struct error *error)
{
    struct followed import = {0};
    struct query query = query_begin(audit->statements, IMPORTS);
    digest_begin(&import.digest);
    progress_begin(audit->progress, _("Memeriksa lembar yang diimpor"), 0);
    while (query_walk(&query)) {
        if (query_int(&query, 0) != import.entry) {
            end_import(audit, &import);
            begin_import(&import, &query);
        }
        const void *uid = query_blob_of(&query, 3, UID_SIZE);
        const void *seal = query_blob_of(&query, 4, DIGEST_SIZE);
        if (uid && seal) {
            digest_bytes(&import.digest, uid, UID_SIZE);
            digest_bytes(&import.digest, seal, DIGEST_SIZE);
        }
    }
    end_import(audit, &import);
    return query_end(&query, error);
}

/* Personal data fit their seal, or were forgotten on the record, or left out. */
static bool personal_is_true(const struct audit *audit, const struct query *query)
{
    const void *salt = query_blob_of(query, 2, SEAL_SALT_SIZE);
    if (query_is_null(query, 1))
        return query_is_null(query, 2) && (audit->for_others || query_int(query, 5));
    return salt && seal_fits(query_raw_text(query, 3), salt, query_raw_text(query, 0),
                             query_raw_text(query, 1));
}

static bool check_personal(struct audit *audit, struct error *error)
{
    struct query query = query_begin(audit->statements, PERSONAL);
    progress_begin(audit->progress, _("Memeriksa segel data pribadi"), 0);
    while (query_walk(&query))
        if (!personal_is_true(audit, &query))
            find(audit, _("Data pribadi lembar %ld (%s) tidak sesuai dengan segelnya."),
                 (long)query_int(&query, 4), query_text(&query, 0));
    return query_end(&query, error);
}

static bool is_own_key(struct audit *audit, const unsigned char *key, bool *own,
                       struct error *error)
{
    struct query query = query_begin(audit->statements, KEY);
    query_bind_blob(&query, ":public", key, KEY_SIZE);
    *own = query_step(&query);
    return query_end(&query, error);
}

/* Statements are signed by a key of the office, and say what was signed. */
static bool check_statements(struct audit *audit, struct error *error)
{
    struct error refusal;
    unsigned char key[KEY_SIZE];
    bool own = false, ok = true;
    struct query query = query_begin(audit->statements, SIGNED);
    while (ok && query_step(&query)) {
        bool fits = signed_text_verify(query_raw_text(&query, 0), key, &refusal);
        ok = !fits || is_own_key(audit, key, &own, error);
        if (!fits || !own)
            find(audit, _("Pernyataan survei %ld bukan yang ditandatangani kantor ini."),
                 (long)query_int(&query, 1));
    }
    return query_end(&query, error) && ok;
}

/* Each time that a survey was locked left a statement; who turned the lock last, and when, is on
 * the record. */
static bool check_locks(struct audit *audit, struct error *error)
{
    struct query query = query_begin(audit->statements, LOCKS);
    while (query_step(&query)) {
        long year = (long)query_int(&query, 0), lost = (long)query_int(&query, 1);
        if (lost > 0)
            find(audit, _("Pernyataan survei %ld yang sudah ditandatangani hilang: %ld."), year,
                 lost);
        if (query_int(&query, 2))
            find(audit, _("Kunci survei %ld: waktu atau orangnya tidak sesuai dengan catatan."),
                 year);
    }
    return query_end(&query, error);
}

bool audit_count(struct database *database, int64_t *entries, struct error *error)
{
    struct statements *statements = statements_prepare(database, &sql[HEAD], 1, error);
    if (!statements)
        return false;
    struct query query = query_begin(statements, 0);
    *entries = query_step(&query) ? query_int(&query, 0) : 0;
    bool ok = query_end(&query, error);
    statements_finish(statements);
    return ok;
}

static bool verify(struct audit *audit, int64_t *entries, struct error *error)
{
    return check_entries(audit, *entries, error) && check_head(audit, entries, error) &&
           check_subjects(audit, check_rows, error) && check_imports(audit, error) &&
           check_subjects(audit, check_lost, error) && check_subjects(audit, check_gaps, error) &&
           check_personal(audit, error) && check_statements(audit, error) &&
           check_locks(audit, error);
}

bool audit_verify(struct database *database, GPtrArray **findings, int64_t *entries,
                  struct error *error)
{
    struct audit audit = {.progress = database_progress(database),
                          .statements = statements_prepare(database, sql, STATEMENT_COUNT, error)};
    *findings = g_ptr_array_new_with_free_func(g_free);
    audit.findings = *findings;
    audit.of_subjects = audit.statements ? prepare_subjects(database, error) : NULL;
    bool ok = audit.of_subjects && database_begin_reading(database, error);
    if (ok) {
        ok = backup_is_for_others(database, &audit.for_others, error) &&
             audit_count(database, entries, error) && verify(&audit, entries, error);
        database_rollback(database);
    }
    statements_finish(audit.of_subjects);
    statements_finish(audit.statements);
    return ok;
}
