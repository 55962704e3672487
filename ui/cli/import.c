#include <string.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/import_actions.h"
#include "ui/cli/import_table.h"
#include "ui/cli/output.h"
#include "ui/cli/watch.h"

/* lembar import: sheets, actions, published results or tables of units from a CSV file; but for the
 * actions all or nothing. */

static const struct cli_option options[] = {
    {"add-services", 0, NULL, N_("menambah layanan yang belum ada di survei (sheets, actions)")},
    {"same-numbers", 0, NULL, N_("menerima nomor lembar yang sudah dipakai (hanya sheets)")},
    {"year", 0, N_("TAHUN"), N_("tahun tabel yang tidak menyebutnya (units, monitoring, actions)")},
    {"at", 0, N_("TTTT-BB-HH"), N_("tanggal pantau tabel yang tidak menyebutnya (monitoring)")},
    {"source", 0, N_("TEKS"), N_("terbitan asal tabel; biasanya nama berkas (units, monitoring)")},
    {"columns", 0, N_("BERKAS"), N_("CSV heading,column: arti judul yang tidak dikenal (actions)")},
    {"units", 0, N_("BERKAS"), N_("CSV spelling,unit: unit yang dimaksud suatu ejaan (actions)")},
    {"propose", 0, N_("BERKAS"),
     N_("menulis ejaan yang belum dipastikan, untuk --units (actions)")},
    {"merged", 0, NULL, N_("sel unit, tahun, layanan kosong meneruskan yang di atas (actions)")},
    {"split-lists", 0, NULL, N_("daftar dalam satu sel menjadi beberapa tindak lanjut (actions)")},
    {"add-surveys", 0, NULL, N_("membuat survei unit atau tahun yang belum ada (actions)")},
    {"update", 0, NULL, N_("yang berbeda dari yang tersimpan diperbarui (actions)")},
    {"report", 0, N_("BERKAS"), N_("laporan baris demi baris sebagai CSV (actions)")},
    {"dry-run", 0, NULL, N_("hanya memeriksa; tidak ada yang ditulis")},
    {NULL},
};

static const struct {
    const char *name;
    const struct import_kind *kind;
    const char *done, *checked; /* what is said, with the number of rows */
} kinds[] = {
    {"sheets", &import_sheets, N_("%ld lembar diimpor dari %s.\n"),
     N_("%ld lembar dapat diimpor dari %s; belum ada yang ditulis.\n")},
    {"published", &import_published, N_("%ld baris hasil terbit diimpor dari %s.\n"),
     N_("%ld baris hasil terbit dapat diimpor dari %s; belum ada yang ditulis.\n")},
    {"units", &import_units, N_("%ld baris hasil unit diimpor dari %s.\n"),
     N_("%ld baris hasil unit dapat diimpor dari %s; belum ada yang ditulis.\n")},
    {"monitoring", &import_monitoring, N_("%ld baris pemantauan diimpor dari %s.\n"),
     N_("%ld baris pemantauan dapat diimpor dari %s; belum ada yang ditulis.\n")},
};

#define ACTIONS "actions" /* an import of its own */

static int find_kind(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return (int)i;
    return -1;
}

static bool import_watched(struct import_table *table, bool dry_run, struct error *error)
{
    watch_begin(table->app);
    bool ok = import_table_store(table, dry_run, error);
    watch_end(table->app);
    return ok;
}

static bool import_actions(struct app *app, const struct arguments *arguments, struct error *error)
{
    int year = 0;
    return arguments_year(arguments, &year, error) &&
           import_actions_run(app, arguments, year, error);
}

static bool tell_already(const struct import_table *table, struct error *error)
{
    g_autofree char *text =
        g_strdup_printf(_("%s sudah pernah diimpor; tidak ada yang berubah.\n"), table->file);
    return output_text(text, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    bool is_actions = strcmp(arguments_word(arguments, 0), ACTIONS) == 0;
    int kind = find_kind(arguments_word(arguments, 0));
    bool dry_run = arguments_has(arguments, "dry-run");
    if (kind < 0 && !is_actions)
        return error_set(error, ERROR_USAGE,
                         _("Pilih `import sheets`, `import actions`, `import published`, "
                           "`import units`, atau `import monitoring`, lalu berkasnya."));
    if (is_actions)
        return import_actions(app, arguments, error);
    if (kinds[kind].kind == &import_published || arguments_has(arguments, "add-services"))
        app->wanted_right = RIGHT_CHANGE_SURVEY;
    struct import_table table = {
        .app = app,
        .file = arguments_word(arguments, 1),
        .add_services = arguments_has(arguments, "add-services"),
        .same_numbers = arguments_has(arguments, "same-numbers"),
        .source = arguments_value(arguments, "source"),
        .kind = kinds[kind].kind,
    };
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) remarks = g_string_new(NULL);
    table.remarks = remarks;
    if (!arguments_year(arguments, &table.year, error) ||
        !arguments_day(arguments, "at", &table.at, error) ||
        !app_open(app, DATABASE_EXISTING, false, error) || !import_watched(&table, dry_run, error))
        return false;
    if (table.already)
        return tell_already(&table, error);
    g_string_printf(text, _(dry_run ? kinds[kind].checked : kinds[kind].done), table.rows,
                    table.file);
    g_string_append(text, remarks->str);
    return output_text(text->str, error);
}

const struct command import_command = {
    .name = "import",
    .summary =
        N_("memasukkan lembar, tindak lanjut, hasil terbit, atau tabel unit dari berkas CSV"),
    .arguments = N_("sheets|actions|published|units|monitoring BERKAS.csv"),
    .notes = N_(
        "Baris pertama berisi nama kolom; pemisahnya koma, titik koma, atau tab; teksnya UTF-8.\n"
        "sheets     kunci isian formulir (`lembar form show ID`); boleh juga counted (0 atau 1)\n"
        "           dan reason. Tanpa kolom sheet, lembar dinomori menyambung yang terakhir.\n"
        "actions    plan (rencana tindak lanjut); boleh juga unit, year, recommendation, service,\n"
        "           element, cause, due, owner, status, realisation, done, evidence, obstacles,\n"
        "           reason, quarters, note, atau judul yang biasa dipakai kantor. Baris demi "
        "baris:\n"
        "           yang salah ditolak, yang lain masuk; yang sudah ada tidak berubah. Ejaan unit\n"
        "           yang belum dikenal ditanyakan sekali di terminal, lalu diingat; lihat\n"
        "           `lembar units spellings`.\n"
        "published  year, kode unsur, ikm; boleh juga service.\n"
        "units      unit; boleh juga cluster, year, u1–u9, ikm, category, respondents, target,\n"
        "           capaian, delta, counts (0 atau 1), new, source. Nama boleh berakhir tahun:\n"
        "           ikm2023. Berkas yang sama dua kali tidak mengubah apa pun.\n"
        "monitoring unit, year, actions, closed; boleh juga recommendations, closed_pct, at.\n"
        "Selain actions: bila ada satu saja baris yang salah, tidak ada yang diimpor."),
    .options = options,
    .fewest = 2,
    .most = 2,
    .right = RIGHT_IMPORT,
    .run = run,
};
