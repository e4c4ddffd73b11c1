// Two doors count their guests under one mutex: nobody gets lost.
// correct: mutex, lock_guard
#include <cassert>
#include <mutex>
#include <thread>

std::mutex mutex;
int visitors = 0;

void admit(int guests) {
  for (int i = 0; i < guests; ++i) {
    std::lock_guard lock(mutex);
    ++visitors;
  }
}

int main() {
  std::thread north([] { admit(3); });
  std::thread south([] { admit(2); });
  north.join();
  south.join();
  assert(visitors == 5);
}
