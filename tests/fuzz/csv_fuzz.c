/* Whatever is read from any bytes can be written, and is then read back the same. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "src/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct copy {
    GString *written;
    long line;
};

static bool write_record(const struct csv_record *record, void *context, struct error *error)
{
    (void)error;
    struct copy *copy = context;
    assert(record->count > 0 && record->line > copy->line);
    copy->line = record->line;
    csv_write_row(copy->written, (const char *const *)record->cells, record->count);
    return true;
}

/* False when TEXT is not CSV. */
static bool rewrite(const char *text, size_t length, GString *written)
{
    struct copy copy = {.written = written};
    struct error error = {0};
    if (csv_read(text, length, write_record, &copy, &error))
        return true;
    assert(error.code == ERROR_INPUT && g_str_has_prefix(error.message, "baris "));
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GString) once = g_string_new(NULL);
    g_autoptr(GString) twice = g_string_new(NULL);
    if (rewrite((const char *)data, size, once)) {
        bool again = rewrite(once->str, once->len, twice);
        assert(again && g_string_equal(once, twice));
    }
    return 0;
}
