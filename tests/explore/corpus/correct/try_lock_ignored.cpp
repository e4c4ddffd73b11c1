// Who does not get the lock leaves its steps in an atomic for later.
// correct: mutex try_lock, adopt_lock, atomic
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>

std::mutex mutex;
int steps = 0;
std::atomic<int> steps_left_over = 0;

void hurry() {
  if (!mutex.try_lock()) {
    ++steps_left_over;
    return;
  }
  std::lock_guard adopted(mutex, std::adopt_lock);
  ++steps;
}

void walk() {
  std::lock_guard lock(mutex);
  ++steps;
}

int main() {
  std::thread walker(walk);
  std::thread runner(hurry);
  std::thread sprinter(hurry);
  walker.join();
  runner.join();
  sprinter.join();
  assert(steps + steps_left_over == 3);
}
