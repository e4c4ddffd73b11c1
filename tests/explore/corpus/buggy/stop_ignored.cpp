// A stop request wakes nobody who waits without the token: the join waits with the worker.
// expect: deadlock, lost-wakeup
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

std::mutex mutex;
std::condition_variable changed;
int jobs = 0;

void work(std::stop_token stop) {
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    changed.wait(lock);
    if (jobs > 0) --jobs;
  }
}

int main() {
  std::stop_source shutdown;
  std::thread operator_desk([&] { shutdown.request_stop(); });
  std::thread worker(work, shutdown.get_token());
  operator_desk.join();
  worker.join();
}
