// The guard of the program's own holds its lock to the end of the block, the sleep included.
#include <chrono>
#include <mutex>
#include <thread>

class Hold {
 public:
  explicit Hold(std::mutex& mutex) : lock_(mutex) {}
  void give_back() { lock_.unlock(); }

 private:
  std::unique_lock<std::mutex> lock_;
};

class Sensor {
 public:
  void sample(int value) {
    Hold hold(mutex_);
    last_ = value;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // FINDING blocking-under-lock
    hold.give_back();
  }
  int last() {
    Hold hold(mutex_);
    return last_;
  }

 private:
  std::mutex mutex_;
  int last_ = 0;
};

int main() {
  Sensor sensor;
  std::jthread sampler([&] { sensor.sample(3); });
  return sensor.last() > 3 ? 1 : 0;
}
