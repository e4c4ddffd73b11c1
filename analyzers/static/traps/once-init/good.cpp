// Made once: by the language, by call_once, and by two looks at an atomic pointer with release.
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

struct Config {
  int port = 8080;
};

const Config& by_language() {
  static const Config config;
  return config;
}

class Lazy {
 public:
  const Config& by_call_once() {
    std::call_once(once_, [this] { once_made_ = std::make_unique<Config>(); });
    return *once_made_;
  }
  const Config& by_two_looks() {
    const Config* known = made_.load(std::memory_order_acquire);
    if (!known) {
      std::lock_guard lock(mutex_);
      known = made_.load(std::memory_order_relaxed);
      if (!known) {
        owner_ = std::make_unique<Config>();
        known = owner_.get();
        made_.store(known, std::memory_order_release);
      }
    }
    return *known;
  }

 private:
  std::once_flag once_;
  std::mutex mutex_;
  std::unique_ptr<const Config> once_made_, owner_;
  std::atomic<const Config*> made_ = nullptr;
};

int main() {
  Lazy lazy;
  const auto ask = [&] { return lazy.by_call_once().port + lazy.by_two_looks().port; };
  std::jthread one([&] { ask(); });
  return ask() == 2 * by_language().port ? 0 : 1;
}
