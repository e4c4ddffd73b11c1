// Whatever a task returns or throws reaches the one who holds its future.
// correct: packaged_task moved through a queue, future with value and with exception
#include <cassert>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>

using Task = std::packaged_task<int()>;

std::mutex mutex;
std::condition_variable filled;
std::deque<Task> tasks;

std::future<int> submit(int (*function)()) {
  Task task(function);
  std::future<int> result = task.get_future();
  std::lock_guard lock(mutex);
  tasks.push_back(std::move(task));
  filled.notify_one();
  return result;
}

void work(int count) {
  for (int i = 0; i < count; ++i) {
    std::unique_lock lock(mutex);
    filled.wait(lock, [] { return !tasks.empty(); });
    Task task = std::move(tasks.front());
    tasks.pop_front();
    lock.unlock();
    task();
  }
}

int main() {
  std::thread worker([] { work(2); });
  std::future<int> product = submit([] { return 6 * 7; });
  std::future<int> failure = submit([]() -> int { throw std::domain_error("no result"); });
  assert(product.get() == 42);
  bool thrown = false;
  try {
    failure.get();
  } catch (const std::domain_error&) {
    thrown = true;
  }
  assert(thrown);
  worker.join();
}
