#include <condition_variable>
#include <mutex>

class Pipe {
 public:
  void wait_for_input() {
    std::unique_lock lock(input_mutex_);
    changed_.wait(lock, [this] { return input_ > 0; });
  }
  void wait_for_output() {
    std::unique_lock lock(output_mutex_);
    changed_.wait(lock, [this] { return output_ > 0; });  // FINDING cv-multiple-mutexes
  }

 private:
  std::mutex input_mutex_, output_mutex_;
  std::condition_variable changed_;
  int input_ = 0, output_ = 0;
};
