// The constructor goes on setting members when the thread that reads them has started.
#include <mutex>
#include <thread>
#include <vector>

class Sampler {
 public:
  explicit Sampler(int rounds) : rounds_(rounds) {
    worker_ = std::thread([this] { run(); });
    last_ = -1;  // FINDING unguarded-shared-write
  }
  ~Sampler() {
    stop();
    samples_.clear();
  }
  void stop() {
    if (worker_.joinable()) worker_.join();
  }
  int last() {
    std::lock_guard lock(mutex_);
    return last_;
  }

 private:
  void run() {
    for (int i = 0; i < rounds_; ++i) {
      std::lock_guard lock(mutex_);
      samples_.push_back(i);
      last_ = i;
    }
  }
  const int rounds_;
  std::mutex mutex_;
  std::vector<int> samples_;
  int last_ = 0;
  std::thread worker_;
};

int main() {
  Sampler sampler(10);
  return sampler.last() > 9 ? 1 : 0;
}
