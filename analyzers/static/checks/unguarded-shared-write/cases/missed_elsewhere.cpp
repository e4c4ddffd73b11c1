// The two threads are started by different functions.
#include <thread>

static long balance = 0;

static std::thread start_deposits() {
  return std::thread([] { balance += 10; });  // MISSED unguarded-shared-write
}
static std::thread start_withdrawals() {
  return std::thread([] { balance -= 10; });
}

int main() {
  std::thread first = start_deposits();
  std::thread second = start_withdrawals();
  first.join();
  second.join();
  return static_cast<int>(balance);
}
