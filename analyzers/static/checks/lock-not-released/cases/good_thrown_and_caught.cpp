// What is thrown is caught in the same function, which unlocks behind it, by a guard or by hand.
#include <mutex>

class Score {
 public:
  void add(int points) {
    std::lock_guard lock(mutex_);
    try {
      if (points > 100) throw points;
      sum_ += points;
    } catch (int) {
      sum_ = 0;
    }
  }
  void add_by_hand(int points) {
    mutex_.lock();
    try {
      if (points > 100) throw points;
      sum_ += points;
    } catch (int) {
      sum_ = 0;
    }
    mutex_.unlock();
  }

 private:
  std::mutex mutex_;
  int sum_ = 0;
};
