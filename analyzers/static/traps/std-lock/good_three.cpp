// Three at once here, in another order there, and one held before the other two: who takes all
// three at once holds none while it waits, so no circle closes.
#include <mutex>
#include <thread>

class Warehouse {
 public:
  void deliver(int boxes) {
    std::scoped_lock all(stock_mutex_, orders_mutex_, ledger_mutex_);
    stock_ += boxes;
    ++orders_;
    ledger_ -= boxes;
  }
  void give_back(int boxes) {
    std::scoped_lock all(ledger_mutex_, orders_mutex_, stock_mutex_);
    stock_ += boxes;
    --orders_;
    ledger_ += boxes;
  }
  void ship(int boxes) {
    std::lock_guard entry(ledger_mutex_);
    ledger_ += boxes;
    std::scoped_lock both(orders_mutex_, stock_mutex_);
    stock_ -= boxes;
    --orders_;
  }

 private:
  std::mutex stock_mutex_, orders_mutex_, ledger_mutex_;
  long stock_ = 0, orders_ = 0, ledger_ = 0;
};

int main() {
  Warehouse warehouse;
  std::jthread supplier([&] { warehouse.deliver(5); });
  std::jthread shop([&] { warehouse.give_back(1); });
  std::jthread customer([&] { warehouse.ship(2); });
}
