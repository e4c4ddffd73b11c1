// The test stands in a hint for the compiler, or is compared with a truth.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define UNLIKELY(x) __builtin_expect((x), 0)

int first_byte(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (unlikely(fd < 0))
        return -1;
    unsigned char byte;
    ssize_t got = read(fd, &byte, 1);
    close(fd);
    return likely(got == 1) ? byte : -1;
}

int count_lines(const char *path)
{
    FILE *file = fopen(path, "r");
    if (unlikely(!file))
        return -1;
    int lines = 0, c;
    while (likely((c = getc(file)) != EOF))
        lines += c == '\n';
    fclose(file);
    return lines;
}

int touch(const char *path)
{
    int fd;
    if (UNLIKELY((fd = creat(path, 0644)) == -1))
        return -1;
    return close(fd);
}

bool exists(const char *path)
{
    int fd = open(path, O_RDONLY);
    if ((fd < 0) == true)
        return false;
    close(fd);
    return true;
}

bool readable(const char *path)
{
    int fd = open(path, O_RDONLY);
    if ((fd >= 0) != false) {
        close(fd);
        return true;
    }
    return false;
}

int two(const char *from, const char *to)
{
    int in = open(from, O_RDONLY);
    int out = open(to, O_WRONLY);
    if (unlikely(in < 0 || out < 0)) {
        if (in >= 0)
            close(in);
        if (out >= 0)
            close(out);
        return -1;
    }
    close(in);
    close(out);
    return 0;
}

int limited(const char *path, int limit)
{
    int fd = open(path, O_RDONLY);
    if (unlikely(limit > 0 && fd >= limit)) {
        close(fd);
        return -1;
    }
    if (unlikely(-1 == fd))
        return -1;
    close(fd);
    return 0;
}

int same_value(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (__builtin_expect(fd, 0) == -1)
        return -1;
    return close(fd);
}
