#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* The command line itself: options, help, exit statuses. */

static const char *const commands[] = {"init",   "import", "index",  "actions", "export", "form",
                                       "sample", "demo",   "backup", "restore", "batches"};

static void names_every_command_in_the_help(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_run(&office, "--help"), 0);
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_autofree char *line = g_strdup_printf("\n  %s ", commands[i]);
        office_says(&office, line);
    }
    office_says(&office, "--db BERKAS");
    assert_string_equal(office.last.errors, "");
    office_end(&office);
}

static void explains_each_command(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_autofree char *usage = g_strdup_printf("Pemakaian: lembar %s", commands[i]);
        assert_int_equal(office_run(&office, commands[i], "--help"), 0);
        office_says(&office, usage);
        office_says(&office, "--survey TAHUN");
    }
    office_end(&office);
}

static void takes_global_options_before_and_after_the_command(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_run(&office, "--survey", "2024", "index", "--lang", "en"), 0);
    office_says(&office, "Requirements");
    assert_int_equal(office_run(&office, "--lang=en", "index", "--survey", "skm-bpom-2024/2024"),
                     0);
    office_says(&office, "Requirements");
    assert_int_equal(office_run(&office, "index", "--survey", "2023"), 2);
    office_refuses(&office, 2, "Survei 2023 tidak ada");
    office_end(&office);
}

static void tells_its_version(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_run(&office, "--version"), 0);
    assert_ptr_equal(strstr(office.last.output, "lembar "), office.last.output);
    office_end(&office);
}

static void refuses_what_it_does_not_know(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    office_run(&office, "indeks");
    office_refuses(&office, 2, "Perintah indeks tidak dikenal");
    office_run(&office, "index", "--colour");
    office_refuses(&office, 2, "Pilihan --colour tidak dikenal; lihat `lembar index --help`");
    office_run(&office, "-z");
    office_refuses(&office, 2, "Pilihan -z tidak dikenal; lihat `lembar --help`");
    office_run(&office, "index", "--by");
    office_refuses(&office, 2, "Pilihan --by memerlukan nilai");
    office_run(&office, "--lang", "fr", "index");
    office_refuses(&office, 2, "Bahasa fr tidak ada");
    office_run(&office, "--user", "", "index");
    office_refuses(&office, 2, "--user kosong");
    office_run(&office, "import", "sheets");
    office_refuses(&office, 2, "Pakailah: lembar import");
    office_run(&office, "index", "extra");
    office_refuses(&office, 2, "Pakailah: lembar index");
    office_end(&office);
}

static void speaks_ascii_where_the_terminal_does(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_shell(&office, "$LEMBAR demo --db $DB >demo.txt; export LC_ALL=C; "
                                           "$LEMBAR --db $DB; $LEMBAR --db $DB index --by age; "
                                           "$LEMBAR --db $DB actions; $LEMBAR --help; "
                                           "$LEMBAR form show skm-bpom-2024; rm demo.txt"),
                     0);
    for (const char *byte = office.last.output; *byte; byte++)
        assert_in_range(*byte, '\n', '~');
    office_says(&office, "IKM 93,70");
    office_says(&office, "<=25");
    office_end(&office);
}

static void keeps_data_in_utf8_whatever_the_terminal_is(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_shell(&office, "LC_ALL=C $LEMBAR --db $DB init --unit 'Loka é' "
                                           "--form skm-bpom-2024 --year 2024; "
                                           "LC_ALL=C $LEMBAR --db $DB index --format json"),
                     0);
    office_says(&office, "\"unit\":\"Loka é\"");
    office_end(&office);
}

static void takes_the_language_from_the_option_then_the_environment(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "LEMBAR_LANG=en LC_ALL=C $LEMBAR --db $DB index"), 0);
    office_says(&office, "Requirements");
    assert_int_equal(office_shell(&office, "LEMBAR_LANG=en $LEMBAR --lang id --db $DB index"), 0);
    office_says(&office, "Persyaratan");
    assert_int_equal(office_shell(&office, "LANGUAGE=en LANG=en_US.UTF-8 $LEMBAR --db $DB index"),
                     0);
    office_says(&office, "Persyaratan");
    office_end(&office);
}

static void tells_when_the_output_is_full(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "$LEMBAR --db $DB index >/dev/full"), 1);
    office_refuses(&office, 1, "penyimpanan penuh");
    assert_int_equal(office_shell(&office, "$LEMBAR --db $DB export index -o /dev/full"), 1);
    office_refuses(&office, 1, "/dev/full tidak dapat ditulis");
    office_end(&office);
}

static void uses_the_data_folder_of_the_user(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_shell(&office, "$LEMBAR init --unit A --form ikepu --year 2024 && "
                                           "ls $HOME/.local/share/lembar/lembar.db && "
                                           "XDG_DATA_HOME=$HOME/other $LEMBAR init --unit B "
                                           "--form ikepu --year 2024 && "
                                           "ls $HOME/other/lembar/lembar.db"),
                     0);
    office_end(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_every_command_in_the_help),
        cmocka_unit_test(explains_each_command),
        cmocka_unit_test(takes_global_options_before_and_after_the_command),
        cmocka_unit_test(tells_its_version),
        cmocka_unit_test(refuses_what_it_does_not_know),
        cmocka_unit_test(speaks_ascii_where_the_terminal_does),
        cmocka_unit_test(keeps_data_in_utf8_whatever_the_terminal_is),
        cmocka_unit_test(takes_the_language_from_the_option_then_the_environment),
        cmocka_unit_test(tells_when_the_output_is_full),
        cmocka_unit_test(uses_the_data_folder_of_the_user),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
