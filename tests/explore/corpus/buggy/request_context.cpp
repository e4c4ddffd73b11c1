// The request's number is kept per thread, but its second half may run on another worker.
// expect: assert
#include <cassert>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>

std::mutex mutex;
std::condition_variable changed;
std::queue<std::function<void()>> tasks;
bool finished = false;

thread_local int current_request = 0;

void enqueue(std::function<void()> task) {
  std::lock_guard lock(mutex);
  tasks.push(std::move(task));
  changed.notify_one();
}

void finish_request() {
  assert(current_request == 7);
  std::lock_guard lock(mutex);
  finished = true;
  changed.notify_all();
}

void begin_request() {
  current_request = 7;
  enqueue(finish_request);
}

void work() {
  for (;;) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [] { return finished || !tasks.empty(); });
    if (tasks.empty()) return;
    const std::function<void()> task = std::move(tasks.front());
    tasks.pop();
    lock.unlock();
    task();
  }
}

int main() {
  enqueue(begin_request);
  std::thread first(work);
  std::thread second(work);
  first.join();
  second.join();
}
