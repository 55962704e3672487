#include "ui/cli/password.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "db/password_hash.h"
#include "src/i18n.h"
#include "ui/cli/output.h"

/* --- the terminal without echo --- */

static struct termios modes_before;

static const int signals[] = {SIGTSTP, SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static struct sigaction handlers_before[G_N_ELEMENTS(signals)];

/* Whatever ends the program while it asks: the terminal shows again what is typed. */
static void give_back_and_end(int signal_number)
{
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes_before);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* It cannot be stopped (Ctrl-Z): whoever goes on later would type into a terminal that shows it. */
static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = give_back_and_end};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
        sigaction(signals[i], signals[i] == SIGTSTP ? &ignore : &action, &handlers_before[i]);
}

static void begin_without_echo(void)
{
    struct termios modes = modes_before;
    catch_signals();
    modes.c_lflag = (modes.c_lflag & ~(tcflag_t)ECHO) | ECHONL;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes);
}

static void end_without_echo(void)
{
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes_before);
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
        sigaction(signals[i], &handlers_before[i], NULL);
}

/* --- lines --- */

/* Byte by byte: nothing of what follows is taken. False where the line is too long, or nothing
 * comes. */
static bool read_line(int file, char password[PASSWORD_SIZE])
{
    size_t length = 0;
    char next = '\0';
    ssize_t got;
    while ((got = read(file, &next, 1)) == 1 && next != '\n' && length < PASSWORD_SIZE - 1)
        password[length++] = next;
    if (length > 0 && password[length - 1] == '\r')
        length--;
    password[length] = '\0';
    return (got == 1 && next == '\n') || (got == 0 && length > 0);
}

static bool refuse_line(char password[PASSWORD_SIZE], struct error *error)
{
    password_wipe(password, PASSWORD_SIZE);
    return error_set(error, ERROR_INPUT,
                     _("Tidak ada kata sandi yang terbaca, atau barisnya terlalu panjang."));
}

/* OPTION takes it from a file. */
static bool ask(const char *prompt, const char *option, char password[PASSWORD_SIZE],
                struct error *error)
{
    if (!isatty(STDIN_FILENO) || tcgetattr(STDIN_FILENO, &modes_before) != 0)
        return error_set(error, ERROR_USAGE,
                         _("Kata sandi hanya ditanyakan di terminal; untuk skrip pakai "
                           "%s BERKAS."),
                         option);
    begin_without_echo();
    output_prompt(prompt);
    bool ok = read_line(STDIN_FILENO, password);
    end_without_echo();
    return ok || refuse_line(password, error);
}

bool password_ask(const char *prompt, char password[PASSWORD_SIZE], struct error *error)
{
    return ask(prompt, "--password-file", password, error);
}

bool password_read_file(const char *path, char password[PASSWORD_SIZE], struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return error_set(error, ERROR_INPUT, _("Berkas kata sandi %s tidak dapat dibaca: %s."),
                         path, g_strerror(errno));
    bool ok = read_line(file, password);
    close(file);
    return ok || refuse_line(password, error);
}

bool password_ask_new(const char *path, char password[PASSWORD_SIZE], struct error *error)
{
    char again[PASSWORD_SIZE];
    if (path)
        return password_read_file(path, password, error);
    bool ok = ask(_("Kata sandi baru: "), "--new-password-file", password, error) &&
              ask(_("Sekali lagi: "), "--new-password-file", again, error) &&
              (strcmp(password, again) == 0 ||
               error_set(error, ERROR_INPUT, _("Kedua ketikan tidak sama; ulangi.")));
    password_wipe(again, sizeof again);
    return ok;
}
