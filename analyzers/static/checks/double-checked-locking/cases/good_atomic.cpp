// An atomic, a once, a static that the language makes; or no second look.
#include <atomic>
#include <mutex>
#include <string>

class Config {
 public:
  static Config* get() {
    Config* known = instance_.load(std::memory_order_acquire);
    if (!known) {
      std::lock_guard lock(mutex_);
      known = instance_.load(std::memory_order_relaxed);
      if (!known) {
        known = new Config;
        instance_.store(known, std::memory_order_release);
      }
    }
    return known;
  }
  static Config& once() {
    static Config config;
    return config;
  }
  static Config* called_once() {
    std::call_once(flag_, [] { plain_ = new Config; });
    return plain_;
  }

 private:
  static std::mutex mutex_;
  static std::atomic<Config*> instance_;
  static std::once_flag flag_;
  static Config* plain_;
};

std::mutex Config::mutex_;
std::atomic<Config*> Config::instance_ = nullptr;
std::once_flag Config::flag_;
Config* Config::plain_ = nullptr;

class Lazy {
 public:
  int get() {
    if (!ready_) {
      std::lock_guard lock(mutex_);
      if (!ready_) {
        value_ = 42;
        ready_ = true;
      }
    }
    return value_;
  }

 private:
  std::mutex mutex_;
  std::atomic<bool> ready_ = false;
  int value_ = 0;
};
