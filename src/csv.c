#include "src/csv.h"

#include <assert.h>
#include <csv.h>
#include <string.h>

#include "src/i18n.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define CELL_GROWS_BY   65536 /* bytes; by libcsv's own 128 a huge cell takes minutes */

/* One reading. The text goes to libcsv a physical line at a time, so that lines can be counted and
 * a record ends at most once a step. */
struct reader {
    struct csv_parser parser;
    GString *bytes;            /* the record's cells, each with its NUL */
    GArray *offsets;           /* size_t: where each cell begins in bytes */
    GPtrArray *cells;          /* filled when the record is whole, as bytes may move before */
    long line;                 /* the line at hand */
    long record_line;          /* where the record at hand began */
    long cell_line;            /* where the cell at hand began */
    bool inside;               /* a quoted cell goes on in the next line */
    bool record_ended;         /* within the line at hand */
    bool stopped;              /* by take */
    struct progress *progress; /* by lines */
    csv_record_function *take;
    void *context;
    struct error *error;
};

static void reader_init(struct reader *reader)
{
    csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_blk_size(&reader->parser, CELL_GROWS_BY);
    csv_set_realloc_func(&reader->parser, g_realloc);
    csv_set_free_func(&reader->parser, g_free);
    reader->bytes = g_string_sized_new(1024);
    reader->offsets = g_array_new(FALSE, FALSE, sizeof(size_t));
    reader->cells = g_ptr_array_new();
}

static void reader_finish(struct reader *reader)
{
    csv_free(&reader->parser);
    g_string_free(reader->bytes, TRUE);
    g_array_free(reader->offsets, TRUE);
    g_ptr_array_free(reader->cells, TRUE);
}

static void take_cell(void *bytes, size_t length, void *context)
{
    struct reader *reader = context;
    size_t offset = reader->bytes->len;
    g_array_append_val(reader->offsets, offset);
    g_string_append_len(reader->bytes, bytes, (gssize)length);
    g_string_append_c(reader->bytes, '\0');
    reader->cell_line = reader->line;
}

static void take_record(int terminator, void *context)
{
    (void)terminator;
    struct reader *reader = context;
    g_ptr_array_set_size(reader->cells, (gint)reader->offsets->len);
    for (guint i = 0; i < reader->offsets->len; i++)
        reader->cells->pdata[i] = reader->bytes->str + g_array_index(reader->offsets, size_t, i);
    struct csv_record record = {(char **)reader->cells->pdata, reader->cells->len,
                                reader->record_line};
    reader->stopped = !reader->take(&record, reader->context, reader->error);
    reader->record_ended = true;
    g_string_truncate(reader->bytes, 0);
    g_array_set_size(reader->offsets, 0);
}

static bool line_error(struct error *error, long line, const char *what)
{
    return error_set(error, ERROR_INPUT, _("baris %ld: %s"), line, what);
}

static bool quote_error(const struct reader *reader)
{
    if (reader->cell_line == reader->line)
        return line_error(
            reader->error, reader->line,
            _("tanda kutip di tempat yang salah; apit sel itu dengan kutip dan gandakan "
              "kutip di dalamnya"));
    return error_set(reader->error, ERROR_INPUT,
                     _("baris %ld: tanda kutip di tempat yang salah; sel ini dibuka di baris %ld"),
                     reader->line, reader->cell_line);
}

static bool is_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \t\r\n", text[i]))
            return false;
    return true;
}

/* Reads one physical line with its end. */
static bool read_line(struct reader *reader, const char *text, size_t length)
{
    if (!reader->inside)
        reader->record_line = reader->cell_line = reader->line;
    reader->record_ended = false;
    if (csv_parse(&reader->parser, text, length, take_cell, take_record, reader) != length)
        return quote_error(reader);
    if (reader->record_ended)
        reader->inside = false;
    else if (!is_blank(text, length))
        reader->inside = true;
    reader->line++;
    if (!reader->stopped && !progress_add(reader->progress, 1))
        return progress_refuse(reader->error);
    return !reader->stopped;
}

/* The end of the line that begins at TEXT, after its LF, CRLF or lone CR. *NEWLINE remembers the
 * next LF, which a file of lone CRs would else search again for every line. */
static const char *line_end(const char *text, const char *end, const char **newline)
{
    if (!*newline || *newline < text) {
        *newline = memchr(text, '\n', (size_t)(end - text));
        if (!*newline)
            *newline = end;
    }
    const char *carriage = memchr(text, '\r', (size_t)(*newline - text));
    if (carriage && carriage + 1 != *newline)
        return carriage + 1;
    return *newline < end ? *newline + 1 : end;
}

static bool read_lines(struct reader *reader, const char *text, const char *end)
{
    const char *newline = NULL;
    while (text < end) {
        const char *next = line_end(text, end, &newline);
        if (!read_line(reader, text, (size_t)(next - text)))
            return false;
        text = next;
    }
    /* The last record may come without a line end. */
    if (csv_fini(&reader->parser, take_cell, take_record, reader) != 0)
        return line_error(reader->error, reader->cell_line,
                          _("tanda kutip dibuka tetapi tidak ditutup"));
    return !reader->stopped;
}

static long line_of(const char *text, const char *place)
{
    long line = 1;
    for (; text < place; text++)
        line += *text == '\n' || (*text == '\r' && text[1] != '\n');
    return line;
}

static bool check_text(const char *text, size_t length, struct error *error)
{
    const char *wrong;
    if (g_utf8_validate(text, (gssize)length, &wrong))
        return true;
    return line_error(error, line_of(text, wrong),
                      *wrong ? _("bukan teks UTF-8; simpan ulang sebagai CSV UTF-8")
                             : _("ada bita nol (NUL); simpan ulang sebagai CSV UTF-8"));
}

static unsigned char guess_delimiter(const char *text, const char *end)
{
    size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false;
    while (text < end && (*text == '\r' || *text == '\n'))
        text++;
    for (; text < end && (quoted || (*text != '\r' && *text != '\n')); text++) {
        quoted ^= *text == '"';
        commas += !quoted && *text == ',';
        semicolons += !quoted && *text == ';';
        tabs += !quoted && *text == '\t';
    }
    if (semicolons > commas)
        return tabs > semicolons ? '\t' : ';';
    return tabs > commas ? '\t' : ',';
}

/* Lone CRs are not looked for: of such a file nobody knows beforehand how far it goes. */
static int64_t count_lines(const char *text, const char *end)
{
    int64_t lines = 0;
    while (text < end && (text = memchr(text, '\n', (size_t)(end - text)))) {
        lines++;
        text++;
    }
    return lines;
}

static bool read_text(const char *text, size_t length, struct progress *progress,
                      csv_record_function *take, void *context, struct error *error)
{
    if (length == 0)
        return true;
    if (!check_text(text, length, error))
        return false;
    const char *end = text + length;
    if (length >= strlen(BYTE_ORDER_MARK) && memcmp(text, BYTE_ORDER_MARK, 3) == 0)
        text += strlen(BYTE_ORDER_MARK);
    struct reader reader = {
        .line = 1, .progress = progress, .take = take, .context = context, .error = error};
    progress_begin(progress, _("Membaca baris"), count_lines(text, end));
    reader_init(&reader);
    csv_set_delim(&reader.parser, guess_delimiter(text, end));
    bool read = read_lines(&reader, text, end);
    reader_finish(&reader);
    return read;
}

bool csv_read(const char *text, size_t length, csv_record_function *take, void *context,
              struct error *error)
{
    return read_text(text, length, NULL, take, context, error);
}

static bool file_error(struct error *error, const char *path, const GError *cause)
{
    if (g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return error_set(error, ERROR_STORAGE, _("berkas %s tidak ada"), path);
    if (g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_ACCES))
        return error_set(error, ERROR_STORAGE,
                         _("berkas %s tidak boleh dibaca; periksa hak aksesnya"), path);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return error_set(error, ERROR_STORAGE,
                         _("%s adalah folder; sebut sebuah berkas di dalamnya"), path);
    return error_set(error, ERROR_STORAGE, _("berkas %s tidak dapat dibaca"), path);
}

bool csv_read_file(const char *path, struct progress *progress, csv_record_function *take,
                   void *context, struct error *error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &cause);
    if (!file)
        return file_error(error, path, cause);
    return read_text(g_mapped_file_get_contents(file), g_mapped_file_get_length(file), progress,
                     take, context, error);
}

/* Whether a reader would cut, strip or split the cell; ';' and tab because the delimiter is
 * guessed, a byte order mark because it may come first in the file. */
static bool needs_quotes(const char *text, size_t length)
{
    if (length == 0)
        return false;
    return text[0] == ' ' || text[length - 1] == ' ' || strpbrk(text, "\",;\t\r\n") ||
           g_str_has_prefix(text, BYTE_ORDER_MARK);
}

void csv_write_cell(GString *out, const char *text)
{
    if (!needs_quotes(text, strlen(text))) {
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

void csv_write_row(GString *out, const char *const *cells, size_t count)
{
    assert(count > 0);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        csv_write_cell(out, cells[i] ? cells[i] : "");
    }
    /* A lone empty cell would be an empty line. */
    if (count == 1 && (!cells[0] || !*cells[0]))
        g_string_append(out, "\"\"");
    g_string_append(out, "\r\n");
}
