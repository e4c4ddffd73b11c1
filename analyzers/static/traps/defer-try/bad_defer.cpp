// After lock() the deferred lock is held like any other: the call locks the same mutex again.
#include <map>
#include <mutex>
#include <thread>

class Cache {
 public:
  int load(int key) {
    std::unique_lock lock(mutex_, std::defer_lock);
    const int value = key * 31 % 1009;
    lock.lock();
    values_[key] = value;
    count_request();
    return value;
  }
  void count_request() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    ++requests_;
  }

 private:
  std::mutex mutex_;
  std::map<int, int> values_;
  long requests_ = 0;
};

int main() {
  Cache cache;
  std::jthread one([&] { cache.load(1); });
  std::jthread two([&] { cache.load(2); });
}
