// The host is one of the three the barrier expects, but stays away when the others are ready.
// expect: deadlock
#include <atomic>
#include <barrier>
#include <thread>

std::barrier phase(3);
std::atomic<int> ready = 0;

void prepare() {
  ++ready;
  phase.arrive_and_wait();
}

void welcome() {
  if (ready < 2) phase.arrive_and_wait();
}

int main() {
  std::thread host(welcome);
  std::thread cook(prepare);
  std::thread waiter(prepare);
  host.join();
  cook.join();
  waiter.join();
}
