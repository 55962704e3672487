#include "tests/support/terminal.h"

#include "tests/support/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <cmocka.h>

/* The death of the program makes no sound on the pty, so it is asked for this often. */
#define TICK_MILLISECONDS 5
/* A program that never stops printing must not keep the test from looking at the screen. */
#define PUMP_BYTES (1 << 20)

struct terminal {
    struct emulator *emulator;
    int master;
    int slave; /* held open: the last output and the modes survive the program */
    struct termios modes_at_start;
    pid_t pid;
    bool running;
    int status; /* once it runs no more */
    char *home;
    bool home_is_ours;
};

/* What the terminfo entry xterm-256color says, with the keypad in application mode. */
static const char *const key_bytes[] = {
    [TERMINAL_KEY_F1] = "\033OP",       [TERMINAL_KEY_F2] = "\033OQ",
    [TERMINAL_KEY_F3] = "\033OR",       [TERMINAL_KEY_F4] = "\033OS",
    [TERMINAL_KEY_F5] = "\033[15~",     [TERMINAL_KEY_F6] = "\033[17~",
    [TERMINAL_KEY_F7] = "\033[18~",     [TERMINAL_KEY_F8] = "\033[19~",
    [TERMINAL_KEY_F9] = "\033[20~",     [TERMINAL_KEY_F10] = "\033[21~",
    [TERMINAL_KEY_F11] = "\033[23~",    [TERMINAL_KEY_F12] = "\033[24~",
    [TERMINAL_KEY_UP] = "\033OA",       [TERMINAL_KEY_DOWN] = "\033OB",
    [TERMINAL_KEY_LEFT] = "\033OD",     [TERMINAL_KEY_RIGHT] = "\033OC",
    [TERMINAL_KEY_HOME] = "\033OH",     [TERMINAL_KEY_END] = "\033OF",
    [TERMINAL_KEY_PAGE_UP] = "\033[5~", [TERMINAL_KEY_PAGE_DOWN] = "\033[6~",
    [TERMINAL_KEY_TAB] = "\t",          [TERMINAL_KEY_SHIFT_TAB] = "\033[Z",
    [TERMINAL_KEY_ENTER] = "\r",        [TERMINAL_KEY_ESCAPE] = "\033",
    [TERMINAL_KEY_BACKSPACE] = "\177",  [TERMINAL_KEY_DELETE] = "\033[3~",
    [TERMINAL_KEY_INSERT] = "\033[2~",
};

/* A failed assertion jumps over terminal_end, so the end of the tests makes up for it. */
static GSList *not_ended;

static void end_all(void)
{
    while (not_ended)
        terminal_end(not_ended->data);
}

static void remember(struct terminal *terminal)
{
    static bool registered;
    if (!registered)
        atexit(end_all);
    registered = true;
    not_ended = g_slist_prepend(not_ended, terminal);
}

static void open_pty(struct terminal *terminal, int rows, int columns)
{
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    if (openpty(&terminal->master, &terminal->slave, NULL, NULL, &size) < 0)
        g_error("no pseudo-terminal can be opened: %s", strerror(errno));
    tcgetattr(terminal->slave, &terminal->modes_at_start);
    fcntl(terminal->master, F_SETFL, O_NONBLOCK);
    fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
    fcntl(terminal->slave, F_SETFD, FD_CLOEXEC);
}

/* openpty and fork rather than forkpty, which closes the slave. */
static void start_program(struct terminal *terminal, const struct terminal_setup *setup)
{
    const char *term = setup->term ? setup->term : "xterm-256color";
    g_auto(GStrv) environment = child_environment(terminal->home, term, setup->environment);
    terminal->pid = fork();
    if (terminal->pid < 0)
        g_error("no further process can be started: %s", strerror(errno));
    if (terminal->pid == 0) {
        login_tty(terminal->slave);
        child_execute(setup->argv, environment);
    }
    terminal->running = true;
}

struct terminal *terminal_start(const struct terminal_setup *setup)
{
    struct terminal *terminal = g_new0(struct terminal, 1);
    int rows = setup->rows ? setup->rows : 24;
    int columns = setup->columns ? setup->columns : 80;
    terminal->emulator = emulator_create(rows, columns);
    terminal->home_is_ours = !setup->home;
    terminal->home = setup->home ? g_strdup(setup->home) : child_home_create();
    open_pty(terminal, rows, columns);
    start_program(terminal, setup);
    remember(terminal);
    return terminal;
}

void terminal_end(struct terminal *terminal)
{
    if (!terminal)
        return;
    not_ended = g_slist_remove(not_ended, terminal);
    if (terminal->running) {
        kill(terminal->pid, SIGKILL);
        waitpid(terminal->pid, NULL, 0);
    }
    close(terminal->master);
    close(terminal->slave);
    emulator_destroy(terminal->emulator);
    if (terminal->home_is_ours)
        child_home_remove(terminal->home);
    else
        g_free(terminal->home);
    g_free(terminal);
}

/* --- moving bytes --- */

/* Writes what the pty takes now; returns the number of bytes. */
static size_t write_some(struct terminal *terminal, const char *bytes, size_t length)
{
    ssize_t written = write(terminal->master, bytes, length);
    return written > 0 ? written : 0;
}

/* Returns the number of bytes read, 0 when there are none now. */
static size_t read_some(struct terminal *terminal)
{
    char bytes[4096];
    ssize_t length = read(terminal->master, bytes, sizeof bytes);
    if (length <= 0)
        return 0;
    emulator_feed(terminal->emulator, bytes, length);
    size_t answer = emulator_answer(terminal->emulator, bytes, sizeof bytes);
    if (answer)
        write_some(terminal, bytes, answer);
    return length;
}

static void pump(struct terminal *terminal)
{
    size_t total = 0, length;
    while (total < PUMP_BYTES && (length = read_some(terminal)) > 0)
        total += length;
}

static void reap(struct terminal *terminal)
{
    int wait_status;
    if (terminal->running && waitpid(terminal->pid, &wait_status, WNOHANG) == terminal->pid) {
        terminal->running = false;
        terminal->status = child_status(wait_status);
    }
}

static void poll_pty(const struct terminal *terminal, short events)
{
    struct pollfd pty = {.fd = terminal->master, .events = events};
    poll(&pty, 1, TICK_MILLISECONDS);
}

bool terminal_comes(struct terminal *terminal, terminal_predicate *predicate, void *data)
{
    gint64 deadline = g_get_monotonic_time() + child_deadline();
    for (;;) {
        /* In this order all that a dead program wrote has been read before the screen is judged. */
        reap(terminal);
        pump(terminal);
        if (predicate(terminal, data))
            return true;
        if (!terminal->running || g_get_monotonic_time() >= deadline)
            return false;
        poll_pty(terminal, POLLIN);
    }
}

/* A program that does not read its keys fills the pty; the rest is dropped at the deadline. */
void terminal_press(struct terminal *terminal, const char *text)
{
    gint64 deadline = g_get_monotonic_time() + child_deadline();
    size_t length = strlen(text);
    for (;;) {
        size_t written = write_some(terminal, text, length);
        text += written;
        length -= written;
        if (length == 0 || g_get_monotonic_time() >= deadline)
            return;
        pump(terminal);
        poll_pty(terminal, POLLIN | POLLOUT);
    }
}

void terminal_key(struct terminal *terminal, enum terminal_key key)
{
    terminal_press(terminal, key_bytes[key]);
}

void terminal_resize(struct terminal *terminal, int rows, int columns)
{
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    /* What was drawn for the old size belongs on the old screen. */
    pump(terminal);
    emulator_resize(terminal->emulator, rows, columns);
    ioctl(terminal->master, TIOCSWINSZ, &size);
}

/* A reaped pid may already be another's. */
void terminal_kill(struct terminal *terminal, int signal_number)
{
    if (terminal->running)
        kill(terminal->pid, signal_number);
}

/* --- reading --- */

char *terminal_text(struct terminal *terminal)
{
    GString *text = g_string_new(NULL);
    for (int row = 0; row < emulator_rows(terminal->emulator); row++) {
        g_autofree char *line = emulator_row(terminal->emulator, row);
        g_string_append_printf(text, "%s\n", line);
    }
    return g_string_free(text, FALSE);
}

char *terminal_row(struct terminal *terminal, int row)
{
    return emulator_row(terminal->emulator, row);
}

struct terminal_cell terminal_cell(struct terminal *terminal, int row, int column)
{
    return emulator_cell(terminal->emulator, row, column);
}

/* No text of a caller has a newline, so it is found within a row only. */
bool terminal_shows(struct terminal *terminal, const char *text)
{
    g_autofree char *screen = terminal_text(terminal);
    return strstr(screen, text) != NULL;
}

int terminal_rang(struct terminal *terminal)
{
    return emulator_take_bells(terminal->emulator);
}

/* NULL, or what is not as it was. */
static const char *changed_modes(const struct terminal *terminal)
{
    const struct termios *before = &terminal->modes_at_start;
    struct termios now;
    if (tcgetattr(terminal->slave, &now) < 0)
        return "the modes cannot be read";
    if ((now.c_lflag & (ECHO | ICANON)) != (ECHO | ICANON))
        return "typed characters are not shown, or lines not edited";
    if (now.c_lflag != before->c_lflag || now.c_iflag != before->c_iflag ||
        now.c_oflag != before->c_oflag || now.c_cflag != before->c_cflag)
        return "the modes are not as they were";
    return memcmp(now.c_cc, before->c_cc, sizeof now.c_cc) == 0 ? NULL : "control keys are changed";
}

bool terminal_is_sane(struct terminal *terminal)
{
    const char *leftover = emulator_leftover(terminal->emulator);
    const char *modes = changed_modes(terminal);
    if (leftover)
        print_message("the terminal is not sane: %s\n", leftover);
    if (modes)
        print_message("the terminal is not sane: %s\n", modes);
    return !leftover && !modes;
}

void terminal_cursor(struct terminal *terminal, int *row, int *column)
{
    emulator_cursor(terminal->emulator, row, column);
}

int terminal_columns(const struct terminal *terminal)
{
    return emulator_columns(terminal->emulator);
}

bool terminal_has_ended(const struct terminal *terminal)
{
    return !terminal->running;
}

int terminal_status(const struct terminal *terminal)
{
    return terminal->status;
}

pid_t terminal_pid(const struct terminal *terminal)
{
    return terminal->pid;
}

const char *terminal_home(const struct terminal *terminal)
{
    return terminal->home;
}
