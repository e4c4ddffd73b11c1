// A last job tells the thread to end: who stops it also changes what the wait asks for.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

class Active {
 public:
  Active() : thread_([this] { run(); }) {}
  ~Active() {
    send([this] { done_ = true; });
    thread_.join();
  }
  void send(std::function<void()> message) {
    std::lock_guard lock(mutex_);
    if (messages_.size() == 4096) messages_.pop_front();
    messages_.push_back(std::move(message));
    arrived_.notify_one();
  }

 private:
  void run() {
    while (!done_) {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [this] { return !messages_.empty(); });
      auto message = std::move(messages_.front());
      messages_.pop_front();
      lock.unlock();
      message();
    }
  }
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> messages_;
  bool done_ = false;
  std::thread thread_;
};

class Uploader {
 public:
  Uploader() : thread_([this] { run(); }), other_([this] { run_flagged(); }) {}
  ~Uploader() {
    stop();
    thread_.join();
    other_.join();
  }

 private:
  void stop() {
    std::lock_guard lock(mutex_);
    running_ = false;
    files_.assign(2, std::nullopt);
    changed_.notify_all();
  }
  std::optional<int> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !files_.empty(); });
    const auto file = files_.front();
    files_.pop_front();
    return file;
  }
  void run() {
    while (true) {
      const auto file = next();
      if (!file) break;
      sent_ += *file;
    }
  }
  void run_flagged() {
    while (running_) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !files_.empty(); });
      files_.pop_front();
    }
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::optional<int>> files_;
  bool running_ = true;
  int sent_ = 0;
  std::thread thread_, other_;
};
