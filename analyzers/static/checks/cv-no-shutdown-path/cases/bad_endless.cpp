// Nothing leads out of the loop, and somebody waits for the thread.
#include <condition_variable>
#include <mutex>
#include <queue>
#include <string>
#include <thread>

class Mailbox {
 public:
  void put(std::string letter) {
    std::lock_guard lock(mutex_);
    if (letters_.size() == 64) letters_.pop();
    letters_.push(std::move(letter));
    arrived_.notify_one();
  }
  std::string take() {
    std::unique_lock lock(mutex_);
    while (letters_.empty()) arrived_.wait(lock);  // FINDING cv-no-shutdown-path
    std::string letter = std::move(letters_.front());
    letters_.pop();
    return letter;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::queue<std::string> letters_;
};

class Printer {
 public:
  Printer() : thread_([this] { run(); }) {}
  ~Printer() { thread_.join(); }
  void print(std::string text) { mailbox_.put(std::move(text)); }

 private:
  void run() {
    while (true) printed_ += mailbox_.take().size();
  }
  Mailbox mailbox_;
  std::size_t printed_ = 0;
  std::thread thread_;
};

class Ticker {
 public:
  Ticker() : thread_([this] { run(); }) {}
  void tick() {
    std::lock_guard lock(mutex_);
    ++due_;
    changed_.notify_one();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return due_ > 0; });  // FINDING cv-no-shutdown-path
      --due_;
      ++done_;
    }
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  int due_ = 0, done_ = 0;
  std::jthread thread_;
};
