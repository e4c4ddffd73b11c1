// The compiler calls a function at the end of the block.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static inline void close_file(FILE **file)
{
    if (*file)
        fclose(*file);
}

static inline void close_descriptor(int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

#define auto_file __attribute__((cleanup(close_file)))
#define auto_close __attribute__((cleanup(close_descriptor)))

int count_lines(const char *path)
{
    auto_file FILE *file = fopen(path, "re");
    if (!file)
        return -errno;
    int lines = 0, c;
    while ((c = getc(file)) != EOF)
        lines += c == '\n';
    return lines;
}

int first_byte(const char *path)
{
    auto_close int fd = -1;
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -errno;
    unsigned char byte;
    if (read(fd, &byte, 1) != 1)
        return -EIO;
    return byte;
}
