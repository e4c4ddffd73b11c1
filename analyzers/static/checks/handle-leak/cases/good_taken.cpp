// Handed to the library, which keeps what it gets, passes it on, or gives it back.
#include <fcntl.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

class Connection {
 public:
  explicit Connection(int fd) : fd_(fd) {}
  Connection(const Connection&) = delete;
  ~Connection() { close(fd_); }

 private:
  int fd_;
};

void serve(int client);

std::unique_ptr<Connection> accept_one(int listener) {
  int client = accept(listener, nullptr, nullptr);
  if (client < 0) return nullptr;
  return std::make_unique<Connection>(client);
}

std::shared_ptr<Connection> open_shared(const char* path) {
  const int fd = open(path, O_RDWR | O_CLOEXEC);
  if (fd == -1) return nullptr;
  auto connection = std::make_shared<Connection>(fd);
  return connection;
}

class Server {
 public:
  void accept_into_queue(int listener) {
    const int client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) return;
    jobs_.push_back(std::bind(serve, client));
  }
  void accept_into_task(int listener) {
    const int client = accept(listener, nullptr, nullptr);
    if (client >= 0) running_.push_back(std::async(std::launch::async, serve, client));
  }
  void accept_into_thread(int listener) {
    const int client = accept(listener, nullptr, nullptr);
    if (client >= 0) threads_.push_back(std::thread(serve, client));
  }
  void accept_here(int listener) {
    const int client = accept(listener, nullptr, nullptr);
    if (client < 0) return;
    std::invoke(serve, client);
  }

 private:
  std::vector<std::function<void()>> jobs_;
  std::vector<std::future<void>> running_;
  std::vector<std::thread> threads_;
};

std::pair<int, bool> open_or_create(const char* path) {
  int fd = open(path, O_RDWR);
  if (fd >= 0) return std::make_pair(fd, false);
  fd = open(path, O_RDWR | O_CREAT, 0644);
  if (fd < 0) return {-1, false};
  return std::make_pair(fd, true);
}

std::tuple<int, off_t> open_at_end(const char* path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0) return {-1, 0};
  return std::make_tuple(fd, lseek(fd, 0, SEEK_END));
}

bool open_into(const char* path, int* out) {
  int fd = open(path, O_RDONLY);
  if (fd < 0) return false;
  char magic[4];
  if (read(fd, magic, sizeof magic) != sizeof magic) {
    close(fd);
    return false;
  }
  *out = std::exchange(fd, -1);
  return true;
}

void replace(int* log, const char* path) {
  int fd = open(path, O_WRONLY | O_APPEND);
  if (fd < 0) return;
  std::swap(*log, fd);
  close(fd);
}

std::FILE* open_buffered(const char* path) {
  std::FILE* file = std::fopen(path, "r");
  if (!file) return nullptr;
  std::setvbuf(file, nullptr, _IOFBF, 1 << 16);
  return std::move(file);
}

// The address, too, may be kept.
struct AtEnd {
  std::function<void()> run;
  ~AtEnd() { run(); }
};

void close_if_open(int& fd) {
  if (fd >= 0) close(fd);
}

int first_byte(const char* path) {
  int fd = -1;
  AtEnd at_end{std::bind(close_if_open, std::ref(fd))};
  fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  char byte = 0;
  return read(fd, &byte, 1) == 1 ? byte : -1;
}

bool open_copied(const char* path, std::FILE** out) {
  std::FILE* file = std::fopen(path, "r");
  if (!file) return false;
  std::memcpy(out, &file, sizeof file);
  return true;
}

bool pass_to_worker(int listener, int to_worker) {
  int client = accept(listener, nullptr, nullptr);
  if (client < 0) return false;
  return write(to_worker, &client, sizeof client) == sizeof client;
}

void* write_log(void* file);

bool start_logger(const char* path, pthread_t* thread) {
  std::FILE* file = std::fopen(path, "a");
  if (!file) return false;
  if (pthread_create(thread, nullptr, write_log, file) != 0) {
    std::fclose(file);
    return false;
  }
  return true;
}
