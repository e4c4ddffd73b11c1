// One thread initialises the static and wants the lock; the other has the lock and waits for
// the static.
// expect: deadlock
#include <cassert>
#include <mutex>
#include <thread>

std::recursive_mutex registry_mutex;
int registered = 0;

struct Driver {
  Driver() {
    std::lock_guard lock(registry_mutex);
    number = ++registered;
  }
  int number = 0;
};

const Driver& driver() {
  static const Driver instance;
  return instance;
}

void start() {
  assert(driver().number == 1);
}

void list_drivers() {
  std::lock_guard lock(registry_mutex);
  assert(driver().number == 1);
}

int main() {
  std::thread starter(start);
  std::thread lister(list_drivers);
  starter.join();
  lister.join();
}
