// A long double has ten bytes, for which ThreadSanitizer has no hook of its own.
// expect: race
#include <thread>

long double balance = 1;

int main() {
  std::thread clerk([] { balance += 2; });
  std::thread boss([] { balance += 3; });
  clerk.join();
  boss.join();
}
