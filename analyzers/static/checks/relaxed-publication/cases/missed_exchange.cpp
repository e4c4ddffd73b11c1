// The flag is set by an exchange.
#include <atomic>

class Mailbox {
 public:
  void put(int value) {
    value_ = value;
    full_.exchange(true, std::memory_order_relaxed);
  }
  int get() const {
    if (!full_.load(std::memory_order_acquire)) return 0;  // MISSED relaxed-publication
    return value_;
  }

 private:
  int value_ = 0;
  std::atomic<bool> full_{false};
};
