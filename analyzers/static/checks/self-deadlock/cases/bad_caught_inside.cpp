// The guard stands outside of the try block: the handler runs with it held.
#include <mutex>
#include <stdexcept>

class Account {
 public:
  void take(int amount) {
    std::lock_guard lock(mutex_);
    try {
      if (balance_ < amount) throw std::runtime_error("not enough");
      balance_ -= amount;
    } catch (const std::runtime_error&) {
      std::lock_guard again(mutex_);  // FINDING self-deadlock
      ++refused_;
    }
  }

 private:
  std::mutex mutex_;
  int balance_ = 0, refused_ = 0;
};
