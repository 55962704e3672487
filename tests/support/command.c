#include "tests/support/command.h"

#include "tests/support/child.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Files instead of pipes: no amount of output can make either side wait for the other. */
static int create_stream(const char *content)
{
    int stream = memfd_create("stream", MFD_CLOEXEC);
    if (stream < 0 || (content && write(stream, content, strlen(content)) < 0))
        g_error("no room for the output of a command");
    lseek(stream, 0, SEEK_SET);
    return stream;
}

/* Closes the stream and returns all that was written to it. */
static char *take_stream(int stream)
{
    off_t length = lseek(stream, 0, SEEK_END);
    char *text = g_malloc0(length + 1);
    if (pread(stream, text, length, 0) != length)
        g_error("the output of a command cannot be read back");
    close(stream);
    return text;
}

static int run(const struct command_setup *setup, const int streams[3], GStrv environment)
{
    int wait_status;
    pid_t pid = fork();
    if (pid < 0)
        g_error("no further process can be started");
    if (pid == 0) {
        for (int number = 0; number < 3; number++)
            dup2(streams[number], number);
        /* The alarm stays set in the program, so that one that hangs is ended by it. */
        alarm(MAX(1, child_deadline() / G_USEC_PER_SEC));
        child_execute(setup->argv, environment);
    }
    waitpid(pid, &wait_status, 0);
    return child_status(wait_status);
}

void command_run(const struct command_setup *setup, struct command_result *result)
{
    char *fresh_home = setup->home ? NULL : child_home_create();
    const char *home = setup->home ? setup->home : fresh_home;
    g_auto(GStrv) environment = child_environment(home, "dumb", setup->environment);
    int streams[] = {create_stream(setup->input), create_stream(NULL), create_stream(NULL)};
    result->status = run(setup, streams, environment);
    close(streams[0]);
    result->output = take_stream(streams[1]);
    result->errors = take_stream(streams[2]);
    child_home_remove(fresh_home);
}

void command_result_finish(struct command_result *result)
{
    g_free(result->output);
    g_free(result->errors);
}

char *command_output(const char *const *argv, const char *const *environment, int *status)
{
    struct command_result result;
    command_run(&(struct command_setup){.argv = argv, .environment = environment}, &result);
    *status = result.status;
    g_free(result.errors);
    return result.output;
}
