// stop is set without the mutex: it can fall between the worker's test and the worker's sleep.
// expect: lost-wakeup
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable wake;
std::atomic<bool> stop = false;
int jobs = 0;

void work() {
  std::unique_lock lock(mutex);
  for (;;) {
    wake.wait(lock, [] { return stop || jobs > 0; });
    if (jobs == 0) return;
    --jobs;
  }
}

void submit() {
  std::lock_guard lock(mutex);
  ++jobs;
  wake.notify_one();
}

int main() {
  std::thread worker(work);
  submit();
  stop = true;
  wake.notify_one();
  worker.join();
}
