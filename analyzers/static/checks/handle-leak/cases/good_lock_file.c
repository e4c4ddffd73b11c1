// One instance only: the descriptor stays open, and with it the lock, until the process ends.
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

int single_instance(const char *path)
{
    int fd = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        close(fd);
        return -1;
    }
    return 0;
}

int claim(const char *path)
{
    struct flock whole;
    memset(&whole, 0, sizeof whole);
    whole.l_type = F_WRLCK;
    int fd = open(path, O_CREAT | O_RDWR, 0600);
    if (fd == -1)
        return -1;
    return fcntl(fd, F_SETLK, &whole);
}
