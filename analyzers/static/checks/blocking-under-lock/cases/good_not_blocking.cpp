// Names that only look alike.
#include <mutex>
#include <string>

class Bed {
 public:
  void sleep(int hours) { hours_ += hours; }
  void connect(const std::string& name) { name_ = name; }
  void night() {
    std::lock_guard lock(mutex_);
    sleep(8);
    connect("dream");
  }

 private:
  std::mutex mutex_;
  int hours_ = 0;
  std::string name_;
};
