// Whoever polls holds the lock again and again, and never yields: the other one comes in all the
// same.
#include <chrono>
#include <mutex>
#include <thread>

std::timed_mutex mutex;
bool done = false;

int main() {
  std::thread poller([] {
    while (true) {
      std::unique_lock hold(mutex, std::chrono::milliseconds(1));
      if (hold && done) return;
    }
  });
  {
    std::lock_guard hold(mutex);
    done = true;
  }
  poller.join();
}
