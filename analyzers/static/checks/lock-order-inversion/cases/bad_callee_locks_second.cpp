// deposit() locks the second account while transfer() holds the first.
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

class Bank {
 public:
  void open() { accounts_.push_back(std::make_unique<Account>()); }
  void deposit(int to, long amount) {
    std::lock_guard lock(accounts_[to]->mutex);  // FINDING lock-order-inversion
    accounts_[to]->balance += amount;
  }
  void transfer(int from, int to, long amount) {
    std::unique_lock<std::mutex> lock(accounts_.at(from)->mutex);
    accounts_[from]->balance -= amount;
    deposit(to, amount);
  }

 private:
  std::vector<std::unique_ptr<Account>> accounts_;
};

int main() {
  Bank bank;
  for (int i = 0; i < 4; ++i) bank.open();
  auto work = [&bank](int from, int to) { bank.transfer(from, to, 1); };
  std::jthread one(work, 0, 1), two(work, 1, 0);
  std::vector<std::jthread> many;
  for (int i = 0; i < 4; ++i) {
    int to = rand() % 4;
    many.emplace_back(work, i, to);
  }
}
