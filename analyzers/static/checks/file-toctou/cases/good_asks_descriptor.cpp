// Opens first, and asks what it has; or makes the file only if it is new.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int open_regular(const char* path) {
  struct stat before, after;
  if (lstat(path, &before) != 0 || !S_ISREG(before.st_mode)) return -1;
  int file = open(path, O_RDWR);
  if (file < 0) return -1;
  if (fstat(file, &after) != 0 || after.st_ino != before.st_ino) {
    close(file);
    return -1;
  }
  return file;
}

int take_seat(const char* path) {
  if (access(path, F_OK) == 0) return -1;  // the usual case, without a failed call
  return open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
}

bool make_folder(const char* path) {
  struct stat info;
  if (stat(path, &info) == 0) return S_ISDIR(info.st_mode);
  return mkdir(path, 0700) == 0 || errno == EEXIST;
}

FILE* make_new(const char* path) {
  if (access(path, F_OK) == 0) return nullptr;
  return fopen(path, "wx");
}
