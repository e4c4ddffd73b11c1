// What is made of a descriptor closes it; a flag may stand for the test; the system closes what
// main leaves open.
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int count_entries(const char* path) {
  const int fd = open(path, O_RDONLY | O_DIRECTORY);
  if (fd < 0) return -1;
  DIR* folder = fdopendir(fd);
  if (!folder) {
    close(fd);
    return -1;
  }
  int count = 0;
  while (readdir(folder)) ++count;
  closedir(folder);
  return count;
}

int first_byte(const char* path) {
  const int fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  FILE* file = fdopen(fd, "r");
  if (!file) {
    close(fd);
    return -1;
  }
  const int byte = fgetc(file);
  fclose(file);
  return byte;
}

int be_quiet(void) {
  FILE* file = freopen("/dev/null", "w", stderr);
  if (!file) return -1;
  return 0;
}

int touch(const char* path) {
  const int fd = open(path, O_WRONLY | O_CREAT, 0644);
  const int ok = fd >= 0;
  if (!ok) return -1;
  close(fd);
  return 0;
}

int main(void) {
  FILE* log = fopen("log", "a");
  if (!log) return 1;
  fprintf(log, "%d\n", count_entries("."));
  return 0;
}
