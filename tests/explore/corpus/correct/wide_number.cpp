// A long double that two threads add to under a lock, and one that each has for itself.
// correct: accesses of ten bytes
#include <cassert>
#include <mutex>
#include <thread>

std::mutex mutex;
long double balance = 1;
long double tips[2];

void earn(int who) {
  tips[who] += 1;
  std::lock_guard lock(mutex);
  balance += 2;
}

int main() {
  std::thread clerk([] { earn(0); });
  std::thread boss([] { earn(1); });
  clerk.join();
  boss.join();
  assert(balance == 5 && tips[0] + tips[1] == 2);
}
