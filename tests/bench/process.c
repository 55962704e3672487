#include "tests/bench/process.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/samples.h"
#include "tests/support/child.h"

#define MOST_SECONDS 60

static void become(const char *const *argv, GStrv environment)
{
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    alarm(MOST_SECONDS); /* stays set in the program */
    child_execute(argv, environment);
}

bool process_run(const char *const *argv, const char *home, struct process_cost *cost)
{
    int status;
    struct rusage usage;
    g_auto(GStrv) environment = child_environment(home, "dumb", NULL);
    double start = clock_ms();
    pid_t pid = fork();
    if (pid == 0)
        become(argv, environment);
    if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
        return false;
    *cost = (struct process_cost){clock_ms() - start, usage.ru_maxrss};
    if (child_status(status) == 0)
        return true;
    fprintf(stderr, "%s %s: status %d\n", argv[0], argv[1], child_status(status));
    return false;
}

long process_peak_kib(pid_t pid)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/status", (int)pid);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    const char *line = strstr(text, "VmHWM:");
    return line ? (long)g_ascii_strtoll(line + strlen("VmHWM:"), NULL, 10) : 0;
}
