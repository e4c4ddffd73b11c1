// One thread alone writes the member, and reads it without the lock: nobody else can have changed
// it.
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

class Price {
 public:
  void tick(double change) {
    const double next = value_ + change;
    std::lock_guard lock(mutex_);
    value_ = next;
  }
  double get() {
    std::lock_guard lock(mutex_);
    return value_;
  }

 private:
  std::mutex mutex_;
  double value_ = 0;
};

class Frames {
 public:
  void publish(std::vector<int> next) {
    std::lock_guard lock(mutex_);
    pending_ = std::move(next);
    fresh_ = true;
  }
  int draw() {
    {
      std::lock_guard lock(mutex_);
      if (fresh_) front_.swap(pending_);
      fresh_ = false;
    }
    int sum = 0;
    for (const int each : front_) sum += each;
    return sum;
  }

 private:
  std::mutex mutex_;
  std::vector<int> pending_, front_;
  bool fresh_ = false;
};

int main() {
  Price price;
  Frames frames;
  std::atomic<bool> stop = false;
  std::jthread other([&] {
    while (!stop) frames.publish({static_cast<int>(price.get())});
  });
  int drawn = 0;
  for (int i = 0; i < 100; ++i) {
    price.tick(1);
    drawn += frames.draw();
  }
  stop = true;
  return drawn < 0;
}
