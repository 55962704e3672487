#include "ui/screen/fields_screen.h"

#include "src/i18n.h"
#include "ui/screen/question.h"

const struct binding *fields_screen_footer(struct screen *screen, size_t *count)
{
    const struct fields *fields = &((struct fields_screen *)screen)->fields;
    *count = screen->class->key_count - (fields_at_choice(fields) ? 0 : 1);
    return screen->class->keys;
}

struct wish fields_screen_act(struct screen *screen, int action)
{
    return action == FIELDS_SAVE ? ((struct fields_screen *)screen)->save(screen) : STAY;
}

struct wish fields_screen_type(struct screen *screen, uint32_t key)
{
    fields_key(&((struct fields_screen *)screen)->fields, key);
    return STAY;
}

static struct wish answered(struct screen *screen, int option, const char *text)
{
    (void)text;
    if (option == 0)
        return ((struct fields_screen *)screen)->save(screen);
    return option == 1 ? GO_BACK : STAY;
}

struct wish fields_screen_leave(struct screen *screen)
{
    struct fields_screen *form = (struct fields_screen *)screen;
    const char *const options[] = {_(form->save_words), _(form->discard_words),
                                   _("Kembali mengisi"), NULL};
    if (!form->fields.changed)
        return GO_BACK;
    return question_ask(screen, _(form->unsaved), options, 2, answered);
}
