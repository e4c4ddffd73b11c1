// Guarded by the mutex under another name, which is the same guard.
#include <mutex>
#include <thread>

class Meter {
 public:
  void count(int units) {
    std::mutex& mutex = units_mutex_;
    std::lock_guard lock(mutex);
    units_ += units;
  }
  long units() {
    std::lock_guard lock(units_mutex_);
    return units_;
  }
  void reset() {
    std::mutex* const mutex = &units_mutex_;
    std::lock_guard lock(*mutex);
    units_ = 0;
  }

 private:
  std::mutex units_mutex_;
  long units_ = 0;
};

int main() {
  Meter meter;
  std::jthread one([&] { meter.count(5); });
  std::jthread two([&] { meter.reset(); });
  return meter.units() > 5 ? 1 : 0;
}
