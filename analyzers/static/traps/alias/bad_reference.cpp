// The mutex is locked by the name of a reference, and again by its own inside the method.
#include <mutex>
#include <thread>

class Account {
 public:
  std::mutex& mutex() { return mutex_; }
  void deposit(long amount) {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    balance_ += amount;
  }
  void deposit_locked(long amount) { balance_ += amount; }

 private:
  std::mutex mutex_;
  long balance_ = 0;
};

void pay_twice(Account& account, long amount) {
  auto& mutex = account.mutex();
  std::lock_guard lock(mutex);
  account.deposit_locked(amount);
  account.deposit(amount);
}

int main() {
  Account account;
  std::jthread one([&] { pay_twice(account, 5); });
  std::jthread two([&] { account.deposit(7); });
}
