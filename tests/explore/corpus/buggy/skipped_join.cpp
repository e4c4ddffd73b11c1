// The destructor joins only what has announced its start: a thread slow to start is destroyed
// joinable, and that ends the program.
// expect: uncaught-exception, leak
#include <atomic>
#include <thread>

class Job {
 public:
  ~Job() {
    if (started_) worker_.join();
  }

  void wait() { finished_.wait(false); }

 private:
  void run() {
    started_ = true;
    finished_ = true;
    finished_.notify_one();
  }

  std::atomic<bool> started_ = false;
  std::atomic<bool> finished_ = false;
  std::thread worker_{[this] { run(); }};
};

int main() {
  Job unwatched;
  Job watched;
  watched.wait();
}
