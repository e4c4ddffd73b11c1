// Who comes with the two in the wrong order calls again with the two exchanged.
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
  if (to.id < from.id) return transfer(to, from, -amount);
  std::lock_guard one(from.mutex);
  std::lock_guard two(to.mutex);
  from.balance -= amount;
  to.balance += amount;
}

int main() {
  Account savings(1), current(2);
  std::jthread one([&] { transfer(savings, current, 10); });
  std::jthread two([&] { transfer(current, savings, 20); });
}
