// Another library makes an object of a descriptor, and closes it with that.
#include <fcntl.h>
#include <unistd.h>

#include "packed.h"

struct packed_file *open_packed(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    struct packed_file *packed = packed_open(fd, "r");
    if (!packed)
        close(fd);
    return packed;
}
