#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* lembar form, sample and demo, and the overview without a terminal. */

static void lists_the_forms_with_templates_marked(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_run(&office, "form", "list"), 0);
    office_says(&office, "skm-bpom-2024 ");
    office_says(&office, "Indeks Pelayanan Publik  (templat)\n");
    assert_null(strstr(office.last.output, "BPOM 2024  (templat)"));
    office_end(&office);
}

static void finds_no_mistake_in_its_own_forms(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_shell(&office, "$LEMBAR form check forms/*.ini"), 0);
    office_says(&office, "tidak ada kesalahan\n");
    office_end(&office);
}

static void names_every_mistake_with_file_and_line(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    g_autofree char *path = office_write(&office, "bad.ini", "[form]\nid = bad\nnonsense = 1\n");
    assert_int_equal(office_run(&office, "form", "check", path, "no-such.ini"), 1);
    office_refuses(&office, 1, "2 dari 2 berkas formulir salah");
    office_complains(&office, "bad.ini:3: ");
    office_complains(&office, "no-such.ini: berkas tidak ada");
    office_end(&office);
}

static void shows_a_form_in_full(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_run(&office, "form", "show", "skm-bpom-2024"), 0);
    office_says(&office, "Survei Kepuasan Masyarakat BPOM 2024");
    office_says(&office, "jawaban 1–6 → U1");
    office_says(&office, "≥ 88,31  Sangat Baik");
    office_says(&office, "data pribadi");
    assert_int_equal(office_run(&office, "form", "show", "ipp"), 0);
    office_says(&office, "bobot");
    office_run(&office, "form", "show", "none");
    office_refuses(&office, 1, "Formulir none tidak ada");
    office_run(&office, "form", "show");
    office_refuses(&office, 2, "lembar form show ID");
    office_run(&office, "form", "paint");
    office_refuses(&office, 2, "form list");
    office_end(&office);
}

static void computes_minimum_samples(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_run(&office, "sample", "10", "100", "75000", "1000000"), 0);
    assert_string_equal(office.last.output, "10 10\n100 80\n75000 382\n1000000 384\n");
    office_run(&office, "sample", "ten");
    office_refuses(&office, 2, "Populasi harus bilangan bulat");
    office_run(&office, "sample", "--", "-5");
    office_refuses(&office, 2, "Populasi harus bilangan bulat");
    office_run(&office, "sample", "99999999999");
    office_refuses(&office, 2, "Populasi harus bilangan bulat");
    office_end(&office);
}

static void makes_a_database_to_play_with(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_run(&office, "demo"), 0);
    assert_int_equal(office_run(&office, "index", "--by", "service", "--format", "csv"), 0);
    office_says(&office, "\r\nunit,,29,93.10,92.53,93.30,95.98,94.25,92.53,94.83,94.83,91.95,"
                         "93.70,A\r\n");
    office_says(&office, "\r\nservice,PENGADUAN,24,");
    assert_int_equal(office_run(&office, "export", "sheets"), 0);
    office_says(&office, ",0,melebihi kuota,demo,");
    assert_int_equal(office_run(&office, "actions", "--as-of", "2024-12-10"), 0);
    office_says(&office, "1 lewat tenggat");
    assert_int_equal(office_shell(&office, "ls -A ~"), 0);
    assert_null(strstr(office.last.output, "selesai"));
    office_end(&office);
}

static void never_writes_the_demonstration_over_a_file(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    g_autofree char *path = office_write(&office, "office.db", "mine");
    office_run(&office, "demo");
    office_refuses(&office, 1, "sudah ada");
    assert_int_equal(office_shell(&office, "cat $DB; $LEMBAR demo"), 2);
    office_says(&office, "mine");
    office_complains(&office, "lembar demo --db BERKAS");
    assert_int_equal(office_shell(&office, "$LEMBAR demo --db /proc/none/x.db"), 1);
    office_refuses(&office, 1, "tidak dapat dibuat");
    office_end(&office);
}

static void prints_the_overview_where_there_is_no_terminal(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_run(&office, "demo"), 0);
    assert_int_equal(office_shell(&office, "$LEMBAR --db $DB"), 0);
    office_says(&office, "Loka POM di Kota Balikpapan · SKM 2024\n");
    office_says(&office, "IKM 93,70  A Sangat Baik  (tahun 2023: 89,54, naik 4,16)\n");
    office_says(&office, "Target 90,00, capaian 104,11 %\n");
    office_says(&office, "Lembar: 31 dientri, 29 dihitung, 2 disisihkan\n");
    office_says(&office, "Sampel minimal 29, tercapai\n");
    office_says(&office, "▼  91,95  A  ███████████████████████   naik 8,19\n");
    office_says(&office, "IPAK –  Indeks Persepsi Antikorupsi\n");
    office_says(&office, "Tindak lanjut: 5 terbuka, 3 selesai\n");
    office_end(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_the_forms_with_templates_marked),
        cmocka_unit_test(finds_no_mistake_in_its_own_forms),
        cmocka_unit_test(names_every_mistake_with_file_and_line),
        cmocka_unit_test(shows_a_form_in_full),
        cmocka_unit_test(computes_minimum_samples),
        cmocka_unit_test(makes_a_database_to_play_with),
        cmocka_unit_test(never_writes_the_demonstration_over_a_file),
        cmocka_unit_test(prints_the_overview_where_there_is_no_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
