// Who sets the flag has put things into the queue before, and may have put a last one there.
#include <condition_variable>
#include <mutex>
#include <queue>
#include <thread>

int main() {
  std::mutex mutex;
  std::condition_variable filled;
  std::queue<int> items;
  bool done = false;
  long sum = 0;
  std::thread consumer([&] {
    std::unique_lock lock(mutex);
    while (!done) {
      filled.wait(lock, [&] { return !items.empty(); });  // MISSED cv-no-shutdown-path
      sum += items.front();
      items.pop();
    }
  });
  for (int i = 0; i < 100; ++i) {
    std::lock_guard lock(mutex);
    items.push(i);
    filled.notify_one();
  }
  {
    std::lock_guard lock(mutex);
    done = true;
    filled.notify_one();
  }
  consumer.join();
  return sum == 4950 ? 0 : 1;
}
