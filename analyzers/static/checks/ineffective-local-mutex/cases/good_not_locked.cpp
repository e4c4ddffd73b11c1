#include <mutex>
#include <vector>

std::vector<std::mutex*> known;

void announce() {
  std::mutex mutex;
  known.push_back(&mutex);
  std::lock_guard lock(mutex);
}

void make() {
  std::mutex mutex;
  (void)mutex;
}
