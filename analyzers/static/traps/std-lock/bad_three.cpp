// One of the three is taken after the other two, not with them: then the order counts.
#include <mutex>
#include <thread>

class Warehouse {
 public:
  void deliver(int boxes) {
    std::lock_guard first(stock_mutex_);
    stock_ += boxes;
    std::scoped_lock both(orders_mutex_, ledger_mutex_);  // FINDING lock-order-inversion
    ++orders_;
    ledger_ -= boxes;
  }
  void ship(int boxes) {
    std::lock_guard entry(ledger_mutex_);
    ledger_ += boxes;
    std::lock_guard last(stock_mutex_);
    stock_ -= boxes;
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
