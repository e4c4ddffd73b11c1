// expect: assert
// A poller looks whether the box is empty and takes a letter out in two steps: the other one may
// have taken it in between.
#include <cassert>
#include <mutex>
#include <queue>
#include <thread>

std::mutex mutex;
std::queue<int> letters;

bool is_empty() {
  std::lock_guard hold(mutex);
  return letters.empty();
}
void take() {
  std::lock_guard hold(mutex);
  assert(!letters.empty());
  letters.pop();
}
void poll(bool until_one) {
  while (is_empty()) {
    if (!until_one) return;
    std::this_thread::yield();
  }
  take();
}

int main() {
  std::thread first(poll, true), second(poll, false);
  {
    std::lock_guard hold(mutex);
    letters.push(1);
  }
  second.join();
  {
    std::lock_guard hold(mutex);
    letters.push(2);
  }
  first.join();
}
