// Two jobs need two of two permits each and take them one by one: each can end up with one.
// expect: deadlock
#include <atomic>
#include <cassert>
#include <semaphore>
#include <thread>

std::counting_semaphore<2> permits(2);
std::atomic<int> done = 0;

void big_job() {
  permits.acquire();
  permits.acquire();
  ++done;
  permits.release(2);
}

int main() {
  std::thread first(big_job);
  std::thread second(big_job);
  first.join();
  second.join();
  assert(done == 2);
}
