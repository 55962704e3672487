#include "tests/bench/plain_commit.h"

#include <fcntl.h>
#include <math.h>
#include <unistd.h>

#include "tests/bench/samples.h"

#define PAGE 4096

int plain_commit_open(const char *file)
{
    return open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

double plain_commit(int file)
{
    static char page[PAGE];
    double start = clock_ms();
    page[0]++;
    if (pwrite(file, page, sizeof page, 0) != sizeof page || fdatasync(file) != 0)
        return NAN;
    return clock_ms() - start;
}
