// A spooler that asks for the user's rights, and then works with its own.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int open_job(const char* path) {
  if (access(path, R_OK) != 0) return -1;  // FINDING file-toctou
  int job = open(path, O_RDONLY);
  if (job < 0) return -1;
  return job;
}

bool take_over(const char* path, uid_t owner) {
  struct stat info;
  if (lstat(path, &info) == 0 && S_ISREG(info.st_mode))  // FINDING file-toctou
    return chown(path, owner, static_cast<gid_t>(-1)) == 0;
  return false;
}

int main(int count, char** words) {
  if (count < 2) return 1;
  if (access("/run/spool.pid", F_OK) == 0) {  // FINDING file-toctou
    fprintf(stderr, "running already\n");
    return 1;
  }
  FILE* mark = fopen("/run/spool.pid", "w");
  if (!mark) return 1;
  fprintf(mark, "%d\n", getpid());
  fclose(mark);
  return take_over(words[1], 0) ? 0 : 1;
}
