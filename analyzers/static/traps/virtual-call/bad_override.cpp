// A virtual function is called with the lock held, and its override asks for the size, which locks.
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

class Cache {
 public:
  virtual ~Cache() = default;
  void put(int key, int value) {
    std::lock_guard lock(mutex_);
    values_[key] = value;
    if (values_.size() > 100) {
      values_.clear();
      cleared();
    }
  }
  std::size_t size() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    return values_.size();
  }

 private:
  virtual void cleared() = 0;
  std::mutex mutex_;
  std::map<int, int> values_;
};

class CountingCache : public Cache {
 private:
  void cleared() override { left_ += size(); }
  std::atomic<std::size_t> left_ = 0;
};

int main() {
  CountingCache cache;
  std::jthread one([&] { cache.put(1, 10); });
  std::jthread two([&] { cache.put(2, 20); });
  return cache.size() > 2 ? 1 : 0;
}
