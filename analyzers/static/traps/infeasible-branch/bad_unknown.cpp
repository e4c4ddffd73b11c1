// The second lock stands behind a flag that callers set.
#include <mutex>
#include <thread>

class Spool {
 public:
  void flush(bool again) {
    mutex_.lock();
    pending_ = 0;
    if (again) mutex_.lock();  // FINDING self-deadlock
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

int main(int count, char**) {
  Spool spool;
  std::jthread printer([&, count] { spool.flush(count > 1); });
  spool.add(3);
}
