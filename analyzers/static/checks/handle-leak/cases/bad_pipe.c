// Two descriptors, and neither is ever closed.
#include <sys/socket.h>
#include <unistd.h>

int echo(const char *text)
{
    int ends[2];
    if (pipe(ends) < 0)  // FINDING handle-leak
        return -1;
    if (!text)
        return -1;
    char c = *text;
    int ok = write(ends[1], &c, 1) == 1;
    close(ends[0]);
    close(ends[1]);
    return ok;
}

int never(void)
{
    int ends[2];
    int failed = socketpair(AF_UNIX, SOCK_STREAM, 0, ends);  // FINDING handle-leak
    if (failed)
        return -1;
    char c = 'x';
    return write(ends[1], &c, 1) == 1 && read(ends[0], &c, 1) == 1;
}
