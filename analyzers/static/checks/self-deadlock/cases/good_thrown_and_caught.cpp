// On its way to the handler, an exception unlocks what the try block has locked.
#include <mutex>
#include <stdexcept>

class Account {
 public:
  void take(int amount) {
    try {
      std::lock_guard lock(mutex_);
      if (balance_ < amount) throw std::runtime_error("not enough");
      balance_ -= amount;
    } catch (const std::runtime_error&) {
      note_refusal();
    }
  }
  void take_or_reset(int amount) {
    try {
      std::unique_lock lock(mutex_);
      if (balance_ < amount) throw amount;
      balance_ -= amount;
    } catch (...) {
      std::lock_guard lock(mutex_);
      balance_ = 0;
    }
  }

 private:
  void note_refusal() {
    std::lock_guard lock(mutex_);
    ++refused_;
  }
  std::mutex mutex_;
  int balance_ = 0, refused_ = 0;
};
