// What the constructor goes on setting is none of the thread's business.
#include <mutex>
#include <string>
#include <thread>

class Sampler {
 public:
  explicit Sampler(int rounds) : rounds_(rounds), worker_([this] { run(); }) { name_ = "sampler"; }
  std::string name() {
    std::lock_guard lock(mutex_);
    return name_;
  }
  int last() {
    std::lock_guard lock(mutex_);
    return last_;
  }

 private:
  void run() {
    for (int i = 0; i < rounds_; ++i) {
      std::lock_guard lock(mutex_);
      last_ = i;
    }
  }
  const int rounds_;
  std::mutex mutex_;
  int last_ = 0;
  std::jthread worker_;
  std::string name_;
  int samples_kept_ = 0;
};

int main() {
  Sampler sampler(10);
  return sampler.last() > 9 || sampler.name().empty() ? 1 : 0;
}
