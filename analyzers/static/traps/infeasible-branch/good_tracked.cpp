// A flag of the function's own says whether the mutex is held, and tells the truth.
#include <mutex>
#include <thread>

class Spool {
 public:
  void drain(int most) {
    bool held = false;
    for (int i = 0; i < most; ++i) {
      if (!held) {
        mutex_.lock();
        held = true;
      }
      if (pending_ == 0) break;
      --pending_;
    }
    if (held) mutex_.unlock();
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
