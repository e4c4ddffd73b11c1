// The wait is in a helper of who holds the lock and looks again.
#include <condition_variable>
#include <deque>
#include <mutex>

class Condition {
 public:
  explicit Condition(std::mutex& mutex) : mutex_(mutex) {}
  void wait() {
    std::unique_lock<std::mutex> lock(mutex_, std::adopt_lock);
    changed_.wait(lock);
    lock.release();
  }
  void notify() { changed_.notify_one(); }

 private:
  std::mutex& mutex_;
  std::condition_variable changed_;
};

class Inbox {
 public:
  void put(int letter) {
    std::lock_guard lock(mutex_);
    letters_.push_back(letter);  // FINDING unbounded-queue
    changed_.notify_one();
    arrived_.notify();
  }
  int take() {
    std::lock_guard lock(mutex_);
    while (letters_.empty()) arrived_.wait();
    const int letter = letters_.front();
    letters_.pop_front();
    return letter;
  }
  int await_more_than(std::size_t count) {
    std::unique_lock lock(mutex_);
    const auto sleep = [&] { changed_.wait(lock); };
    while (letters_.size() <= count) sleep();
    return letters_.back();
  }
  bool take_if_any_comes(int& letter) {
    std::unique_lock lock(mutex_);
    if (letters_.empty()) changed_.wait(lock);
    if (letters_.empty()) return false;
    letter = letters_.front();
    letters_.pop_front();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  Condition arrived_{mutex_};
  std::deque<int> letters_;
};

/// Holds the lock as long as it lives.
class Session {
 public:
  Session(std::mutex& mutex, std::condition_variable& changed) : lock_(mutex), changed_(changed) {}
  void wait() { changed_.wait(lock_); }

 private:
  std::unique_lock<std::mutex> lock_;
  std::condition_variable& changed_;
};
