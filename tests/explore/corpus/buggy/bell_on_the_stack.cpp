// The one who waits keeps the bell in its own frame, and may be gone before the other has rung it.
// expect: misuse
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::atomic<std::condition_variable*> bell{nullptr};
bool rung = false;

void ring() {
  while (!bell) std::this_thread::yield();
  std::condition_variable* mine = bell;
  {
    std::lock_guard lock(mutex);
    rung = true;
  }
  mine->notify_one();
}

void wait_for_it() {
  std::condition_variable own;
  bell = &own;
  std::unique_lock lock(mutex);
  own.wait(lock, [] { return rung; });
}

int main() {
  std::thread ringer(ring);
  wait_for_it();
  ringer.join();
}
