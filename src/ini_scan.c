#include "src/ini_scan.h"

#include <stdarg.h>
#include <string.h>

#include "src/form_file.h"
#include "src/i18n.h"

#define LONGEST_LINE 900 /* iniparser's buffer is 1024 bytes, its own marks included */

static void key_free(void *pointer)
{
    struct ini_key *key = pointer;
    g_free(key->name);
    g_free(key);
}

static void section_free(void *pointer)
{
    struct ini_section *section = pointer;
    g_free(section->name);
    g_ptr_array_unref(section->keys);
    g_free(section);
}

void ini_mistake(GPtrArray *mistakes, long line, const char *format, ...)
{
    struct form_mistake *mistake = g_new0(struct form_mistake, 1);
    va_list arguments;
    va_start(arguments, format);
    mistake->line = line;
    mistake->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(mistakes, mistake);
}

static const struct ini_key *find_key(const struct ini_section *section, const char *name)
{
    for (guint i = 0; i < section->keys->len; i++) {
        const struct ini_key *key = g_ptr_array_index(section->keys, i);
        if (g_ascii_strcasecmp(key->name, name) == 0)
            return key;
    }
    return NULL;
}

static const struct ini_section *find_section(const GPtrArray *sections, const char *name)
{
    for (guint i = 0; i < sections->len; i++) {
        const struct ini_section *section = g_ptr_array_index(sections, i);
        if (g_ascii_strcasecmp(section->name, name) == 0)
            return section;
    }
    return NULL;
}

long ini_line(const struct ini_section *section, const char *name)
{
    const struct ini_key *key = find_key(section, name);
    return key ? key->line : section->line;
}

static bool is_plain_name(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!g_ascii_isgraph(*c) && *c != ' ')
            return false;
    return *name && !strchr(name, ':') && !strchr(name, ';') && !strchr(name, '#');
}

static void scan_section(GPtrArray *sections, char *line, long number, GPtrArray *mistakes)
{
    struct ini_section *section = g_new0(struct ini_section, 1);
    char *close = strchr(line, ']');
    if (close && close[1])
        ini_mistake(mistakes, number, _("setelah ] tidak boleh ada tulisan lain"));
    if (!close)
        ini_mistake(mistakes, number, _("nama bagian belum ditutup dengan ]"));
    else
        *close = '\0';
    section->name = g_strdup(g_strstrip(line + 1));
    section->line = number;
    section->keys = g_ptr_array_new_with_free_func(key_free);
    if (!is_plain_name(section->name))
        ini_mistake(mistakes, number,
                    _("nama bagian hanya boleh berisi huruf, angka, dan spasi, tanpa : ; #"));
    if (strstr(section->name, "  "))
        ini_mistake(mistakes, number, _("nama bagian tidak boleh memuat dua spasi berturut-turut"));
    const struct ini_section *twin = find_section(sections, section->name);
    if (twin)
        ini_mistake(mistakes, number, _("bagian [%s] sudah ada di baris %ld"), section->name,
                    twin->line);
    g_ptr_array_add(sections, section);
}

static void scan_value(const char *value, long number, GPtrArray *mistakes)
{
    size_t length = strlen(value);
    if (length == 0) {
        ini_mistake(mistakes, number, _("nilai kosong; hapus baris ini atau isi nilainya"));
    } else if (value[0] == '"') {
        if (length < 2 || strchr(value + 1, '"') != value + length - 1)
            ini_mistake(mistakes, number,
                        _("tanda petik ganda harus membuka dan menutup seluruh nilai"));
        else if (strspn(value + 1, " \t") == length - 2)
            ini_mistake(mistakes, number, _("nilai kosong; hapus baris ini atau isi nilainya"));
    } else if (strpbrk(value, ";#")) {
        ini_mistake(mistakes, number,
                    _("nilai yang memuat ; atau # harus di antara tanda petik ganda"));
    } else if (value[0] == '\'' || strchr(value, '"')) {
        ini_mistake(mistakes, number,
                    _("tanda petik harus membuka dan menutup seluruh nilai, "
                      "dan harus petik ganda"));
    }
}

static void scan_key(GPtrArray *sections, char *line, long number, GPtrArray *mistakes)
{
    char *equals = strchr(line, '=');
    if (!equals) {
        ini_mistake(mistakes, number, _("bukan [bagian], bukan kunci = nilai, bukan ; komentar"));
        return;
    }
    *equals = '\0';
    char *name = g_strstrip(line);
    char *value = g_strstrip(equals + 1);
    if (!is_plain_name(name)) {
        ini_mistake(mistakes, number, _("nama kunci hanya boleh berisi huruf, angka, dan _"));
        return;
    }
    scan_value(value, number, mistakes);
    if (sections->len == 0) {
        ini_mistake(mistakes, number, _("kunci %s berada sebelum [bagian] pertama"), name);
        return;
    }
    struct ini_section *section = g_ptr_array_index(sections, sections->len - 1);
    const struct ini_key *twin = find_key(section, name);
    if (twin) {
        ini_mistake(mistakes, number, _("kunci %s sudah ada di baris %ld"), name, twin->line);
        return;
    }
    struct ini_key *key = g_new0(struct ini_key, 1);
    key->name = g_strdup(name);
    key->line = number;
    g_ptr_array_add(section->keys, key);
}

static bool has_control_character(const char *line)
{
    for (; *line; line = g_utf8_next_char(line))
        if (*line != '\t' && g_unichar_iscntrl(g_utf8_get_char(line)))
            return true;
    return false;
}

static void scan_line(GPtrArray *sections, const char *start, size_t length, long number,
                      GPtrArray *mistakes)
{
    if (memchr(start, '\0', length) || !g_utf8_validate(start, (gssize)length, NULL)) {
        ini_mistake(mistakes, number, _("bukan teks UTF-8; simpan berkas ini sebagai UTF-8"));
        return;
    }
    if (length > LONGEST_LINE) {
        ini_mistake(mistakes, number, _("baris lebih panjang dari %d bita; persingkat"),
                    LONGEST_LINE);
        return;
    }
    g_autofree char *line = g_strndup(start, length);
    g_strstrip(line);
    if (has_control_character(line))
        ini_mistake(mistakes, number,
                    _("baris memuat karakter kendali; hapus atau ketik ulang baris ini"));
    if (g_str_has_suffix(line, "\\"))
        ini_mistake(mistakes, number, _("baris tidak boleh diakhiri \\"));
    if (*line == '\0' || *line == ';' || *line == '#')
        return;
    if (*line == '[')
        scan_section(sections, line, number, mistakes);
    else
        scan_key(sections, line, number, mistakes);
}

GPtrArray *ini_scan(const char *text, size_t length, GPtrArray *mistakes)
{
    GPtrArray *sections = g_ptr_array_new_with_free_func(section_free);
    const char *end = text + length;
    long number = 1;
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    while (text < end) {
        const char *next = memchr(text, '\n', (size_t)(end - text));
        size_t line = (size_t)((next ? next : end) - text);
        scan_line(sections, text, line, number++, mistakes);
        text += line + 1;
    }
    return sections;
}
