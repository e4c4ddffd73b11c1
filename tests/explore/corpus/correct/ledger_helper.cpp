// The helper may lock again what its caller holds, because the mutex counts its owner's levels.
// correct: recursive_mutex
#include <cassert>
#include <mutex>
#include <thread>

class Ledger {
 public:
  void enter(int amount) {
    std::lock_guard lock(mutex_);
    sum_ += amount;
    if (++entries_ == 2) clear();
  }

  void clear() {
    std::lock_guard lock(mutex_);
    entries_ = 0;
  }

  int sum() {
    std::lock_guard lock(mutex_);
    return sum_;
  }

 private:
  std::recursive_mutex mutex_;
  int entries_ = 0;
  int sum_ = 0;
};

int main() {
  Ledger ledger;
  std::thread clerk([&] {
    ledger.enter(5);
    ledger.clear();
  });
  std::thread customer([&] { ledger.enter(7); });
  clerk.join();
  customer.join();
  assert(ledger.sum() == 12);
}
