// A reference to the mutex is the mutex: locked by one name, unlocked, and locked by the other.
#include <mutex>
#include <thread>

class Account {
 public:
  std::mutex& mutex() { return mutex_; }
  void deposit(long amount) {
    std::lock_guard lock(mutex_);
    balance_ += amount;
  }
  void deposit_locked(long amount) { balance_ += amount; }

 private:
  std::mutex mutex_;
  long balance_ = 0;
};

void pay_twice(Account& account, long amount) {
  auto& mutex = account.mutex();
  {
    std::lock_guard lock(mutex);
    account.deposit_locked(amount);
  }
  account.deposit(amount);
}

int main() {
  Account account;
  std::jthread one([&] { pay_twice(account, 5); });
  std::jthread two([&] { account.deposit(7); });
}
