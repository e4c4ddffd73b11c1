// Two looks at a plain pointer, the first one without the lock.
#include <memory>
#include <mutex>
#include <thread>

struct Config {
  int port = 8080;
};

class Lazy {
 public:
  const Config& by_two_looks() {
    if (!owner_) {  // FINDING double-checked-locking
      std::lock_guard lock(mutex_);
      if (!owner_) owner_ = std::make_unique<Config>();
    }
    return *owner_;
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<const Config> owner_;
};

int main() {
  Lazy lazy;
  std::jthread one([&] { lazy.by_two_looks(); });
  return lazy.by_two_looks().port == 8080 ? 0 : 1;
}
