#include "src/action_column.h"

#include <string.h>

#include "src/i18n.h"
#include "src/pairs.h"
#include "src/text.h"

#define PASSED_OVER -1 /* a column that follows from others, or that somebody wants to be left */
#define UNKNOWN     -2

static const struct {
    const char *name, *words;
} columns_by_name[ACTION_COLUMNS] = {
    [ACTION_COLUMN_UNIT] = {"unit", N_("unit")},
    [ACTION_COLUMN_YEAR] = {"year", N_("tahun")},
    [ACTION_COLUMN_RECOMMENDATION] = {"recommendation", N_("rekomendasi")},
    [ACTION_COLUMN_SERVICE] = {"service", N_("layanan")},
    [ACTION_COLUMN_ELEMENT] = {"element", N_("unsur")},
    [ACTION_COLUMN_CAUSE] = {"cause", N_("sebab")},
    [ACTION_COLUMN_PLAN] = {"plan", N_("rencana")},
    [ACTION_COLUMN_DUE] = {"due", N_("tenggat")},
    [ACTION_COLUMN_OWNER] = {"owner", N_("PIC")},
    [ACTION_COLUMN_STATUS] = {"status", N_("status")},
    [ACTION_COLUMN_REALISATION] = {"realisation", N_("realisasi")},
    [ACTION_COLUMN_DONE] = {"done", N_("selesai")},
    [ACTION_COLUMN_EVIDENCE] = {"evidence", N_("bukti")},
    [ACTION_COLUMN_OBSTACLES] = {"obstacles", N_("hambatan")},
    [ACTION_COLUMN_REASON] = {"reason", N_("alasan batal")},
    [ACTION_COLUMN_QUARTERS] = {"quarters", N_("triwulan")},
    [ACTION_COLUMN_NOTE] = {"note", N_("catatan")},
    [ACTION_COLUMN_ID] = {"id", N_("pengenal")},
};

/* Headings as text_plain() makes them, beside the names above; blanks do not count. */
static const struct {
    const char *heading;
    int column;
} synonyms[] = {
    {"upp", ACTION_COLUMN_UNIT},
    {"unit kerja", ACTION_COLUMN_UNIT},
    {"unit pelayanan", ACTION_COLUMN_UNIT},
    {"unit pelayanan publik", ACTION_COLUMN_UNIT},
    {"unit penyelenggara pelayanan", ACTION_COLUMN_UNIT},
    {"nama unit", ACTION_COLUMN_UNIT},
    {"nama upp", ACTION_COLUMN_UNIT},
    {"satker", ACTION_COLUMN_UNIT},
    {"satuan kerja", ACTION_COLUMN_UNIT},
    {"kantor", ACTION_COLUMN_UNIT},
    {"office", ACTION_COLUMN_UNIT},
    {"tahun", ACTION_COLUMN_YEAR},
    {"tahun survei", ACTION_COLUMN_YEAR},
    {"tahun skm", ACTION_COLUMN_YEAR},
    {"tahun survey", ACTION_COLUMN_YEAR},
    {"survey year", ACTION_COLUMN_YEAR},
    {"periode survei", ACTION_COLUMN_YEAR},
    {"survei", ACTION_COLUMN_YEAR},
    {"rekomendasi", ACTION_COLUMN_RECOMMENDATION},
    {"no rekomendasi", ACTION_COLUMN_RECOMMENDATION},
    {"nomor rekomendasi", ACTION_COLUMN_RECOMMENDATION},
    {"rekomendasi no", ACTION_COLUMN_RECOMMENDATION},
    {"rekomendasi ke", ACTION_COLUMN_RECOMMENDATION},
    {"recommendation no", ACTION_COLUMN_RECOMMENDATION},
    {"recommendation number", ACTION_COLUMN_RECOMMENDATION},
    {"layanan", ACTION_COLUMN_SERVICE},
    {"jenis layanan", ACTION_COLUMN_SERVICE},
    {"jenis pelayanan", ACTION_COLUMN_SERVICE},
    {"pelayanan", ACTION_COLUMN_SERVICE},
    {"nama layanan", ACTION_COLUMN_SERVICE},
    {"unsur", ACTION_COLUMN_ELEMENT},
    {"unsur skm", ACTION_COLUMN_ELEMENT},
    {"unsur pelayanan", ACTION_COLUMN_ELEMENT},
    {"kode unsur", ACTION_COLUMN_ELEMENT},
    {"sebab", ACTION_COLUMN_CAUSE},
    {"penyebab", ACTION_COLUMN_CAUSE},
    {"penyebab masalah", ACTION_COLUMN_CAUSE},
    {"akar masalah", ACTION_COLUMN_CAUSE},
    {"akar penyebab", ACTION_COLUMN_CAUSE},
    {"analisis penyebab", ACTION_COLUMN_CAUSE},
    {"analisa penyebab", ACTION_COLUMN_CAUSE},
    {"permasalahan", ACTION_COLUMN_CAUSE},
    {"masalah", ACTION_COLUMN_CAUSE},
    {"rencana", ACTION_COLUMN_PLAN},
    {"rencana tindak lanjut", ACTION_COLUMN_PLAN},
    {"rencana tindak lanjut ratl", ACTION_COLUMN_PLAN},
    {"rencana tindak lanjut rtl", ACTION_COLUMN_PLAN},
    {"rencana aksi", ACTION_COLUMN_PLAN},
    {"rencana aksi tindak lanjut", ACTION_COLUMN_PLAN},
    {"rencana aksi tindak lanjut ratl", ACTION_COLUMN_PLAN},
    {"rencana perbaikan", ACTION_COLUMN_PLAN},
    {"rencana kegiatan", ACTION_COLUMN_PLAN},
    {"uraian rencana", ACTION_COLUMN_PLAN},
    {"uraian rencana tindak lanjut", ACTION_COLUMN_PLAN},
    {"uraian ratl", ACTION_COLUMN_PLAN},
    {"uraian tindak lanjut", ACTION_COLUMN_PLAN},
    {"ratl", ACTION_COLUMN_PLAN},
    {"rtl", ACTION_COLUMN_PLAN},
    {"action", ACTION_COLUMN_PLAN},
    {"action plan", ACTION_COLUMN_PLAN},
    {"planned action", ACTION_COLUMN_PLAN},
    {"tenggat", ACTION_COLUMN_DUE},
    {"tenggat tertulis", ACTION_COLUMN_DUE},
    {"tenggat waktu", ACTION_COLUMN_DUE},
    {"batas waktu", ACTION_COLUMN_DUE},
    {"timeline", ACTION_COLUMN_DUE},
    {"deadline", ACTION_COLUMN_DUE},
    {"due date", ACTION_COLUMN_DUE},
    {"jadwal", ACTION_COLUMN_DUE},
    {"jatuh tempo", ACTION_COLUMN_DUE},
    {"target waktu", ACTION_COLUMN_DUE},
    {"target penyelesaian", ACTION_COLUMN_DUE},
    {"target selesai", ACTION_COLUMN_DUE},
    {"rencana waktu", ACTION_COLUMN_DUE},
    {"waktu pelaksanaan", ACTION_COLUMN_DUE},
    {"pic", ACTION_COLUMN_OWNER},
    {"penanggung jawab", ACTION_COLUMN_OWNER},
    {"penanggung jawab pic", ACTION_COLUMN_OWNER},
    {"pelaksana", ACTION_COLUMN_OWNER},
    {"person in charge", ACTION_COLUMN_OWNER},
    {"status tindak lanjut", ACTION_COLUMN_STATUS},
    {"status tl", ACTION_COLUMN_STATUS},
    {"status ratl", ACTION_COLUMN_STATUS},
    {"status penyelesaian", ACTION_COLUMN_STATUS},
    {"realisasi", ACTION_COLUMN_REALISATION},
    {"realisasi tindak lanjut", ACTION_COLUMN_REALISATION},
    {"hasil tindak lanjut", ACTION_COLUMN_REALISATION},
    {"realization", ACTION_COLUMN_REALISATION},
    {"selesai", ACTION_COLUMN_DONE},
    {"tanggal selesai", ACTION_COLUMN_DONE},
    {"tgl selesai", ACTION_COLUMN_DONE},
    {"tanggal realisasi", ACTION_COLUMN_DONE},
    {"tgl realisasi", ACTION_COLUMN_DONE},
    {"waktu realisasi", ACTION_COLUMN_DONE},
    {"date done", ACTION_COLUMN_DONE},
    {"bukti", ACTION_COLUMN_EVIDENCE},
    {"bukti dukung", ACTION_COLUMN_EVIDENCE},
    {"bukti tindak lanjut", ACTION_COLUMN_EVIDENCE},
    {"data dukung", ACTION_COLUMN_EVIDENCE},
    {"eviden", ACTION_COLUMN_EVIDENCE},
    {"hambatan", ACTION_COLUMN_OBSTACLES},
    {"tantangan", ACTION_COLUMN_OBSTACLES},
    {"tantangan hambatan", ACTION_COLUMN_OBSTACLES},
    {"kendala", ACTION_COLUMN_OBSTACLES},
    {"obstacle", ACTION_COLUMN_OBSTACLES},
    {"alasan batal", ACTION_COLUMN_REASON},
    {"alasan dibatalkan", ACTION_COLUMN_REASON},
    {"triwulan", ACTION_COLUMN_QUARTERS},
    {"tw", ACTION_COLUMN_QUARTERS},
    {"keterangan", ACTION_COLUMN_NOTE},
    {"catatan", ACTION_COLUMN_NOTE},
    {"ket", ACTION_COLUMN_NOTE},
    {"notes", ACTION_COLUMN_NOTE},
    {"remarks", ACTION_COLUMN_NOTE},
    {"pengenal", ACTION_COLUMN_ID},
    /* Numbers of rows; and of our own files what follows from other columns. */
    {"no", PASSED_OVER},
    {"nomor", PASSED_OVER},
    {"no urut", PASSED_OVER},
    {"number", PASSED_OVER},
    {"state", PASSED_OVER},
    {"due day", PASSED_OVER},
    {"keadaan", PASSED_OVER},
    {"digeser", PASSED_OVER},
    {"moves", PASSED_OVER},
};

/* By itself the plan; beside one, what was done. */
#define EITHER_WAY "tindak lanjut"
/* In our own table a day read from the column of the second name, which says more. */
#define DUE_AS_READ    "tenggat"
#define DUE_AS_WRITTEN "tenggat tertulis"

const char *action_column_words(enum action_column column)
{
    return _(columns_by_name[column].words);
}

const char *action_column_name(enum action_column column)
{
    return columns_by_name[column].name;
}

/* Two texts of text_plain() but for their blanks: "time line", "P.I.C.". */
static bool same_letters(const char *one, const char *other)
{
    for (;; one++, other++) {
        one += *one == ' ';
        other += *other == ' ';
        if (*one != *other || !*one)
            return *one == *other;
    }
}

static int column_named(const char *plain)
{
    for (int i = 0; i < ACTION_COLUMNS; i++)
        if (same_letters(columns_by_name[i].name, plain))
            return i;
    for (size_t i = 0; i < G_N_ELEMENTS(synonyms); i++)
        if (same_letters(synonyms[i].heading, plain))
            return synonyms[i].column;
    return UNKNOWN;
}

static const struct pair *find_pair(const GPtrArray *pairs, const char *plain)
{
    for (guint i = 0; pairs && i < pairs->len; i++) {
        const struct pair *pair = g_ptr_array_index(pairs, i);
        g_autofree char *heading = text_plain(pair->written);
        if (strcmp(heading, plain) == 0)
            return pair;
    }
    return NULL;
}

static int column_of_pair(const struct pair *pair)
{
    g_autofree char *plain = text_plain(pair->meant);
    return strcmp(pair->meant, "-") == 0 ? PASSED_OVER : column_named(plain);
}

/* What each heading means: an array of COUNT. */
static int *meanings(char *const *cells, size_t count, const GPtrArray *pairs)
{
    int *columns = g_new(int, count);
    bool has_plan = false, due_is_written = false;
    for (size_t i = 0; i < count; i++) {
        g_autofree char *plain = text_plain(cells[i]);
        const struct pair *pair = find_pair(pairs, plain);
        columns[i] = pair ? column_of_pair(pair) : column_named(plain);
        has_plan |= columns[i] == ACTION_COLUMN_PLAN;
        due_is_written |= strcmp(plain, DUE_AS_WRITTEN) == 0;
    }
    for (size_t i = 0; i < count; i++) {
        g_autofree char *plain = text_plain(cells[i]);
        if (find_pair(pairs, plain))
            continue;
        if (strcmp(plain, EITHER_WAY) == 0)
            columns[i] = has_plan ? ACTION_COLUMN_REALISATION : ACTION_COLUMN_PLAN;
        if (strcmp(plain, DUE_AS_READ) == 0 && due_is_written)
            columns[i] = PASSED_OVER;
    }
    return columns;
}

bool action_columns_are_here(char *const *cells, size_t count, const GPtrArray *pairs)
{
    g_autofree int *columns = meanings(cells, count, pairs);
    bool has_plan = false;
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        has_plan |= columns[i] == ACTION_COLUMN_PLAN;
        filled += !text_is_blank(cells[i]);
    }
    return has_plan && (filled > 1 || count == 1);
}

/* --- headings over two rows --- */

static const char *cell_at(char *const *cells, size_t count, size_t at)
{
    return at < count ? cells[at] : "";
}

static bool is_known(const char *cell, const GPtrArray *pairs)
{
    g_autofree char *plain = text_plain(cell);
    return find_pair(pairs, plain) || strcmp(plain, EITHER_WAY) == 0 ||
           column_named(plain) != UNKNOWN;
}

bool action_columns_go_on(char *const *upper, size_t upper_count, char *const *lower,
                          size_t lower_count, const GPtrArray *pairs)
{
    bool says_more = false, is_needed = false;
    size_t filled = 0;
    for (size_t i = 0; i < MAX(upper_count, lower_count); i++) {
        const char *above = cell_at(upper, upper_count, i);
        const char *below = cell_at(lower, lower_count, i);
        bool is_open = text_is_blank(above), is_blank = text_is_blank(below);
        bool is_group = is_open || text_is_blank(cell_at(upper, upper_count, i + 1));
        if (!is_blank && !is_group)
            return false;
        filled += !is_open;
        says_more |= is_open && is_known(below, pairs);
        is_needed |= is_blank && is_known(above, pairs);
    }
    return filled > 1 && says_more && is_needed;
}

GStrv action_columns_join(char *const *upper, size_t upper_count, char *const *lower,
                          size_t lower_count, const GPtrArray *pairs)
{
    GStrv joined = g_new0(char *, MAX(upper_count, lower_count) + 1);
    for (size_t i = 0; i < MAX(upper_count, lower_count); i++) {
        const char *above = cell_at(upper, upper_count, i);
        const char *below = cell_at(lower, lower_count, i);
        bool is_below =
            is_known(below, pairs) || (!is_known(above, pairs) && !text_is_blank(below));
        joined[i] = g_strdup(is_below ? below : above);
    }
    return joined;
}

/* --- pairs that say something --- */

static char *all_names(void)
{
    GString *names = g_string_new(NULL);
    for (int i = 0; i < ACTION_COLUMNS; i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "", columns_by_name[i].name);
    return g_string_free(names, FALSE);
}

static bool check_pair(const struct pair *pair, char *const *cells, size_t count,
                       struct error *error)
{
    g_autofree char *wanted = text_plain(pair->written), *names = all_names();
    if (column_of_pair(pair) == UNKNOWN)
        return error_set(error, ERROR_INPUT,
                         _("baris %ld: kolom \"%s\" tidak dikenal; yang ada: %s, atau - untuk yang "
                           "dilewati"),
                         pair->line, pair->meant, names);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *plain = text_plain(cells[i]);
        if (strcmp(plain, wanted) == 0)
            return true;
    }
    if (!cells)
        return true;
    return error_set(error, ERROR_INPUT, _("baris %ld: judul \"%s\" tidak ada di daftar itu"),
                     pair->line, pair->written);
}

bool action_columns_check(const GPtrArray *pairs, char *const *cells, size_t count,
                          struct error *error)
{
    for (guint i = 0; pairs && i < pairs->len; i++)
        if (!check_pair(g_ptr_array_index(pairs, i), cells, count, error))
            return false;
    return true;
}

/* --- the columns --- */

static bool refuse_twice(const struct action_columns *columns, size_t i, int column,
                         struct error *error)
{
    return error_set(
        error, ERROR_INPUT,
        _("kolom \"%s\" dan \"%s\" sama-sama berarti %s; pilih satu dalam berkas kolom"),
        columns->headings[columns->positions[column]], columns->headings[i],
        action_column_words((enum action_column)column));
}

static bool place(struct action_columns *columns, size_t i, int column, struct error *error)
{
    if (column == UNKNOWN && !text_is_blank(columns->headings[i]))
        g_array_append_val(columns->unread, i);
    if (column < 0)
        return true;
    if (columns->positions[column] >= 0)
        return refuse_twice(columns, i, column, error);
    columns->positions[column] = (int)i;
    return true;
}

bool action_columns_read(struct action_columns *columns, char *const *cells, size_t count,
                         const GPtrArray *pairs, struct error *error)
{
    g_autofree int *found = meanings(cells, count, pairs);
    *columns = (struct action_columns){
        .headings = g_new0(char *, count + 1),
        .count = count,
        .unread = g_array_new(FALSE, FALSE, sizeof(size_t)),
    };
    for (int i = 0; i < ACTION_COLUMNS; i++)
        columns->positions[i] = -1;
    for (size_t i = 0; i < count; i++)
        columns->headings[i] = text_clean(cells[i], false);
    for (size_t i = 0; i < count; i++)
        if (!place(columns, i, found[i], error))
            return false;
    return true;
}

void action_columns_fill(struct action_columns *columns, size_t at)
{
    for (guint i = 0; i < columns->unread->len; i++)
        if (g_array_index(columns->unread, size_t, i) == at)
            return;
    if (at < columns->count && text_is_blank(columns->headings[at]))
        g_array_append_val(columns->unread, at);
}

void action_columns_finish(struct action_columns *columns)
{
    g_strfreev(columns->headings);
    if (columns->unread)
        g_array_unref(columns->unread);
    *columns = (struct action_columns){0};
}
