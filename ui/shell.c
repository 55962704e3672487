#include <stdarg.h>

#include "src/text.h"
#include "ui/backup.h"
#include "ui/frame.h"
#include "ui/screen.h"
#include "ui/screen/help.h"
#include "ui/screen/sign_in.h"
#include "ui/start.h"
#include "ui/terminal.h"

/* The loop: draw the screen on top, wait for a key, hand it over, obey. */

#define TICK_MS 100

static GPtrArray *stack; /* of struct screen, the last on top */
static int64_t last_key; /* when, by app_idle_clock */

void *screen_create(const struct screen_class *class, struct app *app)
{
    struct screen *screen = g_malloc0(class->size);
    screen->class = class;
    screen->app = app;
    return screen;
}

void screen_destroy(struct screen *screen)
{
    if (screen && screen->class->destroy)
        screen->class->destroy(screen);
    g_free(screen);
}

static void show(struct screen *screen, enum message_kind kind, const char *sentence)
{
    text_copy(screen->message, sizeof screen->message, sentence);
    screen->message_kind = kind;
}

void screen_say(struct screen *screen, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    show(screen, MESSAGE_DONE, sentence);
}

void screen_note(struct screen *screen, const char *sentence)
{
    show(screen, MESSAGE_NOTE, sentence);
}

void screen_complain(struct screen *screen, const struct error *error)
{
    show(screen, MESSAGE_TROUBLE, error->message);
    terminal_bell();
}

static struct screen *top(void)
{
    return stack->len ? g_ptr_array_index(stack, stack->len - 1) : NULL;
}

void shell_refresh(struct screen *screen)
{
    struct error error;
    if (screen && screen->class->refresh && !screen->class->refresh(screen, &error))
        screen_complain(screen, &error);
}

static void push(struct screen *screen)
{
    g_ptr_array_add(stack, screen);
    shell_refresh(screen);
}

static void pop(void)
{
    struct screen *screen = top();
    g_ptr_array_remove_index(stack, stack->len - 1);
    screen_destroy(screen);
}

/* --- keys --- */

static struct wish leave(struct screen *screen)
{
    return screen->class->leave ? screen->class->leave(screen) : GO_BACK;
}

static struct wish act(struct screen *screen, const struct binding *binding)
{
    struct error error;
    if (screen_may(screen, binding))
        return screen->class->act(screen, binding->action);
    app_require(screen->app, screen->class->right(screen, binding->action), &error);
    screen_complain(screen, &error);
    return STAY;
}

/* What was said is shown until the next key, under a question too. */
static void hush(void)
{
    bool covered = true;
    for (guint i = stack->len; covered && i-- > 0;) {
        struct screen *screen = g_ptr_array_index(stack, i);
        screen->message_kind = MESSAGE_NONE;
        covered = screen->class->overlay;
    }
}

static struct wish dispatch(struct screen *screen, uint32_t key)
{
    const struct screen_class *class = screen->class;
    hush();
    if (class->takes && class->takes(screen, key))
        return class->type(screen, key);
    const struct binding *binding = keymap_find(class->keys, class->key_count, key);
    if (binding && class->act)
        return act(screen, binding);
    if (key == KEY_OF_F1)
        return OPEN(help_open(screen));
    if (key == KEY_OF_ESCAPE)
        return leave(screen);
    if (key == CTRL_KEY('l')) {
        terminal_repaint();
        return STAY;
    }
    return class->type ? class->type(screen, key) : STAY;
}

/* All anew for the person at the keys; where that fails, somebody must sign in. */
static void begin_anew(struct app *app)
{
    struct screen *first, *over;
    struct error error;
    while (stack->len)
        pop();
    if (start_screens(app, &first, &over, &error)) {
        push(first);
        if (over)
            push(over);
        return;
    }
    push(sign_in_open(app));
    screen_complain(top(), &error);
}

/* What a key leads to may need more of a right than the key itself. */
static bool may_enter(struct screen *screen)
{
    struct error error;
    if (app_require(screen->app, screen->class->needs, &error))
        return true;
    screen_destroy(screen);
    screen_complain(top(), &error);
    return false;
}

static void obey(struct wish wish)
{
    switch (wish.kind) {
    case WISH_STAY:
        break;
    case WISH_BACK:
        pop();
        shell_refresh(top());
        break;
    case WISH_QUIT:
        while (stack->len)
            pop();
        break;
    case WISH_OPEN:
        if (may_enter(wish.screen))
            push(wish.screen);
        break;
    case WISH_REPLACE:
        if (may_enter(wish.screen)) {
            pop();
            push(wish.screen);
        }
        break;
    case WISH_BEGIN:
        begin_anew(top()->app);
        break;
    case WISH_ANSWER:
        pop();
        if (wish.answered)
            obey(wish.answered(wish.screen, wish.option, wish.text));
        g_free(wish.text);
        break;
    }
}

static void refresh_survey(struct screen *screen)
{
    struct error error;
    struct app *app = screen->app;
    if (app->survey && !survey_store_refresh(app->surveys, app->survey, &error))
        screen_complain(screen, &error);
}

/* --- the lock --- */

static bool is_locked(void)
{
    for (guint i = 0; i < stack->len; i++)
        if (((struct screen *)g_ptr_array_index(stack, i))->class == &sign_in_class)
            return true;
    return false;
}

bool shell_may_lose(void)
{
    for (guint i = 0; i < stack->len; i++)
        if (((struct screen *)g_ptr_array_index(stack, i))->class->may_lose)
            return true;
    return false;
}

/* Over whatever is open; what is being typed is on the disk before. */
static void lock(void)
{
    struct app *app = top()->app;
    for (guint i = 0; i < stack->len; i++) {
        struct screen *screen = g_ptr_array_index(stack, i);
        if (screen->class->keep)
            screen->class->keep(screen);
    }
    push(sign_in_open_lock(app));
}

/* A clock that jumps back locks nothing. */
static bool lock_if_idle(void)
{
    struct app *app = top()->app;
    if (!app->signs_in || !app->person || is_locked())
        return false;
    int64_t now = app_idle_clock();
    int64_t minutes = app_setting_number(app, SETTING_IDLE_MINUTES);
    last_key = MIN(last_key, now);
    if (minutes == 0 || now - last_key < minutes * 60000)
        return false;
    lock();
    return true;
}

/* Somebody else may have blocked him, or switched signing in on. */
static void lock_if_unknown(struct screen *screen)
{
    bool known = true;
    struct error error;
    if (!screen->app->person || is_locked())
        return;
    if (!app_refresh_person(screen->app, &known, &error))
        screen_complain(screen, &error);
    else if (!known)
        lock();
}

static bool work_when_idle(struct screen *screen)
{
    return screen->class->idle && screen->class->idle(screen);
}

/* What another program has changed is read again when nothing is being typed; a backup that is due
 * is made then as well. */
static bool tick(int64_t *version)
{
    struct screen *screen = top();
    if (!screen->app->database)
        return false;
    if (lock_if_idle())
        return true;
    backup_if_due(screen->app);
    bool stale = work_when_idle(screen);
    int64_t now = database_version(screen->app->database);
    /* Under a question nothing is read again before it is answered. */
    if (now == *version || screen->class->overlay)
        return stale;
    *version = now;
    refresh_survey(screen);
    shell_refresh(screen);
    lock_if_unknown(screen);
    return true;
}

/* Ctrl-C goes back from screen to screen until one has something to lose; nobody comes past the
 * lock that way. */
static void close_screens(void)
{
    struct wish wish = GO_BACK;
    if (is_locked()) {
        if (shell_may_lose())
            terminal_bell();
        else
            obey(QUIT);
        return;
    }
    while (stack->len && wish.kind == WISH_BACK) {
        wish = top()->class->may_lose ? leave(top()) : GO_BACK;
        obey(wish);
    }
}

static void handle(uint32_t key)
{
    if (key == KEY_OF_CLOSE) {
        close_screens();
        return;
    }
    if (key == KEY_OF_QUIT) {
        obey(QUIT);
        return;
    }
    struct canvas canvas = terminal_size();
    if (frame_is_too_small(&canvas))
        terminal_bell();
    else if (!lock_if_idle())
        obey(dispatch(top(), key));
}

void shell_run(struct app *app, struct screen *first, struct screen *over)
{
    int64_t version = 0;
    bool stale = true;
    stack = g_ptr_array_new();
    last_key = app_idle_clock();
    push(first ? first : sign_in_open(app));
    if (over)
        push(over);
    while (stack->len) {
        if (stale && !terminal_has_key()) {
            frame_draw(stack);
            stale = false;
        }
        uint32_t key = terminal_read(TICK_MS);
        if (key == KEY_OF_NOTHING) {
            stale = tick(&version) || stale;
            continue;
        }
        stale = true;
        if (key != KEY_OF_RESIZE)
            handle(key);
        last_key = app_idle_clock();
    }
    g_clear_pointer(&stack, g_ptr_array_unref);
}
