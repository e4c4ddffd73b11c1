// A jthread joins in its destructor, started or not.
// correct: jthread joined by its destructor, as last member
#include <atomic>
#include <thread>

class Job {
 public:
  void wait() { finished_.wait(false); }

 private:
  void run() {
    started_ = true;
    finished_ = true;
    finished_.notify_one();
  }

  std::atomic<bool> started_ = false;
  std::atomic<bool> finished_ = false;
  std::jthread worker_{[this] { run(); }};
};

int main() {
  Job unwatched;
  Job watched;
  watched.wait();
}
