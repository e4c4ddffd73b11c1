// A lock that is tried is held where the answer was yes, and nowhere else.
#include <map>
#include <mutex>
#include <thread>

class Cache {
 public:
  void touch(int key) {
    std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock) {
      count_busy();
      return;
    }
    ++touched_[key];
  }
  void count_busy() {
    std::lock_guard lock(mutex_);
    ++busy_;
  }

 private:
  std::mutex mutex_;
  std::map<int, int> touched_;
  long busy_ = 0;
};

int main() {
  Cache cache;
  std::jthread one([&] { cache.touch(1); });
  std::jthread two([&] { cache.touch(1); });
}
