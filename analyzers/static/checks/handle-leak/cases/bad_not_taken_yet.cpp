// The library would take it, but not on this way.
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

struct Connection {
  explicit Connection(int fd) : fd(fd) {}
  ~Connection() { close(fd); }
  int fd;
};

void serve(int client);

std::unique_ptr<Connection> accept_if_allowed(int listener, bool full) {
  int client = accept(listener, nullptr, nullptr);  // FINDING handle-leak
  if (client < 0) return nullptr;
  if (full) return nullptr;
  return std::make_unique<Connection>(client);
}

void accept_all(int listener, std::vector<std::function<void()>>& jobs) {
  for (;;) {
    const int client = accept(listener, nullptr, nullptr);  // FINDING handle-leak
    if (client < 0) continue;
    if (jobs.size() > 100) return;
    jobs.push_back(std::bind(serve, client));
  }
}

bool open_into(const char* path, int* out) {
  int fd = open(path, O_RDONLY);  // FINDING handle-leak
  if (fd < 0) return false;
  char magic[4];
  if (read(fd, magic, sizeof magic) != sizeof magic) return false;
  *out = std::exchange(fd, -1);
  return true;
}

std::FILE* open_with_header(const char* path) {
  std::FILE* file = std::fopen(path, "r");  // FINDING handle-leak
  if (!file) return nullptr;
  if (std::fgetc(file) != '#') return nullptr;
  return std::move(file);
}

std::FILE* open_stream(const char* path, bool header) {
  const int fd = open(path, O_RDONLY);  // FINDING handle-leak
  if (fd < 0) return nullptr;
  if (header && lseek(fd, 16, SEEK_SET) < 0) return nullptr;
  return fdopen(fd, "r");
}
