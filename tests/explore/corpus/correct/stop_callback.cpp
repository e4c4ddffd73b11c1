// A stop request runs the callback, at once or as soon as it is registered, exactly once.
// correct: jthread, stop_token, stop_callback releasing a binary_semaphore
#include <atomic>
#include <cassert>
#include <semaphore>
#include <stop_token>
#include <thread>

std::atomic<int> calls = 0;

void work(std::stop_token stop) {
  std::binary_semaphore asked_to_stop(0);
  const std::stop_callback on_stop(stop, [&] {
    ++calls;
    asked_to_stop.release();
  });
  asked_to_stop.acquire();
  assert(stop.stop_requested());
}

int main() {
  {
    std::jthread first(work);
    std::jthread second(work);
    second.request_stop();
  }
  assert(calls == 2);
}
