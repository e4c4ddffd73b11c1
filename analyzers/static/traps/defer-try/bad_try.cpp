// The attempt has succeeded, so the mutex is held when the call locks it again.
#include <map>
#include <mutex>
#include <thread>

class Cache {
 public:
  void touch(int key) {
    std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock.owns_lock()) return;
    ++touched_[key];
    count_touch();
  }
  void count_touch() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    ++touches_;
  }

 private:
  std::mutex mutex_;
  std::map<int, int> touched_;
  long touches_ = 0;
};

int main() {
  Cache cache;
  std::jthread one([&] { cache.touch(1); });
  std::jthread two([&] { cache.touch(1); });
}
