// What the test said is kept, or is one of several; a value that is chosen is handed on.
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

int negated(const char* path) {
  int fd = open(path, O_RDONLY);
  const bool ok = !(fd < 0);
  if (!ok) return -1;
  return close(fd);
}

int null_kept(const char* path) {
  std::FILE* file = std::fopen(path, "r");
  const bool failed = !file;
  if (failed) return -1;
  return std::fclose(file);
}

int last_of_two(const char* path, int size) {
  int fd = open(path, O_RDONLY);
  const bool failed = size < 0 || fd < 0;
  if (failed) {
    if (fd >= 0) close(fd);
    return -1;
  }
  return close(fd);
}

int by_bits(const char* from, const char* to) {
  const int in = open(from, O_RDONLY);
  const int out = open(to, O_WRONLY);
  if ((in < 0) | (out < 0)) {
    if (in >= 0) close(in);
    if (out >= 0) close(out);
    return -1;
  }
  close(in);
  return close(out);
}

int by_case(const char* path) {
  const int fd = open(path, O_RDONLY);
  switch (fd < 0) {
    case true:
      return -1;
    default:
      return close(fd);
  }
}

int listening(int port_socket) {
  const int client = accept(port_socket, nullptr, nullptr);
  return client >= 3 ? client : -1;
}

struct Log {
  int fd = -1;
  std::FILE* file = nullptr;
};

bool open_log(Log& log, const char* path) {
  int fd;
  log.fd = fd = open(path, O_WRONLY);
  return lseek(fd, 0, SEEK_END) >= 0;
}

void trace(bool verbose) {
  std::FILE* log = nullptr;
  if (verbose) log = std::fopen("trace", "a");
  std::puts("work");
  if (verbose) std::fclose(log);
}

long read_or_stdin(const char* path) {
  int fd = STDIN_FILENO;
  if (path) fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  char byte;
  const long got = read(fd, &byte, 1);
  if (path) close(fd);
  return got;
}

int value_of_block(const char* path) {
  const int fd = open(path, O_RDONLY);
  if (({
        errno = 0;
        fd < 0;
      }))
    return -1;
  return close(fd);
}
