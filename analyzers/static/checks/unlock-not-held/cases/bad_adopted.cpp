// One of two callers has not locked what the helper adopts.
#include <mutex>
#include <thread>

class Register {
 public:
  void sell(long price) {
    mutex_.lock();
    book(price);
  }
  void tip(long coins) { book(coins); }

 private:
  void book(long price) {
    std::lock_guard lock(mutex_, std::adopt_lock);  // FINDING unlock-not-held (warning)
    sum_ += price;
  }
  std::mutex mutex_;
  long sum_ = 0;
};

int main() {
  Register till;
  std::thread cashier([&] { till.sell(5); });
  till.tip(1);
  cashier.join();
}
