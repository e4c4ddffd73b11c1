// Both accounts are locked by one scoped_lock, which backs off instead of waiting in a circle.
// correct: scoped_lock on two mutexes
#include <cassert>
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  int balance = 100;
};

void transfer(Account& from, Account& to, int amount) {
  std::scoped_lock lock(from.mutex, to.mutex);
  from.balance -= amount;
  to.balance += amount;
}

int main() {
  Account alice, bob;
  std::thread there([&] { transfer(alice, bob, 10); });
  std::thread back([&] { transfer(bob, alice, 30); });
  there.join();
  back.join();
  assert(alice.balance == 120 && bob.balance == 80);
}
