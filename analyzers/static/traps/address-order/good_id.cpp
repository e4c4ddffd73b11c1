// The account with the lower number is locked first.
#include <mutex>
#include <thread>

struct Account {
  explicit Account(int number) : id(number) {}
  const int id;
  std::mutex mutex;
  long balance = 0;
};

void move_money(Account& from, Account& to, long amount) {
  if (from.id == to.id) return;
  std::unique_lock<std::mutex> one, two;
  if (from.id < to.id) {
    one = std::unique_lock(from.mutex);
    two = std::unique_lock(to.mutex);
  } else {
    two = std::unique_lock(to.mutex);
    one = std::unique_lock(from.mutex);
  }
  from.balance -= amount;
  to.balance += amount;
}

int main() {
  Account savings(1), current(2);
  std::jthread one([&] { move_money(savings, current, 10); });
  std::jthread two([&] { move_money(current, savings, 20); });
}
