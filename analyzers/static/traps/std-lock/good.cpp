// scoped_lock takes its members at once: in which order they are named makes no order among them.
#include <mutex>
#include <thread>

class Warehouse {
 public:
  void deliver(int boxes) {
    std::scoped_lock both(stock_mutex_, orders_mutex_);
    stock_ += boxes;
    ++orders_;
    std::lock_guard entry(ledger_mutex_);
    ledger_ -= boxes;
  }
  void ship(int boxes) {
    std::scoped_lock both(orders_mutex_, stock_mutex_);
    stock_ -= boxes;
    --orders_;
    std::lock_guard entry(ledger_mutex_);
    ledger_ += boxes;
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
