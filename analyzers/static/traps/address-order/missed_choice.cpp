// Two names for the two, chosen by the amount, which puts nothing in order.
#include <mutex>
#include <thread>

struct Account {
  explicit Account(int number) : id(number) {}
  const int id;
  std::mutex mutex;
  long balance = 0;
};

void transfer(Account& from, Account& to, long amount) {
  if (from.id == to.id) return;
  Account& lower = amount > 0 ? from : to;
  Account& higher = amount > 0 ? to : from;
  std::lock_guard one(lower.mutex);
  std::lock_guard two(higher.mutex);  // MISSED lock-order-inversion
  from.balance -= amount;
  to.balance += amount;
}

int main() {
  Account savings(1), current(2);
  std::jthread one([&] { transfer(savings, current, 10); });
  std::jthread two([&] { transfer(current, savings, 20); });
}
