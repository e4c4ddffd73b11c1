// A wait that knows the token ends when a stop is requested.
// correct: jthread, stop_token, condition_variable_any wait with token and predicate
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

std::mutex mutex;
std::condition_variable_any changed;
int jobs = 0;

void work(std::stop_token stop) {
  std::unique_lock lock(mutex);
  while (changed.wait(lock, stop, [] { return jobs > 0; })) --jobs;
}

int main() {
  std::jthread worker(work);
  {
    std::lock_guard lock(mutex);
    ++jobs;
  }
  changed.notify_one();
  worker.request_stop();
}
