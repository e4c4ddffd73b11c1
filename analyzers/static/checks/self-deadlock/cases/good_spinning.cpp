#include <mutex>
#include <thread>

std::mutex mutex;
int turns = 0;

/// Gives up: its caller may have the lock.
bool try_turn() {
  int looked = 0;
  while (!mutex.try_lock())
    if (++looked > 100) return false;
  ++turns;
  mutex.unlock();
  return true;
}

void take_turn() {
  while (!mutex.try_lock()) std::this_thread::yield();
  ++turns;
  mutex.unlock();
}

void take_two() {
  {
    std::lock_guard lock(mutex);
    try_turn();
  }
  take_turn();
}

int main() {
  std::thread first(take_two);
  std::thread second(take_turn);
  first.join();
  second.join();
}
