// A full ledger is cleared by a helper that locks the mutex its caller holds already; it is full
// only when the second entry comes between the first one and its clearing.
// expect: deadlock, misuse
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

 private:
  std::mutex mutex_;
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
}
