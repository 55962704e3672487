#include "tests/e2e/office_steps.h"
#include "tests/support/paper.h"

#include <stdlib.h>

/* lembar report: the figures it prints, the texts in it, and the file it writes. */

static char *report(void)
{
    must("$LEMBAR --db $DB report -o ~/r.pdf --overwrite");
    return paper_text(&office, "r.pdf", 0);
}

static char *report_odt(void)
{
    must("$LEMBAR --db $DB report --format odt -o ~/r.odt --overwrite");
    return paper_odt_text(&office, "r.odt");
}

/* Adds sheets with the given rows after a head of service, q1–q11. */
static void import_rows(const char *rows)
{
    g_autofree char *csv = g_strconcat(
        "sheet,service,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11,suggestion,name,phone\n", rows, NULL);
    g_free(office_write(&office, "rows.csv", csv));
    must("$LEMBAR --db $DB import sheets ~/rows.csv");
}

/* --- the published figures --- */

static const struct {
    const char *code, *name;
} services[] = {{"CDOB", "Sertifikasi CDOB"},
                {"CPOTB", "Sertifikasi CPOTB"},
                {"CPKB", "Sertifikasi CPKB"},
                {"CPPOB", "Izin penerapan CPPOB"},
                {"PENGADUAN", "Pengaduan dan informasi"},
                {"UNIT", "Seluruh unit"}};

static const char *service_name(const char *code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(services); i++)
        if (strcmp(services[i].code, code) == 0)
            return services[i].name;
    fail_msg("no service %s", code);
    return NULL;
}

/* The rows of a file of tests/data below its head, each split at its commas. */
static GPtrArray *rows_of(const char *path)
{
    g_autofree char *text = NULL;
    GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    for (char **line = lines + 1; *line; line++)
        g_ptr_array_add(rows, g_strsplit(g_strchomp(*line), ",", -1));
    assert_true(rows->len > 0);
    return rows;
}

/* As it is printed: with a decimal comma. */
static char *printed(const char *number)
{
    return g_strdelimit(g_strdup(number), ".", ',');
}

static void has_published_matrix(const char *text)
{
    g_autoptr(GPtrArray) rows = rows_of("tests/data/balikpapan-2024-published.csv");
    for (guint i = 0; i < rows->len; i++) {
        const GStrv cells = g_ptr_array_index(rows, i);
        g_autoptr(GString) line = g_string_new(service_name(cells[0]));
        for (int c = 1; c < 13; c++) {
            g_autofree char *cell = printed(cells[c]);
            g_string_append_printf(line, " %s", cell);
        }
        paper_has_line(text, line->str);
    }
}

static void has_published_sample(const char *text)
{
    g_autoptr(GPtrArray) rows = rows_of("tests/data/balikpapan-2024-population.csv");
    for (guint i = 0; i < rows->len; i++) {
        const GStrv cells = g_ptr_array_index(rows, i);
        g_autofree char *line =
            g_strdup_printf("%s %s %s %s", service_name(cells[0]), cells[1], cells[2], cells[3]);
        paper_has_line(text, line);
    }
    paper_has_line(text, "Jumlah 111 30 29 29 tercapai");
}

static void has_published_changes(const char *text)
{
    static const char *const lines[] = {
        "U1 Persyaratan 93,10 A 85,90 ▲ 7,20",
        "U2 Sistem, Mekanisme, dan Prosedur 92,53 A 86,32 ▲ 6,21",
        "U3 Waktu Penyelesaian 93,30 A 90,46 ▲ 2,84",
        "U4 Biaya/Tarif 95,98 A 92,31 ▲ 3,67",
        "U5 Produk Spesifikasi Jenis Pelayanan 94,25 A 88,89 ▲ 5,36",
        "U6 Kompetensi Pelaksana 92,53 A 95,73 ▼ 3,20",
        "U7 Perilaku Pelaksana 94,83 A 95,73 ▼ 0,90",
        "U8 Penanganan Pengaduan, Saran, dan Masukan 94,83 A 86,75 ▲ 8,08",
        "U9 Sarana dan Prasarana 91,95 A 83,76 ▲ 8,19",
        "Indeks 93,70 A 89,54 ▲ 4,16",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        paper_has_line(text, lines[i]);
}

/* 13 of 31 is 42 %: the printed report had the two percentages of its sex table swapped. */
static void has_published_characteristics(const char *text)
{
    static const char *const lines[] = {
        "≤25 7 23 7 24",          "26–30 9 29 8 28",
        "31–35 5 16 4 14",        "36–40 4 13 4 14",
        "≥41 6 19 6 21",          "laki-laki 13 42 13 45",
        "perempuan 18 58 16 55",  "SMA atau di bawahnya 9 29 8 28",
        "D1/D2/D3 2 6 1 3",       "D4/S1 18 58 18 62",
        "S2/Profesi/S3 2 6 2 7",  "pegawai swasta 8 26 8 28",
        "wiraswasta 10 32 10 34", "pelajar/mahasiswa 3 10 3 10",
        "lainnya 10 32 8 28",     "Jumlah 31 100 29 100",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        paper_has_line(text, lines[i]);
}

static void has_published_figures(const char *text)
{
    has_published_sample(text);
    has_published_matrix(text);
    has_published_changes(text);
    has_published_characteristics(text);
    paper_has_line(text, "Target dan capaian 90,00, capaian 104,11 %");
    paper_has_line(text, "2023 85,90 86,32 90,46 92,31 88,89 95,73 95,73 86,75 83,76 89,54 A");
}

static void every_published_figure_of_balikpapan_comes_out(void **state)
{
    (void)state;
    import_balikpapan();
    g_autofree char *text = report();
    has_published_figures(text);
    paper_stays_inside(&office, "r.pdf", 28);
}

static void the_odt_holds_the_same_tables(void **state)
{
    (void)state;
    import_balikpapan();
    g_autofree char *text = report_odt();
    has_published_figures(text);
    must("head -c 77 ~/r.odt | tail -c 47; unzip -tq ~/r.odt");
    office_says(&office, "mimetypeapplication/vnd.oasis.opendocument.text");
}

static void the_lowest_and_highest_are_named_with_their_ties(void **state)
{
    (void)state;
    import_balikpapan();
    g_autofree char *text = report();
    const char *lowest = strstr(text, "Tiga unsur terendah, prioritas");
    const char *highest = strstr(text, "Tiga unsur tertinggi\n");
    assert_non_null(lowest);
    assert_non_null(highest);
    g_autofree char *low = g_strndup(lowest, (gsize)(highest - lowest));
    paper_has_line(low, "U9 Sarana dan Prasarana 91,95 A");
    paper_has_line(low, "U2 Sistem, Mekanisme, dan Prosedur 92,53 A");
    paper_has_line(low, "U6 Kompetensi Pelaksana 92,53 A");
    assert_false(paper_has(low, "U1 "));
    paper_has_line(highest, "U4 Biaya/Tarif 95,98 A");
    paper_has_line(highest, "U7 Perilaku Pelaksana 94,83 A");
    paper_has_line(highest, "U8 Penanganan Pengaduan, Saran, dan Masukan 94,83 A");
}

static void more_than_three_are_lowest_where_the_third_is_tied(void **state)
{
    (void)state;
    import_rows("1,CDOB,6,6,6,6,6,3,3,4,4,4,6,,,\n");
    g_autofree char *text = report();
    const char *lowest = strstr(text, "Tiga unsur terendah, prioritas");
    const char *highest = strstr(text, "Tiga unsur tertinggi\n");
    g_autofree char *low = g_strndup(lowest, (gsize)(highest - lowest));
    assert_int_equal(paper_count(low, "\nU"), 1 + 5);
}

static void english_has_english_words_and_points(void **state)
{
    (void)state;
    import_balikpapan();
    must("$LEMBAR --db $DB --lang en report -o ~/e.pdf");
    g_autofree char *text = paper_text(&office, "e.pdf", 0);
    paper_has_line(text, "Whole unit 29 93.10 92.53 93.30 95.98 94.25 92.53 94.83 94.83 91.95 "
                         "93.70 A");
    paper_has_line(text, "male 13 42 13 45");
    assert_false(paper_has(text, "Layanan"));
    assert_false(paper_has(text, "Unsur"));
    assert_true(paper_has(text, "page 2 of "));
}

/* --- the file --- */

static void fonts_are_embedded(void **state)
{
    (void)state;
    import_balikpapan();
    g_free(report());
    must("pdffonts ~/r.pdf | tail -n +3 | awk '{ print $(NF-4) }' | sort | uniq -c | tr -s ' '");
    assert_true(g_str_has_suffix(office.last.output, " yes\n"));
    assert_false(paper_has(office.last.output, "no"));
}

static void the_contents_name_the_page_of_each_heading(void **state)
{
    int entries = 0;
    (void)state;
    import_balikpapan();
    g_free(report());
    g_autofree char *contents = paper_text(&office, "r.pdf", 2);
    g_auto(GStrv) lines = g_strsplit(contents, "\n", -1);
    for (char **line = lines; *line; line++) {
        char *page = strrchr(*line, ' ');
        if (!page || !g_ascii_isdigit(page[1]) || g_str_has_prefix(*line, "DRAF "))
            continue;
        *page = '\0';
        g_autofree char *text = paper_text(&office, "r.pdf", atoi(page + 1));
        paper_has_line(text, *line);
        entries++;
    }
    assert_true(entries >= 15);
}

static void the_same_data_give_the_same_bytes(void **state)
{
    (void)state;
    import_balikpapan();
    must("for f in pdf odt; do for n in 1 2; do "
         "$LEMBAR --db $DB report --format $f -o ~/$n.$f >/dev/null || exit 1; done; "
         "cmp ~/1.$f ~/2.$f || exit 1; done");
}

static void a_file_that_is_there_is_kept_unless_told(void **state)
{
    (void)state;
    must("echo old >~/r.pdf");
    g_autofree char *path = g_build_filename(office.home, "r.pdf", NULL);
    office_run(&office, "report", "-o", path);
    office_refuses(&office, 1, "sudah ada");
    must("cat ~/r.pdf");
    assert_string_equal(office.last.output, "old\n");
    assert_int_equal(office_run(&office, "report", "-o", path, "--overwrite"), 0);
    must("head -c 5 ~/r.pdf; stat -c %a ~/r.pdf");
    assert_string_equal(office.last.output, "%PDF-600\n");
}

static void a_folder_takes_the_usual_name(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "report", "-o", office.home), 0);
    office_says(&office, "laporan-skm-2024.pdf");
    assert_int_equal(
        office_run(&office, "--lang", "en", "report", "--format", "odt", "-o", office.home), 0);
    office_says(&office, "report-skm-2024.odt");
    must("cd && ls *skm-2024* | tr '\\n' ' '");
    assert_string_equal(office.last.output, "laporan-skm-2024.pdf report-skm-2024.odt ");
}

static void what_cannot_be_written_is_refused_in_one_sentence(void **state)
{
    (void)state;
    office_run(&office, "report", "-o", "/no/such/folder/r.pdf");
    office_refuses(&office, 1, "Folder /no/such/folder tidak ada");
    office_run(&office, "report", "-o", "/proc/r.pdf");
    office_refuses(&office, 1, "/proc/r.pdf tidak dapat ditulis");
    office_run(&office, "report", "-o", office.database, "--overwrite");
    office_refuses(&office, 2, "milik basis data itu sendiri");
    office_run(&office, "report", "--format", "docx");
    office_refuses(&office, 2, "pilih pdf atau odt");
    office_run(&office, "report", "r.pdf");
    office_refuses(&office, 2, "dengan -o");
    assert_int_equal(office_run(&office, "check"), 0);
}

static void a_full_disk_leaves_the_old_file(void **state)
{
    (void)state;
    assert_int_equal(office_shell(&office, "cd; echo old >r.pdf; trap '' XFSZ; ulimit -f 0; "
                                           "$LEMBAR --db $DB report -o r.pdf --overwrite"),
                     1);
    must("cat ~/r.pdf; ls ~ | grep -c r.pdf");
    assert_string_equal(office.last.output, "old\n1\n");
}

/* --- little and much --- */

static void a_survey_without_sheets_has_a_report_that_says_so(void **state)
{
    (void)state;
    g_autofree char *text = report();
    paper_has_line(text, "Lembar 0 dientri, 0 dihitung, 0 disisihkan");
    paper_has_line(text, "Indeks 2024 –");
    paper_has_line(text, "Seluruh unit 0 – – – – – – – – – – –");
    paper_has_line(text, "Belum ada lembar yang dihitung.");
    paper_has_line(text, "Jumlah 0 – 0 –");
    assert_false(paper_has(text, "0,00 A"));
    g_free(report_odt());
}

static void one_sheet_is_enough_for_every_table(void **state)
{
    (void)state;
    import_rows("7,CPKB,6,5,6,5,4,6,6,5,6,5,6,,,\n");
    g_autofree char *text = report();
    paper_has_line(text, "Sertifikasi CPKB 1 100,00 83,33 83,33 100,00 100,00 83,33 100,00 83,33 "
                         "100,00 92,59 A");
    paper_has_line(text, "7 CPKB – – – – – – 6 5 6 5 4 6 6 5 6 5 6");
}

static void a_service_that_nobody_answered_is_named(void **state)
{
    (void)state;
    import_rows("7,CPKB,6,5,6,5,4,6,6,5,6,5,6,,,\n");
    g_autofree char *text = report();
    paper_has_line(text, "Sertifikasi CDOB 3 1 1 0 belum ada responden");
    paper_has_line(text, "Pengaduan dan informasi 98 25 24 0 belum ada responden");
    paper_has_line(text, "Jumlah 111 30 29 1 kurang 28");
    paper_has_line(text, "Sertifikasi CDOB 0 – – – – – – – – – – –");
}

static void a_survey_without_services_has_a_report_too(void **state)
{
    (void)state;
    must("$LEMBAR --db ~/ipp.db init --unit 'Loka POM' --form ipp --year 2024 && "
         "$LEMBAR --db ~/ipp.db report -o ~/i.pdf && "
         "$LEMBAR --db ~/ipp.db report --format odt -o ~/i.odt");
    g_autofree char *text = paper_text(&office, "i.pdf", 0);
    assert_true(paper_has(text, "templat"));
    g_free(paper_odt_text(&office, "i.odt"));
}

static void every_form_that_comes_along_has_a_report(void **state)
{
    (void)state;
    must("for form in forms/*.ini; do rm -f ~/f.db* ~/f.*; "
         "$LEMBAR --db ~/f.db init --unit 'Loka POM' --form $form --year 2024 --service "
         "'A=Layanan A:10' && $LEMBAR --db ~/f.db report -o ~/f.pdf && "
         "$LEMBAR --db ~/f.db report --format odt -o ~/f.odt || exit 1; done >/dev/null");
}

static void the_tabulation_goes_on_over_many_pages(void **state)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    (void)state;
    for (int sheet = 1; sheet <= 2000; sheet++)
        g_string_append_printf(rows, "%d,CDOB,6,5,6,5,4,6,6,5,6,5,3,,,\n", sheet);
    import_rows(rows->str);
    g_autofree char *text = report();
    int pages = paper_pages(&office, "r.pdf");
    assert_in_range(pages, 40, 80);
    paper_has_line(text, "2000 CDOB – – – – – – 6 5 6 5 4 6 6 5 6 5 3");
    paper_has_line(text, "Jumlah 12000 10000 12000 10000 8000 12000 12000 10000 12000 10000 6000");
    assert_int_equal(paper_count(text, "CDOB – – – – – – 6 5 6 5 4 6 6 5 6 5 3"), 2000);
    g_autofree char *last = paper_text(&office, "r.pdf", pages);
    paper_has_line(last, "Lembar Layanan Tanggal");
    paper_stays_inside(&office, "r.pdf", 28);
    must("$LEMBAR --db $DB report --without-tabulation -o ~/short.pdf");
    assert_in_range(paper_pages(&office, "short.pdf"), 8, 12);
}

/* --- actions --- */

static void long_action_texts_go_on_over_the_page_and_lose_nothing(void **state)
{
    g_autoptr(GString) csv = g_string_new("service,element,cause,plan,due,owner\n");
    (void)state;
    for (int action = 1; action <= 3; action++) {
        g_string_append_printf(csv, "CDOB,U4,Sebab %d,\"", action);
        for (int line = 1; line <= 60; line++)
            g_string_append_printf(csv, "%sbaris-%d-%d akhir", line > 1 ? "\n" : "", action, line);
        g_string_append(csv, "\",31/12/2024,Tim\n");
    }
    g_free(office_write(&office, "actions.csv", csv->str));
    must("$LEMBAR --db $DB import actions ~/actions.csv");
    g_autofree char *text = report();
    g_autofree char *odt = report_odt();
    for (int action = 1; action <= 3; action++)
        for (int line = 1; line <= 60; line++) {
            g_autofree char *word = g_strdup_printf("baris-%d-%d akhir", action, line);
            assert_int_equal(paper_count(text, word), 1);
            assert_int_equal(paper_count(odt, word), 1);
        }
    assert_true(paper_count(text, "No. Layanan Unsur Sebab Rencana") >= 4);
    paper_stays_inside(&office, "r.pdf", 28);
}

static void the_realisation_of_last_years_plan_is_counted(void **state)
{
    (void)state;
    must("$LEMBAR --db $DB init --unit 'Loka POM di Kota Balikpapan' --form skm-bpom-2024 "
         "--year 2023 --service 'CDOB=Sertifikasi CDOB'");
    g_free(office_write(&office, "actions.csv",
                        "service,element,cause,plan,due,owner,status,realisation,done,evidence\n"
                        "CDOB,U1,s,Brosur,31/12/2023,Tim,done,Dicetak,2023-11-02,Brosur 2023\n"
                        "CDOB,U2,s,Video,31/12/2023,Tim,done,Tayang,2023-12-01,Tautan\n"
                        "CDOB,U9,s,Kursi,31/12/2023,Tim,planned,,,\n"));
    must("$LEMBAR --db $DB --survey 2023 import actions ~/actions.csv");
    must("$LEMBAR --db $DB --survey 2024 report -o ~/r.pdf");
    g_autofree char *text = paper_text(&office, "r.pdf", 0);
    paper_has_line(text, "selesai 2 67");
    paper_has_line(text, "direncanakan 1 33");
    paper_has_line(text, "Jumlah 3 100");
    paper_has_line(text, "1 CDOB U1 Brosur Dicetak 02-11-2023 Brosur 2023 – selesai");
    paper_has_line(text, "3 CDOB U9 Kursi – – – –");
}

/* --- texts and names --- */

static void the_texts_of_the_office_stand_in_their_places(void **state)
{
    (void)state;
    g_free(office_write(&office, "t.txt", "Alinea satu.\n\n- butir pertama\n- butir kedua\n"));
    must("for part in preface analysis closing; do "
         "$LEMBAR --db $DB report --text $part ~/t.txt || exit 1; done");
    must("echo 'Puji syukur.' | $LEMBAR --db $DB report --text preface -");
    must("$LEMBAR --db $DB report --text analysis");
    assert_string_equal(office.last.output, "Alinea satu.\n\n- butir pertama\n- butir kedua\n");
    g_autofree char *text = report();
    g_autofree char *second = paper_text(&office, "r.pdf", 2);
    paper_has_line(second, "Kata pengantar");
    paper_has_line(second, "Puji syukur.");
    assert_int_equal(paper_count(text, "- butir kedua"), 2);
    paper_has_line(text, "3 Analisis");
    paper_has_line(text, "5 Penutup");
    must(": >~/t.txt; $LEMBAR --db $DB report --text closing ~/t.txt");
    office_says(&office, "dihapus");
    g_autofree char *without = report();
    assert_false(paper_has(without, "5 Penutup"));
}

static void a_text_that_cannot_be_taken_is_refused(void **state)
{
    (void)state;
    office_run(&office, "report", "--text", "preface", "/no/such/file");
    office_refuses(&office, 1, "/no/such/file tidak dapat dibaca");
    office_run(&office, "report", "--text", "foreword", "/dev/null");
    office_refuses(&office, 2, "pilih preface, analysis, atau closing");
    office_run(&office, "report", "--text", "preface", "--overwrite");
    office_refuses(&office, 2, "sendiri-sendiri");
    assert_int_equal(office_shell(&office, "printf '\\377' | $LEMBAR --db $DB report --text "
                                           "preface -"),
                     1);
    office_refuses(&office, 1, "bukan teks UTF-8");
    assert_int_equal(office_shell(&office, "head -c 16385 /dev/zero | tr '\\0' x | $LEMBAR --db "
                                           "$DB report --text preface -"),
                     1);
    office_refuses(&office, 1, "terlalu panjang");
    must("$LEMBAR --db $DB report --text preface");
    assert_string_equal(office.last.output, "\n");
}

static void names_with_signs_and_long_words_stay_whole_and_inside(void **state)
{
    g_autofree char *word = g_strnfill(300, 'w');
    g_autofree char *unit = g_strdup_printf("Loka <POM> & \"Kawan\" ]]> %s", word);
    (void)state;
    g_autofree char *database = g_build_filename(office.home, "signs.db", NULL);
    g_free(office.database);
    office.database = g_steal_pointer(&database);
    assert_int_equal(office_run(&office, "init", "--unit", unit, "--form", "skm-bpom-2024",
                                "--year", "2024", "--service", "A&B=Layanan <b> & 'x':3",
                                "--service",
                                "P=Panjang-sekali-tanpa-spasi-tanpa-henti-sampai-"
                                "melewati-lebar-kolom-tabel:10"),
                     0);
    import_rows("1,A&B,6,5,6,5,4,6,6,5,6,5,6,\"<script>&amp;  dua spasi\",,\n");
    must("$LEMBAR --db $DB report --text preface - <<'END'\n<p>& </text:p> ]]>\nEND");
    g_autofree char *text = report();
    g_autofree char *odt = report_odt();
    paper_has_line(text, "Layanan <b> & 'x' 3 1 1 1 tercapai");
    paper_has_line(odt, "Layanan <b> & 'x' 3 1 1 1 tercapai");
    paper_has_line(text, "<p>& </text:p> ]]>");
    paper_has_line(odt, "<p>& </text:p> ]]>");
    paper_has_line(odt, "1 A&B <script>&amp; dua spasi");
    paper_stays_inside(&office, "r.pdf", 28);
}

static void no_personal_data_stand_in_it(void **state)
{
    (void)state;
    import_rows("1,CDOB,6,5,6,5,4,6,6,5,6,5,6,Lebih cepat,Aniwati,0812777\n");
    g_autofree char *text = report();
    g_autofree char *odt = report_odt();
    paper_has_line(text, "1 CDOB Lebih cepat");
    paper_has_line(odt, "1 CDOB Lebih cepat");
    assert_false(paper_has(text, "Aniwati") || paper_has(odt, "Aniwati"));
    assert_false(paper_has(text, "0812777") || paper_has(odt, "0812777"));
}

static void the_statement_tells_what_the_figures_rest_on(void **state)
{
    (void)state;
    g_free(office_write(&office, "rows.csv",
                        "sheet,service,q1,counted,reason\n1,CDOB,6,1,\n"
                        "2,CDOB,5,0,ganda\n3,CDOB,5,0,ganda\n4,CDOB,5,0,\n"));
    must("$LEMBAR --db $DB import sheets ~/rows.csv");
    g_autofree char *text = report();
    paper_has_line(text, "Formulir skm-bpom-2024, versi 1");
    paper_has_line(text, "Lembar dientri 4");
    paper_has_line(text, "Lembar dihitung 1");
    paper_has_line(text, "Disisihkan: ganda 2");
    paper_has_line(text, "Disisihkan: impor 1");
    paper_has_line(text, "Indeks 100,00 · A · Sangat Baik");
    paper_has_line(text, "Penutupan survei belum dikunci");
    must("$LEMBAR --db $DB audit verify");
    const char *entries = strstr(office.last.output, ": ");
    g_autofree char *line =
        g_strdup_printf("Rantai catatan perubahan %d catatan, sidik ", atoi(entries + 2));
    paper_has_line(text, line);
}

static void a_locked_survey_says_who_locked_it_and_what_was_signed(void **state)
{
    (void)state;
    import_balikpapan();
    must("$LEMBAR --db $DB --user Rina lock && $LEMBAR --db $DB statement >~/s.txt");
    g_autofree char *text = report();
    paper_has_line(text, "Dikunci 31-07-2024 09:00 oleh Rina");
    must("sha256sum <~/s.txt | cut -c1-8");
    g_autofree char *line = g_strdup_printf("Sidik pernyataan %s ", g_strchomp(office.last.output));
    paper_has_line(text, line);
    g_free(report_odt());
}

/* What is printed before the survey is locked may change: its cover and every page say so. */
static void an_unlocked_survey_has_a_draft(void **state)
{
    (void)state;
    import_balikpapan();
    g_autofree char *text = report(), *odt = report_odt();
    g_autofree char *cover = paper_text(&office, "r.pdf", 1);
    g_autofree char *second = paper_text(&office, "r.pdf", 2);
    paper_has_line(cover, "Draf: survei belum dikunci, angkanya masih dapat berubah.");
    paper_has_line(second, "DRAF · Laporan SKM 2024 · Loka POM di Kota Balikpapan");
    paper_has_line(odt, "Draf: survei belum dikunci");
    must("unzip -p ~/r.odt styles.xml | grep -c 'DRAF · Laporan SKM 2024'");
    must("$LEMBAR --db $DB --user Rina lock");
    g_autofree char *locked = report();
    assert_false(paper_has(locked, "Draf") || paper_has(locked, "DRAF"));
    paper_has_line(locked, "Laporan SKM 2024 · Loka POM di Kota Balikpapan halaman 2 dari");
}

static void days_in_running_text_are_written_out(void **state)
{
    (void)state;
    import_balikpapan();
    g_autofree char *text = report();
    paper_has_line(text, "Disusun 31 Juli 2024");
    paper_has_line(text, "........................, 31 Juli 2024");
    paper_has_line(text, "Survei Survei Kepuasan Masyarakat BPOM 2024");
    assert_false(paper_has(text, "2024, 2024"));
}

static void due_dates_have_one_form_and_keep_their_wording(void **state)
{
    (void)state;
    g_free(office_write(&office, "actions.csv",
                        "service,element,cause,plan,due,owner\nCDOB,U1,s,A,31/07/2024,Tim\n"
                        "CDOB,U2,s,B,TW IV 2024,Tim\nCDOB,U3,s,C,Desember 2024,Tim\n"
                        "CDOB,U4,s,D,Setiap bulan,Tim\nCDOB,U5,s,E,,Tim\n"));
    must("$LEMBAR --db $DB import actions ~/actions.csv");
    g_autofree char *odt = report_odt();
    paper_has_line(odt, "1 CDOB U1 s A 31-07-2024 Tim");
    paper_has_line(odt, "2 CDOB U2 s B 31-12-2024 (TW IV 2024) Tim");
    paper_has_line(odt, "3 CDOB U3 s C 31-12-2024 (Desember 2024) Tim");
    assert_true(paper_has(odt, "CDOB U4 s D Setiap bulan Tim"));
    assert_true(paper_has(odt, "CDOB U5 s E – Tim"));
}

static void without_suggestions_there_is_no_chapter_of_them(void **state)
{
    (void)state;
    import_balikpapan();
    g_autofree char *none = report();
    paper_has_line(none, "Saran tertulis tidak ada");
    assert_false(paper_has(none, "Saran responden"));
    import_rows("101,CDOB,6,6,6,6,6,6,6,6,6,6,6,Lebih cepat,,\n");
    g_autofree char *some = report();
    paper_has_line(some, "Saran tertulis 1 lembar");
    paper_has_line(some, "3 Saran responden");
}

/* A program that was copied without what lies beside it. */
static void without_the_module_of_papers_the_report_is_refused_and_all_else_goes_on(void **state)
{
    (void)state;
    import_balikpapan();
    must("cp $LEMBAR ~/lembar && ~/lembar --db $DB index | grep -q 93,70");
    assert_int_not_equal(office_shell(&office, "~/lembar --db $DB report -o ~/r.pdf"), 0);
    office_complains(&office, "Bagian Lembar yang menulis dokumen tidak dapat dibuka");
    must("test ! -e ~/r.pdf");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_published_figure_of_balikpapan_comes_out),
        TEST(the_odt_holds_the_same_tables),
        TEST(the_lowest_and_highest_are_named_with_their_ties),
        TEST(more_than_three_are_lowest_where_the_third_is_tied),
        TEST(english_has_english_words_and_points),
        TEST(fonts_are_embedded),
        TEST(the_contents_name_the_page_of_each_heading),
        TEST(the_same_data_give_the_same_bytes),
        TEST(a_file_that_is_there_is_kept_unless_told),
        TEST(a_folder_takes_the_usual_name),
        TEST(what_cannot_be_written_is_refused_in_one_sentence),
        TEST(a_full_disk_leaves_the_old_file),
        TEST(a_survey_without_sheets_has_a_report_that_says_so),
        TEST(one_sheet_is_enough_for_every_table),
        TEST(a_service_that_nobody_answered_is_named),
        TEST(a_survey_without_services_has_a_report_too),
        TEST(every_form_that_comes_along_has_a_report),
        TEST(the_tabulation_goes_on_over_many_pages),
        TEST(long_action_texts_go_on_over_the_page_and_lose_nothing),
        TEST(the_realisation_of_last_years_plan_is_counted),
        TEST(the_texts_of_the_office_stand_in_their_places),
        TEST(a_text_that_cannot_be_taken_is_refused),
        TEST(names_with_signs_and_long_words_stay_whole_and_inside),
        TEST(no_personal_data_stand_in_it),
        TEST(the_statement_tells_what_the_figures_rest_on),
        TEST(without_the_module_of_papers_the_report_is_refused_and_all_else_goes_on),
        TEST(an_unlocked_survey_has_a_draft),
        TEST(days_in_running_text_are_written_out),
        TEST(due_dates_have_one_form_and_keep_their_wording),
        TEST(without_suggestions_there_is_no_chapter_of_them),
        TEST(a_locked_survey_says_who_locked_it_and_what_was_signed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
