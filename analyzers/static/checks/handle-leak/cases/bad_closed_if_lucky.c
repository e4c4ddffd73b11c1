// The last statement closes the one file, if the other could be opened.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

void compare(const char *mine, const char *theirs)
{
    FILE *one = fopen(mine, "r");  // FINDING handle-leak
    if (one == NULL)
        return;
    FILE *other = fopen(theirs, "r");
    if (other != NULL) {
        fclose(one);
        fclose(other);
    }
}

void set_flags(const char *name)
{
    int fd = open(name, O_RDONLY);  // FINDING handle-leak
    if (fd < 0)
        return;
    if (fcntl(fd, F_SETFL, O_NONBLOCK) == 0)
        close(fd);
}
