#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cairo.h>
#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>

#include "ui/paper/chart.h"
#include "ui/paper/pdf.h"

/* How a document lies on its pages, and how papers look: a coarse grid of how much ink is where,
 * which another version of a font does not change. */

static char *folder;

/* Fontconfig keeps a little until the end of the program. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\n";
}

static int set_up(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("lembar-paper-XXXXXX", NULL);
    return folder ? 0 : -1;
}

static int tear_down(void **state)
{
    g_autofree char *remove = g_strdup_printf("rm -r '%s'", folder);
    (void)state;
    int status = system(remove);
    g_free(folder);
    return status;
}

/* Runs a command of the shell in the folder and returns what it prints. */
static char *run(const char *format, ...) G_GNUC_PRINTF(1, 2);
static char *run(const char *format, ...)
{
    va_list arguments;
    char *output = NULL;
    int status;
    va_start(arguments, format);
    g_autofree char *script = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *in_folder = g_strdup_printf("cd '%s' && { %s; }", folder, script);
    const char *const argv[] = {"/bin/sh", "-c", in_folder, NULL};
    if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                      &status, NULL) ||
        status != 0)
        fail_msg("%s: status %d", script, status);
    return output;
}

/* --- documents made for the purpose --- */

static struct document *new_document(void)
{
    return document_create("Judul", "Unit", "id", 1719205200000);
}

static void write_pdf(const struct document *document)
{
    struct error error;
    g_autofree char *path = g_build_filename(folder, "d.pdf", NULL);
    GByteArray *bytes = pdf_of_document(document, NULL, &error);
    if (!bytes)
        fail_msg("%s", error.message);
    assert_true(g_file_set_contents(path, (const char *)bytes->data, bytes->len, NULL));
    g_byte_array_unref(bytes);
}

/* The page on which a word stands, from 1; the text of each page ends with a form feed. */
static int page_of(const char *text, const char *word)
{
    const char *found = strstr(text, word);
    int page = 1;
    if (!found)
        fail_msg("%s is not in the text", word);
    for (const char *at = text; at < found; at++)
        page += *at == '\f';
    return page;
}

static void add_lines(struct document *document, int count)
{
    for (int line = 0; line < count; line++)
        document_paragraph(document, STYLE_OF_BODY, "isi %d", line);
}

static void add_table(struct document *document, int rows)
{
    struct document_table *table = document_table(document, "keterangantabel");
    document_column(table, 1, ALIGN_LEFT, "kepalatabel");
    for (int row = 0; row < rows; row++)
        document_cell(table, "%s%d", row == 0 ? "barispertama" : "baris", row);
}

static void a_heading_never_stands_alone_at_the_end_of_a_page(void **state)
{
    (void)state;
    for (int lines = 20; lines < 44; lines++) {
        struct document *document = new_document();
        add_lines(document, lines);
        document_heading(document, 1, "judulsatu");
        document_heading(document, 2, "juduldua");
        add_table(document, 30);
        write_pdf(document);
        document_destroy(document);
        g_autofree char *text = run("pdftotext d.pdf -");
        assert_int_equal(page_of(text, "judulsatu"), page_of(text, "barispertama"));
        assert_int_equal(page_of(text, "juduldua"), page_of(text, "barispertama"));
        assert_int_equal(page_of(text, "keterangantabel"), page_of(text, "barispertama"));
    }
}

static void a_heading_stays_with_its_paragraph_or_chart(void **state)
{
    (void)state;
    for (int lines = 24; lines < 44; lines += 2) {
        struct document *document = new_document();
        add_lines(document, lines);
        document_heading(document, 1, "judulsatu");
        document_paragraph(document, STYLE_OF_BODY, "alineasatu");
        add_lines(document, lines);
        document_heading(document, 1, "juduldua");
        struct document_chart *chart =
            document_chart(document, CHART_BARS, "keterangangambar", 0, 10000, ',');
        for (int bar = 0; bar < 9; bar++)
            chart_add(chart, "U1", "Nama", 9000, 8000, NULL);
        write_pdf(document);
        document_destroy(document);
        g_autofree char *text = run("pdftotext d.pdf -");
        assert_int_equal(page_of(text, "judulsatu"), page_of(text, "alineasatu"));
        assert_int_equal(page_of(text, "juduldua"), page_of(text, "keterangangambar"));
    }
}

static void the_head_of_a_table_stands_on_each_of_its_pages(void **state)
{
    (void)state;
    struct document *document = new_document();
    add_table(document, 200);
    write_pdf(document);
    document_destroy(document);
    g_autofree char *pages = run("pdfinfo d.pdf | sed -n 's/^Pages: *//p'");
    g_autofree char *heads = run("pdftotext d.pdf - | grep -c kepalatabel");
    assert_true(atoi(pages) > 3);
    assert_int_equal(atoi(heads), atoi(pages));
    g_autofree char *rows = run("pdftotext d.pdf - | grep -c '^baris'");
    assert_int_equal(atoi(rows), 200);
}

static void a_long_paragraph_leaves_no_line_alone(void **state)
{
    (void)state;
    for (int lines = 30; lines < 44; lines++) {
        struct document *document = new_document();
        add_lines(document, lines);
        document_paragraph(document, STYLE_OF_BODY, "satu\ndua\ntiga\nempat");
        write_pdf(document);
        document_destroy(document);
        g_autofree char *text = run("pdftotext d.pdf -");
        assert_int_equal(page_of(text, "satu"), page_of(text, "dua"));
        assert_int_equal(page_of(text, "tiga"), page_of(text, "empat"));
    }
}

static void a_row_higher_than_a_page_goes_on_and_loses_nothing(void **state)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    (void)state;
    for (int line = 0; line < 400; line++)
        g_string_append_printf(cell, "%sbaris%dakhir", line ? "\n" : "", line);
    struct document *document = new_document();
    struct document_table *table = document_table(document, NULL);
    document_column(table, 1, ALIGN_LEFT, "kiri");
    document_column(table, 1, ALIGN_LEFT, "kanan");
    document_cell(table, "satu");
    document_cell(table, "%s", cell->str);
    document_cell(table, "%s", cell->str);
    document_cell(table, "dua");
    write_pdf(document);
    document_destroy(document);
    g_autofree char *lines =
        run("pdftotext d.pdf - | grep -o 'baris[0-9]*akhir' | sort | uniq -c | "
            "awk '$1 == 2' | wc -l");
    assert_int_equal(atoi(lines), 400);
}

static void a_large_total_is_never_broken_in_two(void **state)
{
    (void)state;
    struct document *document = new_document();
    struct document_table *table = document_table(document, NULL);
    table->small = true;
    for (int column = 0; column < 27; column++)
        document_column(table, 1, ALIGN_CENTRE, "%d", column);
    for (int column = 0; column < 27; column++)
        document_cell_strong(table, "600000");
    write_pdf(document);
    document_destroy(document);
    g_autofree char *whole = run("pdftotext -layout d.pdf - | grep -o 600000 | wc -l");
    assert_int_equal(atoi(whole), 27);
}

static void an_empty_document_is_a_page(void **state)
{
    (void)state;
    struct document *document = new_document();
    write_pdf(document);
    document_destroy(document);
    g_autofree char *pages = run("pdfinfo d.pdf | sed -n 's/^Pages: *//p'");
    assert_int_equal(atoi(pages), 1);
}

/* --- pictures --- */

#define GRID 6

static unsigned char *pixel_at(cairo_surface_t *picture, int x, int y)
{
    return cairo_image_surface_get_data(picture) +
           (ptrdiff_t)y * cairo_image_surface_get_stride(picture) + 4 * (ptrdiff_t)x;
}

/* How dark a cell of the grid is, in percent. */
static int ink_in(cairo_surface_t *picture, int row, int column)
{
    int width = cairo_image_surface_get_width(picture);
    int height = cairo_image_surface_get_height(picture);
    long sum = 0, count = 0;
    for (int y = row * height / GRID; y < (row + 1) * height / GRID; y++)
        for (int x = column * width / GRID; x < (column + 1) * width / GRID; x++, count++) {
            const unsigned char *pixel = pixel_at(picture, x, y);
            sum += 255 - (pixel[0] + pixel[1] + pixel[2]) / 3;
        }
    return (int)(sum * 100 / (count * 255));
}

static cairo_surface_t *read_png(const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    assert_int_equal(cairo_surface_status(picture), CAIRO_STATUS_SUCCESS);
    return picture;
}

static void add_grid(GString *grids, const char *name)
{
    cairo_surface_t *picture = read_png(name);
    g_string_append_printf(grids, "%s\n", name);
    for (int row = 0; row < GRID; row++) {
        for (int column = 0; column < GRID; column++)
            g_string_append_printf(grids, "%3d", ink_in(picture, row, column));
        g_string_append_c(grids, '\n');
    }
    cairo_surface_destroy(picture);
}

/* The grids as they were when somebody looked at the papers; UPDATE=1 writes them anew. A cell may
 * differ a little: fonts do. */
static void assert_grids(const char *grids)
{
    static const char path[] = "tests/screens/paper-ink.txt";
    g_autofree char *expected = NULL;
    if (g_getenv("UPDATE"))
        assert_true(g_file_set_contents(path, grids, -1, NULL));
    assert_true(g_file_get_contents(path, &expected, NULL, NULL));
    g_auto(GStrv) old = g_strsplit_set(expected, " \n", -1);
    g_auto(GStrv) new = g_strsplit_set(grids, " \n", -1);
    assert_int_equal(g_strv_length(old), g_strv_length(new));
    for (int i = 0; old[i]; i++) {
        bool number = g_ascii_isdigit(old[i][0]);
        if (number ? abs(atoi(old[i]) - atoi(new[i])) > 4 : strcmp(old[i], new[i]) != 0)
            fail_msg("the papers look different:\n%s", grids);
    }
}

static void make_demo(void)
{
    const char *program = g_getenv("LEMBAR_PROGRAM");
    g_autofree char *here = g_get_current_dir();
    g_autofree char *path = g_canonicalize_filename(program ? program : "build/check/lembar", here);
    g_autofree char *suppressions = g_build_filename(here, "tests/support/leaks.supp", NULL);
    g_autofree char *options =
        g_strdup_printf("suppressions=%s:print_suppressions=0", suppressions);
    g_setenv("LSAN_OPTIONS", options, TRUE);
    g_setenv("LEMBAR_CLOCK", "2024-07-31T09:00:00", TRUE);
    g_setenv("LEMBAR", path, TRUE);
    g_free(run("$LEMBAR demo --db demo.db"));
}

static void the_papers_look_as_they_did_when_somebody_looked(void **state)
{
    g_autoptr(GString) grids = g_string_new(NULL);
    (void)state;
    make_demo();
    g_free(run("$LEMBAR --db demo.db report -o r.pdf && pdftoppm -r 40 -png r.pdf page"));
    g_free(run("$LEMBAR --db demo.db notice -o n.pdf && pdftoppm -r 40 -png n.pdf notice"));
    g_free(run("$LEMBAR --db demo.db notice --format png -o picture.png"));
    g_autofree char *listed = run("ls *.png");
    g_auto(GStrv) names = g_strsplit(g_strchomp(listed), "\n", -1);
    assert_int_equal(g_strv_length(names), 12);
    for (char **name = names; *name; name++)
        add_grid(grids, *name);
    assert_grids(grids->str);
}

static void the_picture_has_the_size_of_a_post_and_the_colour_of_the_grade(void **state)
{
    static const struct {
        int answer; /* of six */
        enum document_ink ink;
    } grades[] = {{6, INK_GOOD}, {5, INK_FAIR}, {4, INK_POOR}, {1, INK_BAD}};
    (void)state;
    make_demo();
    for (size_t i = 0; i < G_N_ELEMENTS(grades); i++) {
        g_free(run("rm -f g.*; $LEMBAR --db g.db init --unit U --form skm-bpom-2024 --year 2024 "
                   "--service A=B && printf 'sheet,service,q1\\n1,A,%d\\n' >g.csv && "
                   "$LEMBAR --db g.db import sheets g.csv && "
                   "$LEMBAR --db g.db notice --format png -o g.png",
                   grades[i].answer));
        cairo_surface_t *picture = read_png("g.png");
        struct document_colour colour = document_colour(grades[i].ink);
        const unsigned char *pixel = pixel_at(picture, 8, 8);
        assert_int_equal(cairo_image_surface_get_width(picture), 1080);
        assert_int_equal(cairo_image_surface_get_height(picture), 1350);
        assert_in_range(pixel[2], (int)(255 * colour.red) - 1, (int)(255 * colour.red) + 1);
        assert_in_range(pixel[1], (int)(255 * colour.green) - 1, (int)(255 * colour.green) + 1);
        assert_in_range(pixel[0] + 1, (int)(255 * colour.blue), (int)(255 * colour.blue) + 2);
        cairo_surface_destroy(picture);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_heading_never_stands_alone_at_the_end_of_a_page),
        TEST(a_heading_stays_with_its_paragraph_or_chart),
        TEST(the_head_of_a_table_stands_on_each_of_its_pages),
        TEST(a_long_paragraph_leaves_no_line_alone),
        TEST(a_row_higher_than_a_page_goes_on_and_loses_nothing),
        TEST(a_large_total_is_never_broken_in_two),
        TEST(an_empty_document_is_a_page),
        TEST(the_papers_look_as_they_did_when_somebody_looked),
        TEST(the_picture_has_the_size_of_a_post_and_the_colour_of_the_grade),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
