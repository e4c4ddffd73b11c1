// The mutex that is locked by the name of a reference is another account's.
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

void pay(Account& child, Account& parent, long amount) {
  auto& mutex = child.mutex();
  std::lock_guard lock(mutex);
  child.deposit_locked(amount);
  parent.deposit(-amount);
}

int main() {
  Account child, parent;
  std::jthread one([&] { pay(child, parent, 5); });
  std::jthread two([&] { parent.deposit(7); });
}
