// Who wakes looks once more, before anything is done with what was waited for: by the opposite
// test, in an expression, in a loop, by beginning anew, or by the one who called.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

class Mailbox {
 public:
  void put(std::string letter) {
    {
      std::lock_guard lock(mutex_);
      letters_.push_back(std::move(letter));
    }
    filled_.notify_all();
  }

  std::optional<std::string> take() {
    std::unique_lock lock(mutex_);
    if (letters_.empty()) filled_.wait(lock);
    if (!letters_.empty()) return take_first();
    return std::nullopt;
  }
  std::size_t peek() {
    std::unique_lock lock(mutex_);
    if (letters_.empty()) filled_.wait(lock);
    return letters_.empty() ? 0 : letters_.front().size();
  }
  std::size_t take_all() {
    std::size_t length = 0;
    std::unique_lock lock(mutex_);
    if (letters_.empty()) filled_.wait(lock);
    while (!letters_.empty()) length += take_first().size();
    return length;
  }
  std::string take_at_last() {
    std::unique_lock lock(mutex_);
    if (letters_.empty()) {
      filled_.wait(lock);
      lock.unlock();
      return take_at_last();
    }
    return take_first();
  }
  /// Whether there may be more: its caller comes again.
  bool step() {
    std::unique_lock lock(mutex_);
    if (letters_.empty()) {
      filled_.wait(lock);
      return true;
    }
    take_first();
    return false;
  }

 private:
  std::string take_first() {
    std::string first = std::move(letters_.front());
    letters_.pop_front();
    return first;
  }

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::string> letters_;
};
