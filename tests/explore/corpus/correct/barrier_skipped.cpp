// Who will not come any more says so: the barrier then expects one less.
// correct: barrier, arrive_and_wait, arrive_and_drop
#include <atomic>
#include <barrier>
#include <cassert>
#include <thread>

std::barrier phase(3);
std::atomic<int> ready = 0;

void prepare() {
  ++ready;
  phase.arrive_and_wait();
  assert(ready == 2);
  phase.arrive_and_wait();
}

void welcome() {
  phase.arrive_and_drop();
}

int main() {
  std::thread host(welcome);
  std::thread cook(prepare);
  std::thread waiter(prepare);
  host.join();
  cook.join();
  waiter.join();
}
