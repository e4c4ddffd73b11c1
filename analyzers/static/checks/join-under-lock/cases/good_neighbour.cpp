#include <mutex>
#include <thread>

// A stage of a pipeline ends the one behind it; the last has none behind it.
class Stage {
 public:
  explicit Stage(Stage* behind = nullptr) : behind_(behind) {}
  void start() {
    thread_ = std::thread([this] {
      std::lock_guard lock(mutex_);
      ++done_;
    });
  }
  int stop_behind() {
    std::lock_guard lock(mutex_);
    if (behind_) behind_->thread_.join();
    return done_;
  }
  void stop() { thread_.join(); }

 private:
  std::mutex mutex_;
  int done_ = 0;
  Stage* const behind_;
  std::thread thread_;
};

int main() {
  Stage last, first(&last);
  last.start();
  first.start();
  first.stop();
  return first.stop_behind() - 1;
}
