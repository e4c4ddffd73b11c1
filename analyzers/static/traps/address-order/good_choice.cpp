// Two names for the two, chosen by their numbers.
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
  Account& lower = from.id < to.id ? from : to;
  Account& higher = from.id < to.id ? to : from;
  std::lock_guard one(lower.mutex);
  std::lock_guard two(higher.mutex);
  from.balance -= amount;
  to.balance += amount;
}

int main() {
  Account savings(1), current(2);
  std::jthread one([&] { transfer(savings, current, 10); });
  std::jthread two([&] { transfer(current, savings, 20); });
}
