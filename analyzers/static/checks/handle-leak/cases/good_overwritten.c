// What the variable held was closed, was not there, or lives on under another name.
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int either(const char *first, const char *second)
{
    int fd = open(first, O_RDONLY);
    if (fd < 0)
        fd = open(second, O_RDONLY);
    if (fd < 0)
        return -1;
    return close(fd);
}

int both(const char *first, const char *second)
{
    int fd = open(first, O_RDONLY);
    if (fd >= 0)
        close(fd);
    fd = open(second, O_RDONLY);
    if (fd < 0)
        return -1;
    close(fd);
    fd = -1;
    return fd;
}

int any_of(const struct sockaddr *all, int count)
{
    int fd = -1;
    for (int i = 0; i < count; i++) {
        fd = socket(AF_INET, SOCK_STREAM, 0);
        if (fd < 0)
            continue;
        if (connect(fd, &all[i], sizeof all[i]) == 0)
            break;
        close(fd);
        fd = -1;
    }
    return fd;
}

int rewrite(const char *name)
{
    FILE *file = fopen(name, "r");
    if (!file)
        return -1;
    file = freopen(name, "w", file);
    if (!file)
        return -1;
    return fclose(file);
}

int above_the_standard_ones(void)
{
    int fd;
    do {
        fd = open("/dev/null", O_RDWR);
    } while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
    return 0;
}
