#include "tests/e2e/office_steps.h"
#include "tests/support/terminal.h"

/* lembar import actions: a list as an office has it, row by row. */

#define LIST "tests/data/actions-office.csv"

static int import(const char *text)
{
    g_autofree char *path = office_write(&office, "in.csv", text);
    return office_run(&office, "import", "actions", path);
}

static void says_nothing_of(const char *part)
{
    if (strstr(office.last.output, part))
        fail_msg("%s is in %s", part, office.last.output);
}

static char *exported(void)
{
    assert_int_equal(office_run(&office, "export", "actions"), 0);
    return g_strdup(office.last.output);
}

static char *record_of(void)
{
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
    return g_strdup(office.last.output);
}

static void has_actions(int count)
{
    g_autofree char *expected = g_strdup_printf("%d\n", count);
    office_shell(&office,
                 "$LEMBAR --db $DB export actions --format json | grep -o '\"plan\"' | wc -l");
    assert_string_equal(office.last.output, expected);
}

/* --- a list of an office --- */

static void takes_doubts_and_refuses_row_by_row(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "import", "actions", LIST), 1);
    office_says(&office, "Kolom: unit \"Unit Kerja\", tahun \"Tahun Survei\", rekomendasi \"No. "
                         "Rekomendasi\", layanan \"Jenis Layanan\", ");
    office_says(&office, "diambil     baris 9–10\n");
    office_says(&office, "diragukan   baris 6: selesai tanpa tanggal selesai\n");
    office_says(&office, "diragukan   baris 18: status \"menunggu SK\" tidak dikenal");
    office_says(&office, "diragukan   baris 20: selesai tanpa realisasi, tanggal selesai, bukti");
    office_says(&office, "sudah ada   baris 26: sama dengan baris 6\n");
    office_says(&office, "ditolak     baris 13: unit \"Loka Balikpapan\" belum dipastikan; mungkin "
                         "Loka POM di Kota Balikpapan\n");
    office_says(&office, "ditolak     baris 14: unit \"Lokka POM di Kota Balikpapan\" belum");
    office_says(&office, "ditolak     baris 19: layanan \"PENGUJIAN\" tidak dikenal");
    office_says(&office, "ditolak     baris 21: unit kosong");
    office_says(&office,
                "ditolak     baris 22: survei Loka POM di Kota Balikpapan tahun 2021 belum");
    office_says(&office, "ditolak     baris 23: unit \"Dinas Kesehatan Kota\" tidak dikenal");
    office_says(&office, "ditolak     baris 24: tahun survei \"dua ribu\" tidak terbaca\n");
    office_says(&office, "ditolak     baris 25: rencana tindak lanjut kosong\n");
    office_says(&office, "dilewati    baris 1–3: di atas judul kolom\n");
    office_says(&office, "dilewati    baris 5: nomor kolom\n");
    office_says(&office, "dilewati    baris 11: baris kosong\n");
    office_says(&office, "dilewati    baris 12: judul kolom yang berulang\n");
    office_says(&office, "dilewati    baris 27: baris jumlah\n");
    office_says(&office,
                "5 tindak lanjut diimpor, 3 di antaranya diragukan, 1 sudah ada, 8 ditolak, "
                "7 dilewati.\n");
    office_complains(&office, "8 baris ditolak. Perbaiki, lalu impor lagi berkas yang sama");
    has_actions(5);
}

static void keeps_every_cell_as_it_is_written(void **state)
{
    (void)state;
    office_run(&office, "import", "actions", LIST);
    g_autofree char *text = exported();
    assert_non_null(strstr(text,
                           "CDOB,,,\"Menata berkas pemohon:\n- map per pelaku usaha\n- daftar "
                           "isi; nomor urut\",31/03/2024,Tim Sertifikasi,done,Berkas "
                           "tertata,,BA 07/2024,"));
    assert_non_null(strstr(text, "CDOB,,,\"Papan \"\"alur\"\" di ruang tunggu\",4. Juni 2024,Tata "
                                 "Usaha,running,"));
    assert_non_null(strstr(text, "PENGADUAN,,,Menjawab aduan dalam sehari,-,Informasi,done,"));
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void the_same_list_twice_changes_nothing(void **state)
{
    (void)state;
    office_run(&office, "import", "actions", LIST);
    g_autofree char *actions = exported(), *record = record_of();
    assert_int_equal(office_run(&office, "import", "actions", LIST), 1);
    office_says(&office, "sudah ada   baris 6–10, 18, 20\n");
    office_says(&office, "0 tindak lanjut diimpor, 6 sudah ada, 8 ditolak, 7 dilewati.");
    g_autofree char *actions_after = exported(), *record_after = record_of();
    assert_string_equal(actions_after, actions);
    assert_string_equal(record_after, record);
}

static void its_own_export_is_there_already(void **state)
{
    (void)state;
    office_run(&office, "import", "actions", LIST);
    g_autofree char *text = exported(), *record = record_of();
    assert_int_equal(import(text), 0);
    office_says(&office, "0 tindak lanjut diimpor, 5 sudah ada.");
    g_autofree char *after = record_of();
    assert_string_equal(after, record);
}

static void a_look_writes_nothing(void **state)
{
    (void)state;
    g_autofree char *record = record_of();
    g_autofree char *units = office_write(&office, "units.csv",
                                          "spelling,unit\nLoka Balikpapan,Loka POM di Kota "
                                          "Balikpapan\n");
    assert_int_equal(office_run(&office, "import", "actions", "--dry-run", "--units", units,
                                "--add-surveys", "--add-services", LIST),
                     1);
    office_says(&office, "9 tindak lanjut dapat diimpor, ");
    office_says(&office, "; belum ditulis.\n");
    office_says(&office, "survei baru: Dinas Kesehatan Kota 2024\n");
    office_says(&office, "layanan baru: PENGUJIAN (Loka POM di Kota Balikpapan 2024)\n");
    g_autofree char *after = record_of();
    assert_string_equal(after, record);
    assert_int_equal(office_run(&office, "units", "spellings"), 0);
    office_says(&office, "Belum ada ejaan unit yang diingat.");
}

/* A limit on the size of files stands for a full disk. */
static void an_import_that_fails_leaves_nothing(void **state)
{
    g_autoptr(GString) text = g_string_new("plan,owner\n");
    (void)state;
    for (int i = 0; i < 2000; i++)
        g_string_append_printf(text, "Rencana %d yang cukup panjang untuk mengisi disk,Tim\n", i);
    g_free(office_write(&office, "in.csv", text->str));
    g_autofree char *record = record_of();
    assert_int_equal(office_shell(&office, "trap '' XFSZ; ulimit -f 200; "
                                           "$LEMBAR --db $DB import actions $HOME/in.csv"),
                     1);
    office_refuses(&office, 1, "lembar: ");
    g_autofree char *after = record_of();
    assert_string_equal(after, record);
    assert_int_equal(import(text->str), 0);
    has_actions(2000);
}

/* --- shapes of files --- */

static void reads_commas_semicolons_tabs_and_any_line_end(void **state)
{
    static const char *const lists[] = {
        "Rencana,Timeline\nA,TW I 2025\n", "\xef\xbb\xbfRENCANA;Batas Waktu\r\nA;TW I 2025\r\n",
        "No\tRencana Aksi\tJadwal\r1\tA\tTW I 2025\r", "plan,due,,\nA,TW I 2025,,\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        assert_int_equal(import(lists[i]), 0);
        office_says(&office, "1 tindak lanjut diimpor.");
        g_autofree char *text = exported();
        assert_non_null(strstr(text, "\r\n,,,A,TW I 2025,,planned,"));
        tear_down(state);
        set_up(state); /* each is the first in its office */
    }
}

static void refuses_what_is_no_list_with_one_sentence(void **state)
{
    (void)state;
    import("");
    office_refuses(&office, 1, "in.csv kosong");
    import("Rencana,Tenggat\nKaf\xe9,TW I 2025\n");
    office_refuses(&office, 1, "in.csv: baris 2: bukan teks UTF-8; simpan ulang sebagai CSV UTF-8");
    import("sheet,service\n1,CDOB\n");
    office_refuses(&office, 1, "kolom rencana tindak lanjut (plan) tidak ditemukan");
    import("Rencana,Tenggat,Timeline\nA,,\n");
    office_refuses(&office, 1, "in.csv: kolom \"Tenggat\" dan \"Timeline\" sama-sama berarti");
    import("Rencana,Tenggat\n\"A,TW I 2025\n");
    office_refuses(&office, 1, "in.csv: baris 2: tanda kutip dibuka tetapi tidak ditutup");
    office_run(&office, "import", "actions", "no-such.csv");
    office_refuses(&office, 1, "no-such.csv tidak ada");
    has_actions(0);
}

static void refuses_rows_with_cells_too_few_or_too_many(void **state)
{
    (void)state;
    assert_int_equal(import("plan,due,owner\nA,TW I 2025\nB,TW I 2025,Tim,,\n"
                            "C,TW I 2025,Tim,sisa\n"),
                     1);
    office_says(&office, "diambil     baris 3\n");
    office_says(&office, "ditolak     baris 2: selnya kurang dari baris judul\n");
    office_says(&office, "ditolak     baris 4: selnya lebih dari baris judul");
}

static void a_file_of_columns_says_what_headings_mean(void **state)
{
    (void)state;
    g_autofree char *list =
        office_write(&office, "in.csv", "Yang dikerjakan;Kapan;Warna\nA;TW I 2025;merah\n");
    g_autofree char *columns =
        office_write(&office, "columns.csv", "heading,column\nYang dikerjakan,plan\nkapan,due\n");
    assert_int_equal(office_run(&office, "import", "actions", "--columns", columns, list), 0);
    office_says(&office, "Kolom: rencana \"Yang dikerjakan\", tenggat \"Kapan\"\n");
    office_says(&office, "Kolom yang tidak dibaca: \"Warna\"\n");
    g_autofree char *wrong =
        office_write(&office, "wrong.csv", "heading,column\nYang dikerjakan,plam\n");
    office_run(&office, "import", "actions", "--columns", wrong, list);
    office_refuses(&office, 1, "wrong.csv: baris 2: kolom \"plam\" tidak dikenal; yang ada: unit,");
    g_autofree char *missing = office_write(
        &office, "missing.csv", "heading,column\nYang dikerjakan,plan\nPetugas,owner\n");
    office_run(&office, "import", "actions", "--columns", missing, list);
    office_refuses(&office, 1, "missing.csv: baris 3: judul \"Petugas\" tidak ada di daftar itu");
}

/* --- units --- */

#define UNITS "unit,plan\nLoka POM di Kota Balikpapan*,A\nLoka Balikpapan,B\nLOKA  BALIKPAPAN,C\n"

static void nothing_of_an_unconfirmed_unit_is_stored(void **state)
{
    (void)state;
    assert_int_equal(import(UNITS), 1);
    office_says(&office, "Unit \"Loka Balikpapan\" (2 baris, mulai baris 3) belum dipastikan; "
                         "mungkin Loka POM di Kota Balikpapan\n");
    has_actions(1);
}

static void a_spelling_is_confirmed_once_and_remembered(void **state)
{
    (void)state;
    g_autofree char *list = office_write(&office, "in.csv", UNITS);
    g_autofree char *units = g_build_filename(office.home, "units.csv", NULL);
    assert_int_equal(office_run(&office, "import", "actions", "--propose", units, list), 1);
    assert_int_equal(office_shell(&office, "cat ~/units.csv"), 0);
    assert_string_equal(office.last.output,
                        "spelling,unit,rows,others\r\nLoka Balikpapan,Loka POM di Kota "
                        "Balikpapan,2,Loka POM di Kota Balikpapan\r\n");
    assert_int_equal(office_run(&office, "import", "actions", "--units", units, list), 0);
    office_says(&office, "= Loka POM di Kota Balikpapan, dipastikan sekarang\n");
    has_actions(3);
    assert_int_equal(import("unit,plan\nloka balikpapan,D\n"), 0);
    office_says(&office, "Unit \"loka balikpapan\" (1 baris, mulai baris 2) = Loka POM di Kota "
                         "Balikpapan, dipastikan 31-07-2024 09:00 oleh ");
    has_actions(4);
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void a_spelling_is_listed_and_forgotten(void **state)
{
    (void)state;
    g_autofree char *list = office_write(&office, "in.csv", UNITS);
    g_autofree char *units = office_write(
        &office, "units.csv", "spelling,unit\nloka balikpapan,Loka POM di Kota Balikpapan\n");
    assert_int_equal(office_run(&office, "import", "actions", "--units", units, list), 0);
    assert_int_equal(office_run(&office, "units", "spellings"), 0);
    office_says(&office, "Loka Balikpapan  Loka POM di Kota Balikpapan");
    assert_int_equal(office_run(&office, "units", "spellings", "--format", "csv"), 0);
    office_says(&office, "spelling,unit,confirmed_by\r\nLoka Balikpapan,Loka POM di Kota ");
    assert_int_equal(office_run(&office, "units", "spellings", "--format", "json"), 0);
    office_says(&office, "\"spelling\":\"Loka Balikpapan\"");
    assert_int_equal(office_run(&office, "units", "forget", "LOKA Balikpapan"), 0);
    office_says(&office, "tidak diingat lagi");
    office_run(&office, "units", "forget", "LOKA Balikpapan");
    office_refuses(&office, 1, "Ejaan \"LOKA Balikpapan\" tidak diingat");
    office_run(&office, "units", "forget");
    office_refuses(&office, 2, "units forget EJAAN");
    assert_int_equal(import("unit,plan\nLoka Balikpapan,E\n"), 1);
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void a_wrong_file_of_units_changes_nothing(void **state)
{
    (void)state;
    g_autofree char *list = office_write(&office, "in.csv", UNITS);
    g_autofree char *units =
        office_write(&office, "units.csv", "spelling,unit\nLoka Balikpapan,***\n");
    office_run(&office, "import", "actions", "--units", units, list);
    office_refuses(&office, 1, "units.csv: baris 2: \"***\" bukan nama unit");
    has_actions(0);
}

static void other_units_and_years_get_surveys_only_when_told(void **state)
{
    static const char list[] = "unit,year,service,plan\nLoka POM di Kabupaten Toba*,2024,CDOB,A\n"
                               "Loka POM di Kab. Toba,2023,,B\n,2022,,C\n"
                               "Loka POM di Kota Balikpapan,2022,,D\n";
    (void)state;
    assert_int_equal(import(list), 1);
    has_actions(0);
    g_autofree char *path = office_write(&office, "in.csv", list);
    assert_int_equal(
        office_run(&office, "import", "actions", "--add-surveys", "--add-services", path), 1);
    office_says(&office, "survei baru: Loka POM di Kabupaten Toba 2024\n");
    office_says(&office, "survei baru: Loka POM di Kota Balikpapan 2022\n");
    office_says(&office, "3 tindak lanjut diimpor, 1 ditolak.");
    assert_int_equal(office_run(&office, "monitoring", "--at", "2024-07-31", "--format", "csv"), 0);
    office_says(&office, "Loka POM di Kabupaten Toba,2023,");
    office_says(&office, "Loka POM di Kota Balikpapan,2022,");
    /* Whoever opens the database next is in the survey of his own unit. */
    assert_int_equal(office_run(&office, "actions"), 0);
    office_says(&office, "Loka POM di Kota Balikpapan · SKM 2024");
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
    assert_int_equal(import(list), 1);
    office_says(&office, "0 tindak lanjut diimpor, 3 sudah ada, 1 ditolak.");
}

static void a_locked_survey_takes_actions_but_no_new_service(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "lock", "--despite", "uji"), 0);
    g_autofree char *path = office_write(&office, "in.csv", "service,plan\nCDOB,A\nBARU,B\n");
    assert_int_equal(office_run(&office, "import", "actions", "--add-services", path), 1);
    office_says(&office, "diambil     baris 2\n");
    office_says(&office,
                "ditolak     baris 3: layanan \"BARU\" tidak dapat ditambahkan: Survei ini "
                "sudah dikunci");
    has_actions(1);
}

static void a_list_without_years_is_of_the_year_that_is_named(void **state)
{
    static const char list[] = "unit,year,plan\nLoka POM di Kota Balikpapan,,A\n"
                               "Loka POM di Kota Balikpapan,SKM 2024,B\n";
    (void)state;
    assert_int_equal(office_run(&office, "init", "--unit", "Loka POM di Kota Balikpapan", "--form",
                                "skm-bpom-2024", "--year", "2023"),
                     0);
    g_autofree char *path = office_write(&office, "in.csv", list);
    assert_int_equal(office_run(&office, "import", "actions", path), 1);
    office_says(&office, "baris 2: tahun survei kosong");
    assert_int_equal(office_run(&office, "import", "actions", "--year", "2023", path), 0);
    office_says(&office, "1 tindak lanjut diimpor, 1 sudah ada.");
    assert_int_equal(office_run(&office, "--survey", "2023", "actions"), 0);
    office_says(&office, " A\n");
}

static void units_of_imported_tables_are_known(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "import", "units", "--year", "2024",
                                "tests/data/loka-2024-published.csv"),
                     0);
    assert_int_equal(import("unit,plan\nLoka POM di Kabupaten Bima*,A\nLoka POM di Kota "
                            "Bima,B\nLoka POM Tobaa,C\n"),
                     1);
    office_says(&office, "baris 2: survei Loka POM di Kab. Bima tahun 2024 belum ada");
    office_says(&office, "baris 3: unit \"Loka POM di Kota Bima\" belum dipastikan; mungkin Loka "
                         "POM di Kab. Bima\n");
    office_says(&office, "baris 4: unit \"Loka POM Tobaa\" belum dipastikan; mungkin Loka POM di "
                         "Kab. Toba\n");
}

static void asks_at_the_terminal_and_remembers(void **state)
{
    (void)state;
    g_autofree char *list = office_write(&office, "in.csv", UNITS "Balikpapan POM,D\n");
    const char *const argv[] = {
        g_getenv("LEMBAR_PROGRAM"), "--db", office.database, "import", "actions", list, NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_setup){.argv = argv, .home = office.home, .columns = 100});
    terminal_wait(terminal, "Unit \"Loka Balikpapan\" (2 baris, mulai baris 3) belum dikenal.");
    terminal_wait(terminal, "1  Loka POM di Kota Balikpapan");
    terminal_wait(terminal, "2  unit lain, bernama persis itu");
    terminal_wait(terminal, "Nomor [0]:");
    terminal_press(terminal, "1\r");
    terminal_wait(terminal, "Unit \"Balikpapan POM\" (1 baris, mulai baris 5) belum dikenal.");
    terminal_press(terminal, "\r");
    assert_int_equal(terminal_wait_exit(terminal), 1);
    assert_true(terminal_shows(terminal, "3 tindak lanjut diimpor, 1 ditolak."));
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
    assert_int_equal(office_run(&office, "units", "spellings", "--format", "csv"), 0);
    office_says(&office, "Loka Balikpapan,Loka POM di Kota Balikpapan,");
    says_nothing_of("Balikpapan POM,");
}

static void whoever_stops_at_the_question_has_changed_nothing(void **state)
{
    (void)state;
    g_autofree char *list = office_write(&office, "in.csv", UNITS);
    const char *const argv[] = {
        g_getenv("LEMBAR_PROGRAM"), "--db", office.database, "import", "actions", list, NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_setup){.argv = argv, .home = office.home, .columns = 100});
    terminal_wait(terminal, "Nomor [0]:");
    terminal_press(terminal, "\003");
    assert_int_equal(terminal_wait_exit(terminal), 130);
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
    has_actions(0);
}

/* --- merged cells, lists in cells --- */

static void merged_cells_go_on_when_told(void **state)
{
    static const char list[] = "unit,year,service,plan\nLoka POM di Kota Balikpapan,2024,CDOB,A\n"
                               ",,,B\n,,CPKB,C\n,,,D\nLoka POM di Kota Balikpapan,2024,,E\n";
    (void)state;
    assert_int_equal(import(list), 1);
    office_says(&office, "ditolak     baris 3–5: unit kosong; mungkin selnya digabung dengan baris "
                         "di atas\n");
    has_actions(2);
    g_autofree char *path = office_write(&office, "in.csv", list);
    assert_int_equal(office_run(&office, "import", "actions", "--merged", path), 0);
    office_says(&office, "3 tindak lanjut diimpor, 2 sudah ada.");
    g_autofree char *text = exported();
    assert_non_null(strstr(text, "\r\nCDOB,,,B,"));
    assert_non_null(strstr(text, "\r\nCPKB,,,C,"));
    assert_non_null(strstr(text, "\r\nCPKB,,,D,"));
    assert_non_null(strstr(text, "\r\n,,,E,"));
}

static void a_merged_service_seen_later_is_a_difference_no_second_action(void **state)
{
    static const char list[] = "service,plan\nCDOB,A\n,B\n";
    (void)state;
    assert_int_equal(import(list), 0);
    office_says(&office, "1 baris dengan sel layanan atau rekomendasi kosong di bawah sel terisi");
    g_autofree char *path = office_write(&office, "in.csv", list);
    assert_int_equal(office_run(&office, "import", "actions", "--merged", path), 0);
    office_says(&office, "berbeda     baris 3: layanan – → \"CDOB\"\n");
    assert_int_equal(office_run(&office, "import", "actions", "--merged", "--update", path), 0);
    office_says(&office, "diperbarui  baris 3: layanan – → \"CDOB\"\n");
    has_actions(2);
}

static void headings_over_two_rows_are_read_together(void **state)
{
    (void)state;
    assert_int_equal(import("RENCANA TINDAK LANJUT;;;;\nNo;Rencana;;Capaian;\n"
                            ";Kegiatan;Batas Waktu;Status;Tautan\n1;A;31/03/2025;Proses;x\n"),
                     0);
    office_says(&office, "rencana \"Rencana\", tenggat \"Batas Waktu\", status \"Status\"\n");
    office_says(&office, "Kolom yang tidak dibaca: \"Tautan\"\n");
    office_says(&office, "dilewati    baris 3: judul kolom baris kedua\n");
    g_autofree char *text = exported();
    assert_non_null(strstr(text, "\r\n,,,A,31/03/2025,,running,"));
}

static void a_filled_column_without_a_heading_is_told(void **state)
{
    (void)state;
    assert_int_equal(import("plan,,,due\nA,,,\nB,,31/03/2025,\n"), 0);
    office_says(&office, "Kolom yang tidak dibaca: kolom C tanpa judul\n");
}

static void where_there_is_no_plan_what_was_read_is_told(void **state)
{
    (void)state;
    assert_int_equal(import("Loka POM\nsheet,service,q1\n1,CDOB,5\n"), 1);
    office_complains(&office, "tidak ditemukan di antara: sheet, service, q1. Sebut judulnya");
}

static void headings_of_groups_are_no_actions(void **state)
{
    (void)state;
    g_autofree char *path =
        office_write(&office, "in.csv", "service,plan,due\nCDOB,,\n,A,TW I 2025\nCPKB,,\n,B,\n");
    assert_int_equal(office_run(&office, "import", "actions", "--merged", path), 0);
    office_says(&office, "dilewati    baris 2, 4: judul kelompok baris\n");
    g_autofree char *text = exported();
    assert_non_null(strstr(text, "\r\nCDOB,,,A,"));
    assert_non_null(strstr(text, "\r\nCPKB,,,B,"));
}

#define LISTED                                                                                     \
    "plan,due,owner\n\"1. Simulasi antrean\n2. Loket prioritas\",\"1. TW I 2025\n2. TW II "        \
    "2025\",Tata Usaha\n\"Menata:\n- map\n- rak\",,\n"

static void a_list_in_a_cell_stays_whole_unless_told(void **state)
{
    (void)state;
    assert_int_equal(import(LISTED), 0);
    office_says(&office, "2 butir rencana dan 2 butir tenggat: mungkin 2 tindak lanjut dalam satu "
                         "sel");
    has_actions(2);
    g_autofree char *path = office_write(&office, "in.csv", LISTED);
    assert_int_equal(office_run(&office, "import", "actions", "--split-lists", path), 0);
    office_says(&office, "0 tindak lanjut diimpor, 3 sudah ada.");
    has_actions(2);
}

static void the_report_names_each_item_of_a_list(void **state)
{
    (void)state;
    g_autofree char *path = office_write(&office, "in.csv", LISTED), *text = NULL;
    g_autofree char *report = g_build_filename(office.home, "laporan.csv", NULL);
    assert_int_equal(
        office_run(&office, "import", "actions", "--split-lists", "--report", report, path), 0);
    assert_true(g_file_get_contents(report, &text, NULL, NULL));
    assert_non_null(strstr(text, "\r\n2,1,taken,,2024,,Simulasi antrean,\r\n"));
    assert_non_null(strstr(text, "\r\n2,2,taken,,2024,,Loket prioritas,\r\n"));
}

static void a_list_in_a_cell_is_split_with_what_goes_with_it(void **state)
{
    (void)state;
    g_autofree char *path = office_write(&office, "in.csv", LISTED);
    assert_int_equal(office_run(&office, "import", "actions", "--split-lists", path), 0);
    office_says(&office, "3 tindak lanjut diimpor.");
    g_autofree char *text = exported();
    assert_non_null(strstr(text, "\r\n,,,Simulasi antrean,TW I 2025,Tata Usaha,"));
    assert_non_null(strstr(text, "\r\n,,,Loket prioritas,TW II 2025,Tata Usaha,"));
    assert_non_null(strstr(text, "\r\n,,,\"Menata:\n- map\n- rak\","));
    assert_int_equal(import(LISTED), 0);
    office_says(&office, "0 tindak lanjut diimpor, 2 sudah ada.");
    has_actions(3);
}

/* --- what differs --- */

static void what_differs_is_told_and_stored_only_when_told(void **state)
{
    static const char later[] = "plan,due,status,owner\nA,30/06/2025,proses,Tim\nB,,Selesai,\n";
    (void)state;
    assert_int_equal(import("plan,due,status,owner\nA,31/03/2025,Belum,Tim\nB,,Belum,\n"), 0);
    g_autofree char *before = exported();
    assert_int_equal(import(later), 0);
    office_says(&office, "berbeda     baris 2: tenggat \"31/03/2025\" → \"30/06/2025\", status "
                         "\"direncanakan\" → \"berjalan\"\n");
    office_says(&office, "berbeda     baris 3: status \"direncanakan\" → \"selesai\"\n");
    g_autofree char *after = exported();
    assert_string_equal(after, before);
    g_autofree char *path = office_write(&office, "in.csv", later);
    assert_int_equal(office_run(&office, "import", "actions", "--update", "--dry-run", path), 0);
    office_says(&office, "0 tindak lanjut dapat diimpor, 1 berbeda, 1 akan diperbarui; belum "
                         "ditulis.\n");
    assert_int_equal(office_run(&office, "import", "actions", "--update", path), 0);
    office_says(&office, "diperbarui  baris 2: tenggat \"31/03/2025\" → \"30/06/2025\"");
    office_says(&office, "berbeda     baris 3: status \"direncanakan\" → \"selesai\"; Belum dapat "
                         "selesai: tulis dulu realisasinya.\n");
    g_autofree char *updated = exported();
    assert_non_null(strstr(updated, "\r\n,,,A,30/06/2025,Tim,running,"));
    assert_non_null(strstr(updated, "\r\n,,,B,,,planned,"));
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void what_the_list_does_not_say_stays(void **state)
{
    (void)state;
    assert_int_equal(import("plan,due,status,owner\nA,31/03/2025,proses,Tim\n"), 0);
    g_autofree char *path = office_write(&office, "in.csv", "plan,due,status,owner\nA,-,,\n");
    assert_int_equal(office_run(&office, "import", "actions", "--update", path), 0);
    office_says(&office, "0 tindak lanjut diimpor, 1 sudah ada.");
    g_autofree char *text = exported();
    assert_non_null(strstr(text, "\r\n,,,A,31/03/2025,Tim,running,"));
}

static void what_has_only_room_in_a_note_is_a_difference_until_it_is_noted(void **state)
{
    static const char later[] = "plan,status,keterangan\nA,menunggu SK,dana\n";
    static const char told[] = "baris 2: catatan – → \"dana status pada daftar: menunggu SK\"";
    (void)state;
    assert_int_equal(import("plan\nA\n"), 0);
    g_autofree char *path = office_write(&office, "in.csv", later);
    assert_int_equal(office_run(&office, "import", "actions", path), 0);
    office_says(&office, told);
    assert_int_equal(office_run(&office, "import", "actions", "--update", path), 0);
    office_says(&office, told);
    office_says(&office, "0 tindak lanjut diimpor, 1 diperbarui.");
    assert_int_equal(office_run(&office, "import", "actions", "--update", path), 0);
    office_says(&office, "0 tindak lanjut diimpor, 1 sudah ada.");
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void the_same_plan_for_another_recommendation_is_another_action(void **state)
{
    static const char list[] = "No. Rekomendasi;Jenis Layanan;Rencana\n1;CDOB;Sosialisasi\n"
                               "2;CDOB;Sosialisasi\n2;CPKB;Sosialisasi\n2;CPKB;SOSIALISASI.\n";
    (void)state;
    assert_int_equal(import(list), 0);
    office_says(&office, "sudah ada   baris 5: sama dengan baris 4\n");
    has_actions(3);
    assert_int_equal(import(list), 0);
    office_says(&office, "0 tindak lanjut diimpor, 4 sudah ada.");
}

/* --- the report, and many rows --- */

static void the_report_has_a_row_for_each_row(void **state)
{
    (void)state;
    g_autofree char *report = g_build_filename(office.home, "report.csv", NULL);
    assert_int_equal(office_run(&office, "import", "actions", "--report", report, LIST), 1);
    assert_int_equal(office_shell(&office, "cat ~/report.csv"), 0);
    office_says(&office, "line,item,outcome,unit,year,service,plan,reasons\r\n");
    office_says(&office, "\r\n6,,doubted,Loka POM di Kota Balikpapan,2024,Sertifikasi CDOB,Menata "
                         "berkas pemohon:,selesai tanpa tanggal selesai\r\n");
    office_says(&office, "\r\n9,,taken,LOKA POM DI KOTA BALIKPAPAN*,2024,CDOB,");
    office_says(&office, "\r\n11,,skipped,,,,,baris kosong\r\n");
    office_says(&office, "\r\n25,,refused,Loka POM di Kota Balikpapan,2024,PENGADUAN,-,");
    assert_int_equal(office_shell(&office, "wc -l <~/report.csv"), 0);
    assert_int_equal(atoi(office.last.output), 22);
}

static void neither_report_nor_proposals_go_over_the_database_or_the_list(void **state)
{
    static const char list[] = "unit,plan\nLoka Balikpapan,A\n";
    static const char *const options[] = {"--report", "--propose"};
    (void)state;
    g_autofree char *path = office_write(&office, "in.csv", list), *text = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
        office_run(&office, "import", "actions", options[i], office.database, path);
        office_refuses(&office, 2, "milik basis data itu sendiri");
        office_run(&office, "import", "actions", options[i], path, path);
        office_refuses(&office, 2, "in.csv adalah daftar itu sendiri");
    }
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, list);
    has_actions(0);
}

static void many_placeholders_are_doubted_each(void **state)
{
    g_autoptr(GString) text = g_string_new("plan,due\n");
    (void)state;
    for (int i = 0; i < 20; i++)
        g_string_append_printf(text, "Rencana %d,%s\n", i, i % 2 ? "01/01/2025" : "TW I 2025");
    assert_int_equal(import(text->str), 0);
    office_says(&office,
                "baris 3, 5, 7, 9, 11, 13, 15, 17, 19, 21: tenggat 01-01-2025 pada 10 dari "
                "20 baris: dicatat apa adanya, perlu dilihat lagi\n");
    office_says(&office, "20 tindak lanjut diimpor, 10 di antaranya diragukan.");
    assert_int_equal(import(text->str), 0);
    office_says(&office, "0 tindak lanjut diimpor, 20 sudah ada.");
}

static void a_thousand_long_actions_are_taken_once(void **state)
{
    g_autoptr(GString) text = g_string_new("service,plan,due,status,realisation,done,evidence\n");
    g_autofree char *filler = g_strnfill(3900, 'x');
    (void)state;
    for (int i = 0; i < 3900; i += 60)
        filler[i] = '\n';
    for (int i = 0; i < 1000; i++)
        g_string_append_printf(text, "CDOB,\"Rencana %d:%s\",TW %s 2025,Selesai,r,1/6/2024,BA %d\n",
                               i, filler, i % 2 ? "I" : "III", i);
    assert_int_equal(import(text->str), 0);
    office_says(&office, "1000 tindak lanjut diimpor.\n");
    g_autofree char *record = record_of();
    assert_int_equal(import(text->str), 0);
    office_says(&office, "0 tindak lanjut diimpor, 1000 sudah ada.\n");
    g_autofree char *after = record_of();
    assert_string_equal(after, record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(takes_doubts_and_refuses_row_by_row),
        TEST(keeps_every_cell_as_it_is_written),
        TEST(the_same_list_twice_changes_nothing),
        TEST(its_own_export_is_there_already),
        TEST(a_look_writes_nothing),
        TEST(an_import_that_fails_leaves_nothing),
        TEST(reads_commas_semicolons_tabs_and_any_line_end),
        TEST(refuses_what_is_no_list_with_one_sentence),
        TEST(refuses_rows_with_cells_too_few_or_too_many),
        TEST(a_file_of_columns_says_what_headings_mean),
        TEST(nothing_of_an_unconfirmed_unit_is_stored),
        TEST(a_spelling_is_confirmed_once_and_remembered),
        TEST(a_spelling_is_listed_and_forgotten),
        TEST(a_wrong_file_of_units_changes_nothing),
        TEST(other_units_and_years_get_surveys_only_when_told),
        TEST(a_locked_survey_takes_actions_but_no_new_service),
        TEST(a_list_without_years_is_of_the_year_that_is_named),
        TEST(units_of_imported_tables_are_known),
        TEST(asks_at_the_terminal_and_remembers),
        TEST(whoever_stops_at_the_question_has_changed_nothing),
        TEST(merged_cells_go_on_when_told),
        TEST(a_merged_service_seen_later_is_a_difference_no_second_action),
        TEST(headings_over_two_rows_are_read_together),
        TEST(a_filled_column_without_a_heading_is_told),
        TEST(where_there_is_no_plan_what_was_read_is_told),
        TEST(headings_of_groups_are_no_actions),
        TEST(a_list_in_a_cell_stays_whole_unless_told),
        TEST(the_report_names_each_item_of_a_list),
        TEST(a_list_in_a_cell_is_split_with_what_goes_with_it),
        TEST(what_differs_is_told_and_stored_only_when_told),
        TEST(what_the_list_does_not_say_stays),
        TEST(what_has_only_room_in_a_note_is_a_difference_until_it_is_noted),
        TEST(the_same_plan_for_another_recommendation_is_another_action),
        TEST(the_report_has_a_row_for_each_row),
        TEST(neither_report_nor_proposals_go_over_the_database_or_the_list),
        TEST(many_placeholders_are_doubted_each),
        TEST(a_thousand_long_actions_are_taken_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
