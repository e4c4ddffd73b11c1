// The flag is never set, so that the second round locks what the first one holds.
#include <mutex>
#include <thread>

class Spool {
 public:
  void drain(int most) {
    if (most <= 0) return;
    bool held = false;
    for (int i = 0; i < most; ++i) {
      if (!held) {
        mutex_.lock();  // MISSED self-deadlock
      }
      if (pending_ == 0) break;
      --pending_;
    }
    mutex_.unlock();
  }
  void add(int pages) {
    std::lock_guard lock(mutex_);
    pending_ += pages;
  }

 private:
  std::mutex mutex_;
  int pending_ = 0;
};

int main() {
  Spool spool;
  std::jthread printer([&] { spool.drain(10); });
  spool.add(3);
}
