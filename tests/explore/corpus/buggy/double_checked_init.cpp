// The first check reads a plain flag outside the lock that another thread may be writing.
// expect: race
#include <mutex>
#include <thread>

std::mutex mutex;
bool ready = false;
int limit = 0;

int current_limit() {
  if (!ready) {
    std::lock_guard lock(mutex);
    if (!ready) {
      limit = 42;
      ready = true;
    }
  }
  return limit;
}

int main() {
  std::thread first(current_limit);
  std::thread second(current_limit);
  first.join();
  second.join();
}
