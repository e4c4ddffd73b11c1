#include <mutex>
#include <string>

class Config {
 public:
  static Config* get() {
    if (!instance_) {  // FINDING double-checked-locking
      std::lock_guard lock(mutex_);
      if (!instance_) instance_ = new Config;
    }
    return instance_;
  }

 private:
  static std::mutex mutex_;
  static Config* instance_;
  std::string name_;
};

std::mutex Config::mutex_;
Config* Config::instance_ = nullptr;
