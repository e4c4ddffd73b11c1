// stop is set under the mutex the worker tests it under, so that its notification counts.
// correct: condition_variable, one worker, stop flag
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable wake;
bool stop = false;
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
  {
    std::lock_guard lock(mutex);
    stop = true;
  }
  wake.notify_one();
  worker.join();
  assert(jobs == 0);
}
