#include "ui/widget/secret.h"

#include <string.h>

#include "db/password_hash.h"
#include "src/i18n.h"
#include "ui/keymap.h"

static bool add(struct secret *secret, gunichar character)
{
    char bytes[6];
    size_t length = strlen(secret->text);
    size_t more = (size_t)g_unichar_to_utf8(character, bytes);
    if (length + more >= sizeof secret->text)
        return false;
    memcpy(secret->text + length, bytes, more);
    secret->text[length + more] = '\0';
    return true;
}

static void take_last(struct secret *secret)
{
    size_t length = strlen(secret->text);
    const char *last = g_utf8_find_prev_char(secret->text, secret->text + length);
    if (last)
        password_wipe(secret->text + (last - secret->text), length - (size_t)(last - secret->text));
}

bool secret_key(struct secret *secret, uint32_t key)
{
    if (key == KEY_OF_BACKSPACE || key == KEY_OF_DELETE)
        take_last(secret);
    else if (key == CTRL_KEY('u'))
        secret_wipe(secret);
    else if (!key_is_character(key) || !add(secret, key))
        return false;
    return true;
}

void secret_draw(const struct secret *secret, const struct canvas *canvas, int row, int column,
                 bool focus)
{
    int after = column;
    if (*secret->text)
        after = canvas_text(canvas, row, column, STYLE_STRONG, _("terisi"));
    if (focus) {
        canvas_text(canvas, row, after + 2, STYLE_QUIET, _("(tidak ditampilkan)"));
        canvas_cursor(canvas, row, after);
    }
}

void secret_wipe(struct secret *secret)
{
    password_wipe(secret->text, sizeof secret->text);
}
