// A semaphore belongs to nobody: the thread that releases it need not have acquired it.
// correct: binary_semaphore handed from thread to thread
#include <cassert>
#include <semaphore>
#include <thread>

std::binary_semaphore baton(0);
int laps = 0;

void first_runner() {
  ++laps;
  baton.release();
}

void second_runner() {
  baton.acquire();
  ++laps;
}

int main() {
  std::thread second(second_runner);
  std::thread first(first_runner);
  first.join();
  second.join();
  assert(laps == 2);
}
