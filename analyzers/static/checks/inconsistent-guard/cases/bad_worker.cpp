// A thread of the object's own, against its methods.
#include <mutex>
#include <thread>
#include <vector>

class Sampler {
 public:
  void start() {
    worker_ = std::thread([this] {
      for (int i = 0; i < 100; ++i) sample(i);
    });
  }
  ~Sampler() {
    if (worker_.joinable()) worker_.join();
  }
  double mean() {
    double sum = 0;
    std::lock_guard lock(mutex_);
    for (const int each : samples_) sum += each;
    return sum / count_;
  }
  void reset() {
    std::lock_guard lock(mutex_);
    samples_.clear();
    count_ = 0;
  }
  int last() {
    std::lock_guard lock(mutex_);
    return samples_.back();
  }

 private:
  void sample(int value) {
    ++count_;  // FINDING inconsistent-guard
    std::lock_guard lock(mutex_);
    samples_.push_back(value);
    if (count_ > 10) count_ = 10;
  }
  std::mutex mutex_;
  std::thread worker_;
  std::vector<int> samples_;
  int count_ = 0;
};
