#include "ui/terminal.h"

#include <curses.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "src/i18n.h"

static volatile sig_atomic_t asked_to_quit, asked_to_stop, told_of_size;
static bool begun;
static bool lost; /* the terminal is gone */
static uint32_t put_back = KEY_OF_NOTHING;

/* What a crash needs to give the terminal back without curses. */
static struct termios modes_before;
static char leave_sequence[256];

/* What is done about a stop outside of the screen. */
static struct sigaction stop_before;

static void ask_to_quit(int signal_number)
{
    (void)signal_number;
    asked_to_quit = 1;
}

static void ask_to_stop(int signal_number)
{
    (void)signal_number;
    asked_to_stop = 1;
}

static void tell_of_size(int signal_number)
{
    (void)signal_number;
    told_of_size = 1;
}

static void crash(int signal_number)
{
    if (begun) {
        ssize_t ignored = write(STDOUT_FILENO, leave_sequence, strlen(leave_sequence));
        (void)ignored;
        tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* Curses has a handler of its own, which draws wherever the program may be: ours, set before it
 * begins, takes its place. Where stops are ignored they stay so. */
static void catch_stops(void)
{
    struct sigaction action = {.sa_handler = ask_to_stop};
    if (stop_before.sa_handler != SIG_IGN)
        sigaction(SIGTSTP, &action, NULL);
}

/* Once the screen is left, a stop must not bring it back. */
static void leave_stops_to_the_system(void)
{
    sigaction(SIGTSTP, &stop_before, NULL);
}

static void catch_signals(void)
{
    static const int quits[] = {SIGINT, SIGTERM, SIGHUP};
    /* Every other signal that ends a program. */
    static const int crashes[] = {SIGSEGV, SIGBUS,  SIGFPE,    SIGILL,    SIGABRT, SIGQUIT,
                                  SIGALRM, SIGUSR1, SIGUSR2,   SIGVTALRM, SIGXCPU, SIGSYS,
                                  SIGTRAP, SIGPROF, SIGSTKFLT, SIGIO,     SIGPWR};
    struct sigaction action = {.sa_handler = ask_to_quit};
    for (size_t i = 0; i < G_N_ELEMENTS(quits); i++)
        sigaction(quits[i], &action, NULL);
    action.sa_handler = crash;
    action.sa_flags = (int)SA_RESETHAND;
    for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
        sigaction(crashes[i], &action, NULL);
    action = (struct sigaction){.sa_handler = tell_of_size};
    sigaction(SIGWINCH, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    sigaction(SIGTSTP, NULL, &stop_before);
    catch_stops();
}

static void append_capability(const char *name)
{
    const char *text = tigetstr(name);
    if (text && text != (const char *)-1)
        g_strlcat(leave_sequence, text, sizeof leave_sequence);
}

/* setupterm says what is wrong instead of ending the program, as initscr would. */
static bool check_terminal(struct error *error)
{
    int reason;
    const char *name = getenv("TERM");
    if (setupterm(NULL, STDOUT_FILENO, &reason) != OK)
        return error_set(error, ERROR_USAGE,
                         _("Terminal \"%s\" tidak dikenal. Atur TERM, misalnya: TERM=xterm lembar"),
                         name ? name : "");
    if (!cursor_address || (!clear_screen && !clr_eos))
        return error_set(error, ERROR_USAGE,
                         _("Terminal \"%s\" tidak dapat menggerakkan kursor. Pakai terminal lain, "
                           "misalnya: TERM=xterm lembar"),
                         name ? name : "");
    return true;
}

bool terminal_begin(struct error *error)
{
    bool known = check_terminal(error);
    del_curterm(cur_term); /* initscr makes its own */
    if (!known)
        return false;
    tcgetattr(STDIN_FILENO, &modes_before);
    catch_signals();
    set_escdelay(25);
    initscr();
    append_capability("rmkx");
    append_capability("sgr0");
    append_capability("cnorm");
    append_capability("rmcup");
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    typeahead(-1); /* the loop looks for keys itself before it draws */
    keymap_define_sequences();
    theme_begin();
    begun = true;
    return true;
}

void terminal_end(void)
{
    if (!begun)
        return;
    begun = false;
    leave_stops_to_the_system();
    curs_set(1);
    endwin();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes_before);
}

void terminal_suspend(void)
{
    begun = false; /* a crash handler finds nothing to give back */
    leave_stops_to_the_system();
    def_prog_mode();
    curs_set(1);
    endwin();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes_before);
}

static void come_back(void)
{
    reset_prog_mode();
    clearok(curscr, TRUE);
    refresh();
    catch_stops();
    begun = true;
}

void terminal_resume(void)
{
    flushinp(); /* what another program has not read */
    come_back();
}

/* Comes back when the shell has the program go on. */
static void stop(void)
{
    asked_to_stop = 0;
    terminal_suspend();
    raise(SIGTSTP);
    come_back();
}

/* Where the size came back at once the terminal may have lost what it showed. */
static bool repaint_what_was_lost(bool told)
{
    if (told)
        clearok(curscr, TRUE);
    return told;
}

/* ncurses loses a resize that comes just before it waits: the size is asked at each tick. */
static bool size_has_changed(void)
{
    struct winsize size;
    bool told = told_of_size;
    told_of_size = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    if (size.ws_row == LINES && size.ws_col == COLS)
        return repaint_what_was_lost(told);
    resizeterm(size.ws_row, size.ws_col);
    return true;
}

/* ESC and what follows at once: a sequence nobody has named is one key without a meaning. */
static uint32_t read_after_escape(void)
{
    wint_t next;
    timeout(0);
    int result = get_wch(&next);
    if (result == ERR)
        return KEY_OF_ESCAPE;
    if (result == OK && (next == '[' || next == 'O')) {
        do
            result = get_wch(&next);
        while (result == OK && (next < '@' || next > '~'));
        return KEY_OF_NOTHING;
    }
    put_back = keymap_translate(result == KEY_CODE_YES, next);
    return KEY_OF_ESCAPE;
}

/* A terminal that has gone reads as "no key" at once, for ever. */
static void check_terminal_is_there(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    char nothing;
    if (poll(&input, 1, 0) <= 0)
        return;
    if (input.revents & (POLLHUP | POLLERR | POLLNVAL))
        lost = true;
    else if (input.revents & POLLIN)
        lost = read(STDIN_FILENO, &nothing, 0) < 0;
}

uint32_t terminal_read(int wait_ms)
{
    wint_t code;
    if (asked_to_quit || lost)
        return KEY_OF_QUIT;
    if (asked_to_stop)
        stop();
    if (told_of_size && size_has_changed())
        return KEY_OF_RESIZE;
    if (put_back != KEY_OF_NOTHING) {
        uint32_t key = put_back;
        put_back = KEY_OF_NOTHING;
        return key;
    }
    timeout(wait_ms);
    int result = get_wch(&code);
    if (asked_to_quit)
        return KEY_OF_QUIT;
    if (result == ERR) {
        check_terminal_is_there();
        return size_has_changed() ? KEY_OF_RESIZE : KEY_OF_NOTHING;
    }
    if (result == OK && code == 27)
        return read_after_escape();
    return keymap_translate(result == KEY_CODE_YES, code);
}

void terminal_unread(uint32_t key)
{
    put_back = key;
}

bool terminal_has_key(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return put_back != KEY_OF_NOTHING || poll(&input, 1, 0) > 0;
}

bool terminal_is_quiet(struct progress *progress)
{
    (void)progress;
    return !terminal_has_key();
}

struct canvas terminal_size(void)
{
    return (struct canvas){0, 0, LINES, COLS};
}

struct canvas terminal_canvas(void)
{
    return canvas_begin(LINES, COLS);
}

void terminal_show(void)
{
    canvas_show();
    refresh();
}

void terminal_repaint(void)
{
    clearok(curscr, TRUE);
}

void terminal_bell(void)
{
    beep();
}
