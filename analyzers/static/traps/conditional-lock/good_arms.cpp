// Each arm gives the lock back where it is done with it.
#include <mutex>
#include <thread>

class Alarm {
 public:
  void raise(int level, bool urgent) {
    mutex_.lock();
    level_ = level;
    if (urgent) {
      ++urgent_;
      mutex_.unlock();
    } else {
      ++normal_;
      mutex_.unlock();
    }
  }
  void clear() {
    std::unique_lock lock(mutex_);
    level_ = 0;
  }

 private:
  std::mutex mutex_;
  int level_ = 0, urgent_ = 0, normal_ = 0;
};

int main() {
  Alarm alarm;
  std::jthread sensor([&] { alarm.raise(3, true); });
  std::jthread timer([&] { alarm.raise(1, false); });
  alarm.clear();
}
