// A hint for the compiler makes a leak no less of one.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

int first_byte(const char *path)
{
    int fd = open(path, O_RDONLY);  // FINDING handle-leak
    if (unlikely(fd < 0))
        return -1;
    unsigned char byte;
    if (unlikely(read(fd, &byte, 1) != 1))
        return -1;
    close(fd);
    return byte;
}

int with_limit(const char *path, int limit)
{
    int fd = open(path, O_RDONLY);  // FINDING handle-leak
    if (unlikely(limit < 0 || fd < 0))
        return -1;
    if (lseek(fd, limit, SEEK_SET) < 0)
        return -1;
    return close(fd);
}

bool has_header(const char *path)
{
    FILE *file = fopen(path, "r");  // FINDING handle-leak
    if ((file == NULL) == true)
        return false;
    if (likely(fgetc(file) == '#'))
        return true;
    fclose(file);
    return false;
}

int append(const char *path, const char *text, size_t length)
{
    int fd = open(path, O_WRONLY | O_APPEND);  // FINDING handle-leak
    if (likely(fd >= 0))
        return write(fd, text, length) == (ssize_t)length ? 0 : -1;
    return -1;
}
