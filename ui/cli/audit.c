#include "db/audit.h"

#include <string.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/findings.h"
#include "ui/cli/format.h"
#include "ui/cli/output.h"
#include "ui/cli/watch.h"
#include "ui/report/record_report.h"

/* lembar audit verify: whether the record of changes is whole, and the data are what it says.
 * lembar audit list: its entries, newest first. */

#define PAGE 1000 /* entries in memory at once */

static const struct cli_option options[] = {
    {"since", 0, "YYYY-MM-DD", N_("entri sejak hari itu")},
    {"kind", 0, N_("JENIS"), N_("hanya jenis itu: sheet, action, person, setting, batch, …")},
    {"person", 0, N_("NAMA"), N_("hanya yang diubah orang itu")},
    {"limit", 0, N_("JUMLAH"), N_("paling banyak sekian entri")},
    {"format", 0, "table|csv|json", N_("bentuk keluaran; biasanya satu baris tiap entri")},
    {NULL},
};

/* --- what is wanted --- */

struct wanted {
    struct record_filter filter;
    size_t most;
    enum format format;
};

static bool read_kind(const struct arguments *arguments, struct wanted *wanted, struct error *error)
{
    wanted->filter.kind = arguments_value(arguments, "kind");
    if (!wanted->filter.kind || record_kind_from_name(wanted->filter.kind) >= 0)
        return true;
    g_autoptr(GString) list = g_string_new(NULL);
    for (int i = 0; i < RECORD_KINDS; i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", record_kind_name(i));
    return error_set(error, ERROR_USAGE, _("Jenis %s tidak ada; pilih %s."), wanted->filter.kind,
                     list->str);
}

static bool read_limit(const struct arguments *arguments, struct wanted *wanted,
                       struct error *error)
{
    guint64 most = G_MAXSIZE;
    const char *text = arguments_value(arguments, "limit");
    bool ok = !text || g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &most, NULL);
    wanted->most = (size_t)most;
    return ok || error_set(error, ERROR_USAGE, _("\"%s\" bukan jumlah entri."), text);
}

/* --- lembar audit list --- */

static bool print(const GString *text, enum format format, struct error *error)
{
    return format == FORMAT_TABLE ? output_text(text->str, error) : output_data(text, NULL, error);
}

static void add_row(GString *out, const struct app *app, const struct record_row *row,
                    enum format format, bool first)
{
    if (format == FORMAT_TABLE)
        record_report_text(out, app, row);
    else if (format == FORMAT_CSV)
        record_report_csv(out, row);
    else {
        g_string_append(out, first ? "\n" : ",\n");
        record_report_json(out, row);
    }
}

static bool print_rows(struct app *app, const struct wanted *wanted, GString *out,
                       struct error *error)
{
    struct record_list *list = record_list_open(app->database, error);
    int64_t before = 0;
    size_t told = 0, read = PAGE;
    bool ok = list != NULL;
    while (ok && read == PAGE && told < wanted->most) {
        size_t most = MIN(PAGE, wanted->most - told);
        g_autoptr(GPtrArray) rows = record_list_read(list, &wanted->filter, before, most, error);
        read = rows ? rows->len : 0;
        for (size_t i = 0; i < read; i++, told++)
            add_row(out, app, g_ptr_array_index(rows, i), wanted->format, told == 0);
        if (read)
            before = ((struct record_row *)g_ptr_array_index(rows, read - 1))->number;
        ok = rows && print(out, wanted->format, error);
        g_string_truncate(out, 0);
    }
    record_list_close(list);
    return ok;
}

static bool list(struct app *app, const struct arguments *arguments, struct error *error)
{
    struct wanted wanted = {.format = FORMAT_TABLE};
    struct day since = {0};
    const char *person = arguments_value(arguments, "person");
    app->wanted_right = RIGHT_READ_RECORD;
    if (!arguments_day(arguments, "since", &since, error) ||
        !read_kind(arguments, &wanted, error) || !read_limit(arguments, &wanted, error) ||
        !format_read(arguments, &wanted.format, error) ||
        !app_open(app, DATABASE_EXISTING, true, error) ||
        (person && !app_find_person(app, person, &wanted.filter.person, error)))
        return false;
    wanted.filter.since = since.year ? app_day_begins(since) : 0;
    g_autoptr(GString) out = g_string_new(wanted.format == FORMAT_JSON ? "[" : "");
    if (wanted.format == FORMAT_CSV)
        record_report_csv_head(out);
    if (!print_rows(app, &wanted, out, error))
        return false;
    g_string_assign(out, wanted.format == FORMAT_JSON ? "\n]\n" : "");
    return print(out, wanted.format, error);
}

/* --- lembar audit verify --- */

static bool verify(struct app *app, struct error *error)
{
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    app->anybody = true;
    if (!app_open(app, DATABASE_EXISTING, true, error))
        return false;
    watch_begin(app);
    bool ok = audit_verify(app->database, &findings, &entries, error);
    watch_end(app);
    if (!ok)
        return false;
    if (findings->len > 0)
        return findings_tell(findings, error);
    g_autofree char *text = g_strdup_printf(
        _("Rantai catatan utuh: %ld catatan, semua data sesuai riwayatnya.\n"), (long)entries);
    return findings_tell_none(app->database, text, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    bool any = false;
    const char *word = arguments_word(arguments, 0);
    if (strcmp(word, "list") == 0)
        return list(app, arguments, error);
    for (const struct cli_option *option = options; option->name; option++)
        any = any || arguments_has(arguments, option->name);
    if (strcmp(word, "verify") == 0 && !any)
        return verify(app, error);
    return error_set(error, ERROR_USAGE,
                     _("Pakailah: lembar audit verify, atau lembar audit list."));
}

const struct command audit_command = {
    .name = "audit",
    .summary = N_("memeriksa keutuhan catatan perubahan, atau membacanya"),
    .arguments = N_("verify | list [--since HARI] [--kind JENIS] [--person NAMA] [--limit JUMLAH] "
                    "[--format table|csv|json]"),
    .notes = N_("Yang terbaru di atas. Data pribadi tidak ada di dalam catatan."),
    .options = options,
    .fewest = 1,
    .most = 1,
    .run = run,
};
