// What is made here is replaced by what others have set.
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

class Progress {
 public:
  void on_step(std::function<void(int)> told) {
    std::lock_guard lock(mutex_);
    told_ = std::move(told);
  }
  void step() {
    std::lock_guard lock(mutex_);
    std::function<void(int)> tell = [](int) {};
    if (told_) tell = told_;
    tell(++steps_);  // FINDING callback-under-lock
  }
  void step_quietly() {
    std::lock_guard lock(mutex_);
    const auto told = told_;
    if (told) told(++steps_);  // FINDING callback-under-lock
  }

 private:
  std::mutex mutex_;
  std::function<void(int)> told_;
  int steps_ = 0;
};

int main() {
  Progress progress;
  progress.on_step([](int) {});
  std::jthread other([&] { progress.step(); });
  progress.step();
}
