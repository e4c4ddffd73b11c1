// The reference is called mutex, and leads to the one that guards something else.
#include <mutex>
#include <string>
#include <thread>

class Meter {
 public:
  void count(int units) {
    std::mutex& mutex = names_mutex_;
    std::lock_guard lock(mutex);
    units_ += units;  // FINDING wrong-mutex  // FINDING unguarded-shared-write
  }
  long units() {
    std::lock_guard lock(units_mutex_);
    return units_;
  }
  void reset() {
    std::lock_guard lock(units_mutex_);
    units_ = 0;  // FINDING unguarded-shared-write
  }
  void rename(const std::string& name) {
    std::lock_guard lock(names_mutex_);
    name_ = name;
  }

 private:
  std::mutex units_mutex_, names_mutex_;
  long units_ = 0;
  std::string name_;
};

int main() {
  Meter meter;
  std::jthread one([&] { meter.count(5); });
  std::jthread two([&] { meter.reset(); });
  meter.rename("gas");
  return meter.units() > 5 ? 1 : 0;
}
