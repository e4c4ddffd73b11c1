// What is looked at once more is something else, or comes after what was waited for was used.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

class Mailbox {
 public:
  void put(std::string letter) {
    {
      std::lock_guard lock(mutex_);
      letters_.push_back(std::move(letter));  // FINDING unbounded-queue
    }
    filled_.notify_one();
  }
  std::string take() {
    std::unique_lock lock(mutex_);
    if (letters_.empty()) filled_.wait(lock);  // FINDING cv-wait-no-predicate
    std::string first = std::move(letters_.front());
    letters_.pop_front();
    if (letters_.empty()) drained_ = true;
    return first;
  }
  std::size_t peek() {
    std::unique_lock lock(mutex_);
    if (letters_.empty()) {
      filled_.wait(lock);  // FINDING cv-wait-no-predicate
      return size_of_first();
    }
    return size_of_first();
  }
  bool was_drained() {
    std::lock_guard lock(mutex_);
    return drained_;
  }

 private:
  std::size_t size_of_first() const { return letters_.front().size(); }

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::string> letters_;
  bool drained_ = false;
};
