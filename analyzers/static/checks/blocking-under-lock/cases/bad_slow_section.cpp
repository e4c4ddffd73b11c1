#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Client {
 public:
  void send_all(const std::string& text) {
    std::lock_guard lock(mutex_);
    for (const char c : text) send(socket_, &c, 1, 0);  // FINDING blocking-under-lock
  }
  void retry() {
    mutex_.lock();
    ++retries_;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));  // FINDING blocking-under-lock
    mutex_.unlock();
  }
  void reconnect() {
    std::unique_lock lock(mutex_);
    dial();
  }

 private:
  void dial() {
    sockaddr address{};
    connect(socket_, &address, sizeof address);  // FINDING blocking-under-lock
  }
  std::mutex mutex_;
  int socket_ = -1, retries_ = 0;
};

class Settings {
 public:
  void save() {
    std::scoped_lock lock(mutex_);
    std::FILE* file = std::fopen("settings", "w");
    if (!file) return;
    for (const auto& [name, value] : values_) std::fprintf(file, "%s=%d\n", name.c_str(), value);
    fsync(fileno(file));  // FINDING blocking-under-lock
    std::fclose(file);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> values_;
};
