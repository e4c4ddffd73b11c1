// Both ends are closed, handed on, or taken.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct wakeup {
    int reader, writer;
};

int echo(void)
{
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    char c = 'x';
    int ok = write(ends[1], &c, 1) == 1 && read(ends[0], &c, 1) == 1;
    close(ends[0]);
    close(ends[1]);
    return ok;
}

int make_wakeup(struct wakeup *wakeup)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK))
        return -1;
    wakeup->reader = ends[0];
    wakeup->writer = ends[1];
    return 0;
}

int copied(int out[2])
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == -1) {
        perror("socketpair");
        return -1;
    }
    memcpy(out, ends, sizeof ends);
    return 0;
}

FILE *output_of(const char *program)
{
    int ends[2];
    int failed = pipe(ends);
    if (failed == -1)
        return NULL;
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execlp(program, program, NULL);
        _exit(127);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return NULL;
    }
    return fdopen(ends[0], "r");
}

void all_closed(void)
{
    int ends[2];
    if (pipe(ends) != 0)
        return;
    for (int i = 0; i < 2; i++)
        close(ends[i]);
}

int told_twice(int *status)
{
    int ends[2] = {-1, -1}, failed;
    *status = failed = pipe(ends);
    if (*status)
        return -1;
    close(ends[0]);
    return close(ends[1]);
}
