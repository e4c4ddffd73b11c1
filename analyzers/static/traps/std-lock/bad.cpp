// scoped_lock makes no order among its members, but waits for them with what is already held.
#include <mutex>
#include <thread>

class Warehouse {
 public:
  void deliver(int boxes) {
    std::scoped_lock both(stock_mutex_, orders_mutex_);
    stock_ += boxes;
    ++orders_;
    std::lock_guard entry(ledger_mutex_);  // FINDING lock-order-inversion
    ledger_ -= boxes;
  }
  void ship(int boxes) {
    std::lock_guard entry(ledger_mutex_);
    ledger_ += boxes;
    std::lock_guard order(orders_mutex_);
    --orders_;
  }

 private:
  std::mutex stock_mutex_, orders_mutex_, ledger_mutex_;
  long stock_ = 0, orders_ = 0, ledger_ = 0;
};

int main() {
  Warehouse warehouse;
  std::jthread supplier([&] { warehouse.deliver(5); });
  std::jthread customer([&] { warehouse.ship(2); });
}
