// try_lock() has locked, and a way out that was added later leaves it so.
#include <mutex>
#include <thread>

class Bell {
 public:
  bool ring(int hour) {
    if (!mutex_.try_lock()) return false;
    if (hour == last_) return false;  // FINDING lock-not-released
    last_ = hour;
    ++rung_;
    mutex_.unlock();
    return true;
  }

 private:
  std::mutex mutex_;
  int last_ = -1, rung_ = 0;
};

int main() {
  Bell bell;
  std::jthread one([&] { bell.ring(3); });
  std::jthread two([&] { bell.ring(4); });
}
