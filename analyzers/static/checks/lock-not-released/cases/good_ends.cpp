// A way out of the process is none of the function.
#include <cstdlib>
#include <mutex>

std::mutex mutex;
int state;

[[noreturn]] void give_up() {
  std::abort();
}

void step(int next) {
  mutex.lock();  // FINDING manual-lock
  if (next < state) give_up();
  if (next == 0) std::exit(1);
  state = next;
  mutex.unlock();
}
