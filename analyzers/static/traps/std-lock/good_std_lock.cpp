// std::lock and guards that adopt: two accounts at once, and the audit after them, everywhere.
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

std::mutex audit_mutex;
long audited = 0;

void transfer(Account& from, Account& to, long amount) {
  std::lock(from.mutex, to.mutex);
  std::lock_guard one(from.mutex, std::adopt_lock);
  std::lock_guard two(to.mutex, std::adopt_lock);
  from.balance -= amount;
  to.balance += amount;
  std::lock_guard audit(audit_mutex);
  audited += amount;
}

void report(Account& account) {
  std::lock_guard lock(account.mutex);
  std::lock_guard audit(audit_mutex);
  audited += account.balance;
}

int main() {
  Account savings, current;
  std::jthread one([&] { transfer(savings, current, 10); });
  std::jthread two([&] { transfer(current, savings, 20); });
  std::jthread three([&] { report(current); });
}
