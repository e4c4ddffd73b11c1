// try_lock may say no; writing all the same is a race, and so is unlocking what others hold.
// expect: race, misuse
#include <mutex>
#include <thread>

std::mutex mutex;
int steps = 0;

void hurry() {
  static_cast<void>(mutex.try_lock());
  ++steps;
  mutex.unlock();
}

void walk() {
  std::lock_guard lock(mutex);
  ++steps;
}

int main() {
  std::thread walker(walk);
  std::thread runner(hurry);
  walker.join();
  runner.join();
}
