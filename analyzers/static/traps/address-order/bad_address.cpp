// The addresses are only looked at for being one and the same; who pays is locked first.
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

void transfer(Account& from, Account& to, long amount) {
  if (&from == &to) return;
  Account* first = &from;
  Account* second = &to;
  std::lock_guard one(first->mutex);
  std::lock_guard two(second->mutex);  // FINDING lock-order-inversion
  from.balance -= amount;
  to.balance += amount;
}

int main() {
  Account savings, current;
  std::jthread one([&] { transfer(savings, current, 10); });
  std::jthread two([&] { transfer(current, savings, 20); });
}
