// The account with the lower address is locked first, whichever of the two pays.
#include <functional>
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
  if (std::less<Account*>()(second, first)) {
    first = &to;
    second = &from;
  }
  std::lock_guard one(first->mutex);
  std::lock_guard two(second->mutex);
  from.balance -= amount;
  to.balance += amount;
}

int main() {
  Account savings, current;
  std::jthread one([&] { transfer(savings, current, 10); });
  std::jthread two([&] { transfer(current, savings, 20); });
}
