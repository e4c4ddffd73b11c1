// The pointer is atomic, and relaxed: it may be seen before what it points to.
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

struct Config {
  int port = 8080;
};

class Lazy {
 public:
  int port() {
    const Config* known = made_.load(std::memory_order_relaxed);  // FINDING relaxed-publication
    if (!known) {
      std::lock_guard lock(mutex_);
      known = made_.load(std::memory_order_relaxed);
      if (!known) {
        owner_ = std::make_unique<Config>();
        known = owner_.get();
        made_.store(known, std::memory_order_relaxed);
      }
    }
    return known->port;
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<const Config> owner_;
  std::atomic<const Config*> made_ = nullptr;
};

int main() {
  Lazy lazy;
  std::jthread one([&] { lazy.port(); });
  return lazy.port() == 8080 ? 0 : 1;
}
