// The bell in the frame of the one who waits is rung under the lock, so that the frame is still
// there; the next bell, in the same place, is another one.
// correct: condition variables that come and go in one place
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable* bell = nullptr;
bool rung = false;

void ring() {
  std::lock_guard lock(mutex);
  rung = true;
  if (bell) bell->notify_one();
}

void wait_for_it() {
  std::condition_variable own;
  std::unique_lock lock(mutex);
  bell = &own;
  own.wait(lock, [] { return rung; });
  bell = nullptr;
  rung = false;
}

int main() {
  for (int i = 0; i < 2; ++i) {
    std::thread ringer(ring);
    wait_for_it();
    ringer.join();
  }
}
