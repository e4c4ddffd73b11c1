// The caller compares, and names the lower one first to the function that locks both.
#include <functional>
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

void move_locked(Account& first, Account& second, Account& from, Account& to, long amount) {
  std::lock_guard one(first.mutex);
  std::lock_guard two(second.mutex);
  from.balance -= amount;
  to.balance += amount;
}

void transfer(Account& from, Account& to, long amount) {
  if (&from == &to) return;
  if (std::less<>()(&from, &to))
    move_locked(from, to, from, to, amount);
  else
    move_locked(to, from, from, to, amount);
}

int main() {
  Account savings, current;
  std::jthread one([&] { transfer(savings, current, 10); });
  std::jthread two([&] { transfer(current, savings, 20); });
}
