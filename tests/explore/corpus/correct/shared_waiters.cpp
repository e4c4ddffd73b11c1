// Readers wait with a shared lock; the writer that wakes them had the exclusive one.
// correct: condition_variable_any with shared_lock on a shared_mutex
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <thread>

std::shared_mutex mutex;
std::condition_variable_any printed;
int edition = 0;

void read_newspaper() {
  std::shared_lock reading(mutex);
  printed.wait(reading, [] { return edition > 0; });
  assert(edition == 1);
}

void print_newspaper() {
  {
    std::unique_lock writing(mutex);
    ++edition;
  }
  printed.notify_all();
}

int main() {
  std::thread first(read_newspaper);
  std::thread second(read_newspaper);
  std::thread press(print_newspaper);
  first.join();
  second.join();
  press.join();
}
