#include <unistd.h>

#include <mutex>
#include <vector>

class Log {
 public:
  void write(char byte) {
    buffer_.push_back(byte);
    if (buffer_.size() > 512) sync();
  }
  void sync() {
    fdatasync(file_);  // FINDING blocking-under-lock
    buffer_.clear();
  }

 private:
  std::vector<char> buffer_;
  int file_ = 1;
};

class Bank {
 public:
  void transfer(int from, int to, long amount) {
    std::lock_guard lock(mutex_);
    balances_[from] -= amount;
    balances_[to] += amount;
    log_.write('t');
  }

 private:
  std::mutex mutex_;
  std::vector<long> balances_;
  Log log_;
};

class Poller {
 public:
  void once() {
    std::unique_lock lock(mutex_);
    lock.unlock();
    lock.lock();
    usleep(10);  // FINDING blocking-under-lock
  }

 private:
  std::mutex mutex_;
};
