// What guards adopt has been locked: here, by a helper, or by every caller.
#include <mutex>
#include <thread>

class Register {
 public:
  void sell(long price) {
    mutex_.lock();
    book(price);
  }
  void refund(long price) {
    mutex_.lock();  // FINDING manual-lock
    if (price > 0)
      book(-price);
    else
      mutex_.unlock();
  }
  void close() {
    take();
    std::lock_guard lock(mutex_, std::adopt_lock);
    sum_ = 0;
  }

 private:
  void take() { mutex_.lock(); }
  void book(long price) {
    std::lock_guard lock(mutex_, std::adopt_lock);
    sum_ += price;
  }
  std::mutex mutex_;
  long sum_ = 0;
};

int main() {
  Register till;
  std::thread cashier([&] { till.sell(5); });
  till.refund(3);
  cashier.join();
  till.close();
}
