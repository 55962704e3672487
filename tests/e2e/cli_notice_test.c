#include "tests/e2e/office_steps.h"
#include "tests/support/paper.h"

/* lembar notice: what hangs on the wall, and what it must not tell. */

static char *notice(const char *words)
{
    g_autofree char *script =
        g_strdup_printf("$LEMBAR --db $DB notice %s -o ~/n.pdf --overwrite", words);
    must(script);
    return paper_text(&office, "n.pdf", 0);
}

static void the_result_stands_on_one_page(void **state)
{
    (void)state;
    import_balikpapan();
    g_autofree char *text = notice("");
    assert_int_equal(paper_pages(&office, "n.pdf"), 1);
    paper_has_line(text, "Survei Kepuasan Masyarakat BPOM 2024");
    paper_has_line(text, "Loka POM di Kota Balikpapan");
    assert_true(paper_has(text, "93,70"));
    assert_true(paper_has(text, "Sangat Baik 29 responden"));
    paper_has_line(text, "naik 4,16 dari 2023 · target 90,00 tercapai");
    paper_has_line(text, "U6 Kompetensi Pelaksana 92,53 A");
    paper_has_line(text, "Kelamin: laki-laki 45% · perempuan 55%");
    assert_true(paper_has(text, "Terima kasih."));
    paper_stays_inside(&office, "n.pdf", 8);
}

static void the_paper_has_the_size_asked_for(void **state)
{
    (void)state;
    import_balikpapan();
    g_free(notice(""));
    must("pdfinfo ~/n.pdf | grep 'Page size'");
    office_says(&office, "595.276 x 841.89 pts (A4)");
    g_free(notice("--paper a3"));
    must("pdfinfo ~/n.pdf | grep 'Page size'");
    office_says(&office, "841.89 x 1190.55 pts (A3)");
}

static void the_index_can_be_read_from_two_metres(void **state)
{
    (void)state;
    import_balikpapan();
    g_free(notice(""));
    /* 1 mm of height for each 30 cm: values of elements 7 mm, the index far more. */
    must("pdftotext -bbox ~/n.pdf - | sed -n 's/.*yMin=\"\\([0-9.]*\\)\".*yMax=\"\\([0-9.]*\\)\">"
         "93,70<.*/\\1 \\2/p' | awk '{ exit !($2 - $1 > 150) }'");
    must("pdftotext -bbox ~/n.pdf - | sed -n 's/.*yMin=\"\\([0-9.]*\\)\".*yMax=\"\\([0-9.]*\\)\">"
         "92,53<.*/\\1 \\2/p' | awk '{ if ($2 - $1 < 17) exit 1 }'");
}

static void few_respondents_are_not_divided(void **state)
{
    (void)state;
    g_free(office_write(&office, "rows.csv",
                        "sheet,service,age,sex,q1,name,phone,suggestion\n"
                        "1,CDOB,34,P,6,Aniwati,0812777,Kursi kurang\n"));
    must("$LEMBAR --db $DB import sheets ~/rows.csv");
    g_autofree char *text = notice("");
    assert_true(paper_has(text, "1 responden"));
    assert_false(paper_has(text, "perempuan"));
    assert_false(paper_has(text, "Responden kami"));
    assert_false(paper_has(text, "Aniwati"));
    assert_false(paper_has(text, "Kursi kurang"));
}

static void nothing_is_announced_before_a_sheet_counts(void **state)
{
    (void)state;
    office_run(&office, "notice", "-o", office.home);
    office_refuses(&office, 1, "Belum ada lembar yang dihitung");
    must("ls ~ | grep -c pengumuman; true");
    assert_string_equal(office.last.output, "0\n");
}

static void a_wrong_word_is_refused(void **state)
{
    (void)state;
    office_run(&office, "notice", "--format", "jpg");
    office_refuses(&office, 2, "pilih pdf atau png");
    office_run(&office, "notice", "--paper", "a5");
    office_refuses(&office, 2, "pilih a4 atau a3");
    office_run(&office, "notice", "--format", "png", "--paper", "a4");
    office_refuses(&office, 2, "--paper hanya untuk PDF");
    office_run(&office, "notice", "n.pdf");
    office_refuses(&office, 2, "lembar notice");
}

static void other_forms_and_long_names_fit_on_it_too(void **state)
{
    static const struct {
        const char *form, *head, *row;
    } forms[] = {{"ipp", "assessor,a1", "1,2"},
                 {"ikm-2004", "service,u1", "A,2"},
                 {"skm-permenpanrb-14-2017", "service,u1", "A,4"},
                 {"efektivitas-kie", "a1", "2"}};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *script = g_strdup_printf(
            "rm -f ~/f.*; $LEMBAR --db ~/f.db init --unit \"$(printf 'Unit%%0200d' 1)\" --form %s "
            "--year 2024 --service 'A=Layanan A:10' && printf 'sheet,%s\\n1,%s\\n' >~/f.csv && "
            "$LEMBAR --db ~/f.db import sheets ~/f.csv && $LEMBAR --db ~/f.db notice -o ~/f.pdf && "
            "$LEMBAR --db ~/f.db notice --format png -o ~/f.png",
            forms[i].form, forms[i].head, forms[i].row);
        must(script);
        assert_int_equal(paper_pages(&office, "f.pdf"), 1);
        paper_stays_inside(&office, "f.pdf", 8);
    }
}

static void the_same_data_give_the_same_bytes(void **state)
{
    (void)state;
    import_balikpapan();
    must("for f in pdf png; do for n in 1 2; do "
         "$LEMBAR --db $DB notice --format $f -o ~/$n.$f >/dev/null || exit 1; done; "
         "cmp ~/1.$f ~/2.$f || exit 1; done; stat -c %a ~/1.png");
    assert_string_equal(office.last.output, "644\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_result_stands_on_one_page),
        TEST(the_paper_has_the_size_asked_for),
        TEST(the_index_can_be_read_from_two_metres),
        TEST(few_respondents_are_not_divided),
        TEST(nothing_is_announced_before_a_sheet_counts),
        TEST(a_wrong_word_is_refused),
        TEST(other_forms_and_long_names_fit_on_it_too),
        TEST(the_same_data_give_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
