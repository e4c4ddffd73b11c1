// What the compiler cleans up is another variable.
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static inline void release(char **text)
{
    free(*text);
}

char *first_bytes(const char *path, size_t count)
{
    __attribute__((cleanup(release))) char *text = malloc(count);
    int fd = open(path, O_RDONLY);  // FINDING handle-leak
    if (fd < 0)
        return NULL;
    if (!text || read(fd, text, count) != (ssize_t)count)
        return NULL;
    char *result = text;
    text = NULL;
    close(fd);
    return result;
}
