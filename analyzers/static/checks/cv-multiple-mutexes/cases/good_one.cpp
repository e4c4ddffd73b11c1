#include <condition_variable>
#include <mutex>

class Pipe {
 public:
  void wait_for_input() {
    std::unique_lock lock(mutex_);
    input_.wait(lock, [this] { return in_ > 0; });
  }
  void wait_for_output() {
    std::unique_lock lock(mutex_);
    output_.wait(lock, [this] { return out_ > 0; });
  }
  void wait_for_both() {
    std::unique_lock lock(mutex_);
    while (in_ == 0) input_.wait(lock);
    while (out_ == 0) output_.wait(lock);
  }

 private:
  std::mutex mutex_;
  std::condition_variable input_, output_;
  int in_ = 0, out_ = 0;
};
