// The auditor locks one account after the other: money in transit is counted twice or not at all.
// expect: assert
#include <array>
#include <cassert>
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  int balance = 100;
};

std::array<Account, 2> accounts;

void transfer(int amount) {
  std::scoped_lock lock(accounts[0].mutex, accounts[1].mutex);
  accounts[0].balance -= amount;
  accounts[1].balance += amount;
}

void audit() {
  int total = 0;
  for (Account& account : accounts) {
    std::lock_guard lock(account.mutex);
    total += account.balance;
  }
  assert(total == 200);
}

int main() {
  std::thread teller([] { transfer(40); });
  std::thread auditor(audit);
  teller.join();
  auditor.join();
}
