// The variable gets another value, and with the old one went the last way to close it.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int second(const char *name)
{
    int fd = open(name, O_RDONLY);  // FINDING handle-leak
    if (fd < 0)
        return -1;
    char c;
    ssize_t got = read(fd, &c, 1);
    fd = open("/dev/null", O_RDONLY);
    if (fd < 0)
        return -1;
    close(fd);
    return (int)got;
}

void forget(const char *name)
{
    FILE *log = fopen(name, "a");  // FINDING handle-leak
    if (!log)
        return;
    fputs("started\n", log);
    log = NULL;
}

// The first is closed, so it is the second that is told of.
int later(const char *one, const char *two)
{
    int fd = open(one, O_RDONLY);
    if (fd < 0)
        return -1;
    close(fd);
    fd = open(two, O_RDONLY);  // FINDING handle-leak
    if (fd < 0)
        return -1;
    char c;
    return read(fd, &c, 1) == 1 ? c : -1;
}
