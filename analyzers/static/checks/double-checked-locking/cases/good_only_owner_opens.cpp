// Only the owner opens the file; the reader looks under the lock.
#include <cstdio>
#include <mutex>
#include <thread>

class Log {
 public:
  bool open(const char* name) {
    if (!file_) {
      std::lock_guard lock(mutex_);
      if (!file_) file_ = std::fopen(name, "r");
    }
    return file_ != nullptr;
  }
  bool is_open() {
    std::lock_guard lock(mutex_);
    return file_ != nullptr;
  }
  ~Log() {
    if (file_) std::fclose(file_);
  }

 private:
  std::mutex mutex_;
  std::FILE* file_ = nullptr;
};

int main() {
  Log log;
  std::thread reader([&] { (void)log.is_open(); });
  log.open("/etc/hostname");
  log.open("/etc/hostname");
  reader.join();
}
