// Whatever is thrown, the handler unlocks.
#include <mutex>

std::mutex mutex;
int count = 0;

void step(int more) {
  if (more < 0) throw more;
  count += more;
}

void add(int more) {
  mutex.lock();
  try {
    step(more);
  } catch (...) {
    mutex.unlock();
    throw;
  }
  mutex.unlock();
}

int main() {
  add(1);
}
