#include "ui/paper/spreadsheet.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "src/fraction.h"
#include "src/i18n.h"

/* libxlsxwriter keeps the rows in files of a folder and does not say when the disk is full; so the
 * finished workbook is read back, and one with a part that ends too early is no workbook. */

enum cell_format {
    FORMAT_TEXT = PAGE_PERCENT + 1,
    FORMAT_DAY,
    FORMAT_STRONG,
    FORMAT_HEAD,
    FORMATS
};

struct spreadsheet_page {
    struct spreadsheet *book;
    lxw_worksheet *sheet;
    lxw_row_t row;
    lxw_col_t column, columns, frozen;
};

struct spreadsheet {
    lxw_workbook *workbook;
    lxw_format *formats[FORMATS];
    GPtrArray *pages;
    char *folder, *path;
    lxw_error trouble; /* the first one */
};

/* --- opening and closing --- */

static void make_formats(struct spreadsheet *book)
{
    static const char *const numbers[FORMATS] = {
        [PAGE_WHOLE] = "0",         [PAGE_HUNDREDTHS] = "0.00", [PAGE_EXACT] = "0.000000",
        [PAGE_PERCENT] = "0\" %\"", [FORMAT_TEXT] = "@",        [FORMAT_DAY] = "dd-mm-yyyy",
    };
    for (int i = 0; i < FORMATS; i++) {
        lxw_format *format = workbook_add_format(book->workbook);
        if (numbers[i])
            format_set_num_format(format, numbers[i]);
        else
            format_set_bold(format);
        if (i <= PAGE_PERCENT)
            format_set_align(format, LXW_ALIGN_RIGHT);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        book->formats[i] = format;
    }
    format_set_text_wrap(book->formats[FORMAT_TEXT]);
    format_set_text_wrap(book->formats[FORMAT_HEAD]);
    format_set_bottom(book->formats[FORMAT_HEAD], LXW_BORDER_THIN);
}

static bool refuse_room(struct error *error)
{
    return error_set(error, ERROR_STORAGE,
                     _("Buku kerja tidak dapat disusun; periksa ruang di folder sementara %s."),
                     g_get_tmp_dir());
}

struct spreadsheet *spreadsheet_create(const char *title, const char *author, int64_t made,
                                       struct error *error)
{
    char *folder = g_dir_make_tmp("lembar-XXXXXX", NULL);
    if (!folder) {
        refuse_room(error);
        return NULL;
    }
    struct spreadsheet *book = g_new0(struct spreadsheet, 1);
    book->folder = folder;
    book->path = g_build_filename(folder, "book.xlsx", NULL);
    book->pages = g_ptr_array_new_with_free_func(g_free);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
    book->workbook = workbook_new_opt(book->path, &options);
    lxw_doc_properties properties = {.title = (char *)title,
                                     .author = (char *)author,
                                     .company = (char *)author,
                                     .created = (time_t)(made / 1000)};
    workbook_set_properties(book->workbook, &properties);
    make_formats(book);
    return book;
}

/* What libxlsxwriter left behind goes too. */
static void remove_folder(struct spreadsheet *book)
{
    GDir *folder = g_dir_open(book->folder, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *path = g_build_filename(book->folder, name, NULL);
        g_unlink(path);
    }
    if (folder)
        g_dir_close(folder);
    g_rmdir(book->folder);
}

static void release(struct spreadsheet *book)
{
    remove_folder(book);
    g_ptr_array_unref(book->pages);
    g_free(book->folder);
    g_free(book->path);
    g_free(book);
}

void spreadsheet_destroy(struct spreadsheet *book)
{
    if (!book)
        return;
    lxw_workbook_free(book->workbook);
    release(book);
}

/* --- reading back --- */

#define TAIL 16 /* holds any closing tag that is looked for */

/* Reads a part to its end, which checks its sum too; the caller frees its last bytes. */
static GString *tail_of(zip_t *zip, zip_uint64_t part, struct progress *progress)
{
    char block[8192];
    GString *tail = g_string_new(NULL);
    zip_file_t *file = zip_fopen_index(zip, part, 0);
    zip_int64_t got = file ? 0 : -1;
    while (file && progress_look(progress) && (got = zip_fread(file, block, sizeof block)) > 0) {
        g_string_append_len(tail, block, got);
        if (tail->len > TAIL)
            g_string_erase(tail, 0, (gssize)tail->len - TAIL);
    }
    if (file)
        zip_fclose(file);
    if (got < 0)
        g_string_truncate(tail, 0);
    return tail;
}

static bool is_part_whole(zip_t *zip, zip_uint64_t part, struct progress *progress)
{
    const char *name = zip_get_name(zip, part, 0);
    g_autoptr(GString) tail = tail_of(zip, part, progress);
    g_strchomp(tail->str);
    return name &&
           g_str_has_suffix(tail->str,
                            g_str_has_prefix(name, "xl/worksheets/sheet") ? "</worksheet>" : ">");
}

static bool is_whole(const char *path, struct progress *progress)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    zip_int64_t parts = zip ? zip_get_num_entries(zip, 0) : 0;
    bool whole = parts > 0;
    for (zip_int64_t i = 0; whole && i < parts; i++)
        whole = is_part_whole(zip, (zip_uint64_t)i, progress);
    if (zip)
        zip_discard(zip);
    return whole;
}

/* --- closing --- */

#define TICK_US 10000

/* Where nobody may know how it ended (SIGCHLD is ignored), the workbook itself tells. */
static bool wait_for(pid_t child, struct progress *progress)
{
    int status;
    pid_t ended;
    while ((ended = waitpid(child, &status, WNOHANG)) == 0) {
        if (!progress_look(progress))
            kill(child, SIGKILL);
        g_usleep(TICK_US);
    }
    return ended < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == LXW_NO_ERROR);
}

/* libxlsxwriter compresses all pages in one call, which nothing stops: where somebody may stop it,
 * a process of its own makes the call. It shares the files of the folder, and touches nothing else
 * that is open. */
static bool close_workbook(struct spreadsheet *book, struct progress *progress)
{
    progress_begin(progress, _("Memampatkan buku kerja"), 0);
    pid_t child = progress ? fork() : -1;
    if (child < 0)
        return workbook_close(book->workbook) == LXW_NO_ERROR;
    if (child == 0)
        _exit((int)workbook_close(book->workbook));
    bool ok = wait_for(child, progress);
    lxw_workbook_free(book->workbook);
    return ok;
}

GByteArray *spreadsheet_finish(struct spreadsheet *book, struct progress *progress,
                               struct error *error)
{
    char *bytes = NULL;
    gsize length = 0;
    bool too_long = book->trouble == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;
    bool ok = close_workbook(book, progress) && book->trouble == LXW_NO_ERROR &&
              is_whole(book->path, progress) && progress_look(progress) &&
              g_file_get_contents(book->path, &bytes, &length, NULL);
    release(book);
    if (ok)
        return g_byte_array_new_take((guint8 *)bytes, length);
    if (!progress_look(progress))
        progress_refuse(error);
    else if (too_long)
        error_set(error, ERROR_INPUT,
                  _("Sebuah tabel lebih dari %d baris; buku kerja tidak "
                    "memuatnya, pakailah CSV."),
                  PAGE_ROWS_MOST);
    else
        refuse_room(error);
    return NULL;
}

/* --- pages --- */

static void note(struct spreadsheet *book, lxw_error trouble)
{
    if (book->trouble == LXW_NO_ERROR)
        book->trouble = trouble;
}

struct spreadsheet_page *spreadsheet_page(struct spreadsheet *book, const char *name)
{
    struct spreadsheet_page *page = g_new0(struct spreadsheet_page, 1);
    page->book = book;
    page->sheet = workbook_add_worksheet(book->workbook, name);
    if (!page->sheet)
        note(book, LXW_ERROR_CREATING_TMPFILE);
    g_ptr_array_add(book->pages, page);
    return page;
}

void page_heading(struct spreadsheet_page *page, double width, const char *text)
{
    if (page->sheet) {
        worksheet_set_column(page->sheet, page->columns, page->columns, width, NULL);
        note(page->book, worksheet_write_string(page->sheet, 0, page->columns, text,
                                                page->book->formats[FORMAT_HEAD]));
    }
    page->columns++;
}

void page_freeze(struct spreadsheet_page *page, unsigned columns)
{
    page->frozen = (lxw_col_t)columns;
}

void page_row(struct spreadsheet_page *page)
{
    page->column = 0;
    if (page->row >= PAGE_ROWS_MOST)
        note(page->book, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
    else
        page->row++;
}

void page_end_table(struct spreadsheet_page *page)
{
    if (!page->sheet || page->columns == 0)
        return;
    worksheet_freeze_panes(page->sheet, 1, page->frozen);
    worksheet_autofilter(page->sheet, 0, 0, MAX(page->row, 1), (lxw_col_t)(page->columns - 1));
}

unsigned page_row_number(const struct spreadsheet_page *page)
{
    return page->row + 1;
}

/* --- cells --- */

void page_blank(struct spreadsheet_page *page)
{
    page->column++;
}

/* What a cell holds at most, in characters; the rest is told by the ellipsis. */
#define TEXT_MOST 32767

static void write_text(struct spreadsheet_page *page, enum cell_format format, const char *text)
{
    g_autofree char *cut = NULL;
    if (g_utf8_strlen(text, -1) > TEXT_MOST) {
        g_autofree char *start = g_utf8_substring(text, 0, TEXT_MOST - 1);
        text = cut = g_strconcat(start, "…", NULL);
    }
    if (page->sheet && *text)
        note(page->book, worksheet_write_string(page->sheet, page->row, page->column, text,
                                                page->book->formats[format]));
    page->column++;
}

void page_text(struct spreadsheet_page *page, const char *text)
{
    write_text(page, FORMAT_TEXT, text);
}

void page_strong(struct spreadsheet_page *page, const char *text)
{
    write_text(page, FORMAT_STRONG, text);
}

void page_number(struct spreadsheet_page *page, enum page_format format, double number)
{
    if (page->sheet)
        note(page->book, worksheet_write_number(page->sheet, page->row, page->column, number,
                                                page->book->formats[format]));
    page->column++;
}

void page_hundredths(struct spreadsheet_page *page, long hundredths)
{
    if (hundredths == HUNDREDTHS_NONE)
        page_text(page, "–");
    else
        page_number(page, PAGE_HUNDREDTHS, (double)hundredths / 100);
}

void page_day(struct spreadsheet_page *page, struct day day)
{
    lxw_datetime date = {day.year, day.month, day.day, 0, 0, 0};
    if (page->sheet && day_is_valid(day))
        note(page->book, worksheet_write_datetime(page->sheet, page->row, page->column, &date,
                                                  page->book->formats[FORMAT_DAY]));
    page->column++;
}

#define FORMULA_MOST 8192 /* characters */

void page_formula(struct spreadsheet_page *page, enum page_format format, double result,
                  const char *formula)
{
    if (strlen(formula) > FORMULA_MOST) {
        page_number(page, format, result);
        return;
    }
    if (page->sheet)
        note(page->book, worksheet_write_formula_num(page->sheet, page->row, page->column, formula,
                                                     page->book->formats[format], result));
    page->column++;
}

void page_formula_text(struct spreadsheet_page *page, const char *result, const char *formula)
{
    if (strlen(formula) > FORMULA_MOST) {
        page_text(page, result);
        return;
    }
    if (page->sheet)
        note(page->book, worksheet_write_formula_str(page->sheet, page->row, page->column, formula,
                                                     page->book->formats[PAGE_HUNDREDTHS], result));
    page->column++;
}

/* --- names for formulas --- */

char *page_column_name(unsigned column)
{
    char *before = column >= 26 ? page_column_name(column / 26 - 1) : g_strdup("");
    char *name = g_strdup_printf("%s%c", before, 'A' + (int)(column % 26));
    g_free(before);
    return name;
}

char *page_range(const char *name, unsigned column, unsigned first, unsigned last)
{
    g_autofree char *letters = page_column_name(column);
    return g_strdup_printf("'%s'!$%s$%u:$%s$%u", name, letters, first, letters, MAX(first, last));
}
