// The auditor holds all accounts at once: what it adds up existed at one moment.
// correct: scoped_lock over two mutexes, by teller and auditor alike
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
  std::scoped_lock lock(accounts[0].mutex, accounts[1].mutex);
  assert(accounts[0].balance + accounts[1].balance == 200);
}

int main() {
  std::thread teller([] { transfer(40); });
  std::thread auditor(audit);
  teller.join();
  auditor.join();
}
