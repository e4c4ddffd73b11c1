// expect: assert
// The worker looks at the flag, and has done a step for the one who waits before it looks again:
// the flag may be set by then.
#include <atomic>
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>

std::atomic<bool> stop{false};
std::mutex mutex;
std::condition_variable done;
int steps = 0;

void work() {
  for (int i = 0; i < 3; ++i) {
    if (stop.load()) return;
    std::lock_guard hold(mutex);
    ++steps;
    done.notify_one();
  }
}

int main() {
  std::thread worker(work);
  {
    std::unique_lock hold(mutex);
    done.wait(hold, [] { return steps > 0; });
  }
  stop = true;
  worker.join();
  assert(steps > 1 && "it does one more before it sees the flag");
}
