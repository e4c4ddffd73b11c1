// Two accounts are locked in the order in which the caller names them.
#include <mutex>
#include <thread>
#include <vector>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

struct Order {
  int from, to;
};

class Bank {
 public:
  explicit Bank(int size) : accounts_(size) {}
  void transfer(const Order& order) {
    if (order.from == order.to) return;
    if (order.from >= static_cast<int>(accounts_.size())) return;
    std::lock_guard from(accounts_[order.from].mutex);
    std::lock_guard to(accounts_[order.to].mutex);  // FINDING lock-order-inversion
    --accounts_[order.from].balance;
    ++accounts_[order.to].balance;
  }

 private:
  std::vector<Account> accounts_;
};

int main() {
  Bank bank(10);
  std::vector<std::thread> tellers;
  for (int i = 0; i < 4; ++i) tellers.emplace_back([&bank, i] { bank.transfer({i, 9 - i}); });
  for (auto& teller : tellers) teller.join();
}
