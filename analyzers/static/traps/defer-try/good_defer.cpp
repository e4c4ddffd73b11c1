// A deferred lock holds nothing before lock(): until then others, and calls of its own, may lock.
#include <map>
#include <mutex>
#include <thread>

class Cache {
 public:
  int load(int key) {
    std::unique_lock lock(mutex_, std::defer_lock);
    count_request();
    const int value = key * 31 % 1009;
    lock.lock();
    values_[key] = value;
    return value;
  }
  void count_request() {
    std::lock_guard lock(mutex_);
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
