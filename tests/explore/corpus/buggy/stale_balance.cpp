// The new balance is computed from one read before the lock was given back: a deposit is lost.
// expect: assert
#include <cassert>
#include <mutex>
#include <thread>

class Account {
 public:
  int balance() {
    std::lock_guard lock(mutex_);
    return balance_;
  }

  void set_balance(int balance) {
    std::lock_guard lock(mutex_);
    balance_ = balance;
  }

 private:
  std::mutex mutex_;
  int balance_ = 0;
};

void deposit(Account& account, int amount) {
  const int before = account.balance();
  account.set_balance(before + amount);
}

int main() {
  Account account;
  std::thread salary([&] { deposit(account, 20); });
  std::thread refund([&] { deposit(account, 10); });
  salary.join();
  refund.join();
  assert(account.balance() == 30);
}
