#include "src/form_section.h"

#include <iniparser/iniparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "src/fraction.h"
#include "src/i18n.h"

static int silent(const char *format, ...)
{
    (void)format;
    return 0;
}

/* iniparser reads only files: the text is handed to it as one that is only in memory. */
static dictionary *load_dictionary(const char *text, size_t length)
{
    int file = memfd_create("form", MFD_CLOEXEC);
    dictionary *ini = NULL;
    if (file >= 0 && write(file, text, length) == (ssize_t)length) {
        g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
        iniparser_set_error_callback(silent);
        ini = iniparser_load(path);
    }
    if (file >= 0)
        close(file);
    return ini;
}

void reader_open(struct form_reader *reader, const char *text, size_t length)
{
    reader->ini = load_dictionary(text, length);
    if (!reader->ini)
        ini_mistake(reader->mistakes, 1, _("berkas tidak dapat dibaca sebagai INI"));
}

void reader_close(struct form_reader *reader)
{
    iniparser_freedict(reader->ini);
}

const char *section_value(const struct form_section *section, const char *key)
{
    g_autofree char *name = g_strdup_printf("%s:%s", section->scan->name, key);
    return iniparser_getstring(section->reader->ini, name, NULL);
}

const char *reader_keep(struct form_reader *reader, const char *text)
{
    return g_string_chunk_insert_const(reader->form->strings, text);
}

const char *section_words_or(const struct form_section *section, const char *key,
                             const char *instead)
{
    g_autofree char *translated = g_strdup_printf("%s_%s", key, section->reader->language);
    const char *value = section_value(section, translated);
    if (!value)
        value = section_value(section, key);
    return value ? reader_keep(section->reader, value) : instead;
}

const char *section_words(const struct form_section *section, const char *key)
{
    const char *value = section_words_or(section, key, NULL);
    if (!value)
        section_mistake(section, key, _("[%s] belum mempunyai %s"), section->scan->name, key);
    return value ? value : "";
}

bool section_yes(const struct form_section *section, const char *key)
{
    const char *value = section_value(section, key);
    if (!value || strcmp(value, "no") == 0)
        return false;
    if (strcmp(value, "yes") != 0)
        section_mistake(section, key, _("%s harus yes atau no, bukan \"%s\""), key, value);
    return true;
}

int section_whole_number(const struct form_section *section, const char *key, int low, int top,
                         int instead)
{
    const char *value = section_value(section, key);
    gint64 number = instead;
    if (value && !g_ascii_string_to_signed(value, 10, low, top, &number, NULL)) {
        section_mistake(section, key, _("%s harus bilangan bulat dari %d sampai %d, bukan \"%s\""),
                        key, low, top, value);
        return instead;
    }
    return (int)number;
}

long section_hundredths(const struct form_section *section, const char *key, long instead)
{
    const char *value = section_value(section, key);
    long hundredths = instead;
    if (value && !hundredths_read(value, &hundredths))
        section_mistake(section, key,
                        _("%s harus bilangan dengan paling banyak dua desimal, bukan \"%s\""), key,
                        value);
    return hundredths;
}

bool key_is_number(const char *key)
{
    size_t digits = strspn(key, "0123456789");
    return digits > 0 && (!key[digits] || g_ascii_strcasecmp(key + digits, "_en") == 0);
}

bool key_is_number_within(const char *key, int low, int top)
{
    char plain[16];
    size_t digits = strspn(key, "0123456789");
    int number = digits < 9 ? atoi(key) : -1;
    snprintf(plain, sizeof plain, "%d", number);
    return number >= low && number <= top && strlen(plain) == digits;
}
