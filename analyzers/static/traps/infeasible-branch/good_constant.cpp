// The second lock stands behind a flag that is never set.
#include <mutex>
#include <thread>

class Spool {
 public:
  void flush() {
    bool again = false;
    mutex_.lock();
    pending_ = 0;
    if (again) mutex_.lock();
    ++flushes_;
    mutex_.unlock();
  }
  void add(int pages) {
    std::lock_guard lock(mutex_);
    pending_ += pages;
  }

 private:
  std::mutex mutex_;
  int pending_ = 0, flushes_ = 0;
};

int main() {
  Spool spool;
  std::jthread printer([&] { spool.flush(); });
  spool.add(3);
}
