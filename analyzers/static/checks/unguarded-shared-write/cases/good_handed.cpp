// Each value is handed over in order: by a future, a semaphore, or a flag that is atomic.
#include <atomic>
#include <future>
#include <semaphore>
#include <string>
#include <thread>

std::string by_future() {
  std::string text;
  std::promise<void> ready;
  std::future<void> is_ready = ready.get_future();
  std::thread reader([&] {
    is_ready.wait();
    if (text.empty()) text = "nothing";
  });
  text = "something";
  ready.set_value();
  reader.join();
  return text;
}

int by_semaphore() {
  int value = 0;
  std::binary_semaphore full{0};
  std::thread reader([&] {
    full.acquire();
    ++value;
  });
  value = 41;
  full.release();
  reader.join();
  return value;
}

int by_flag() {
  int value = 0;
  std::atomic<bool> ready{false};
  std::thread reader([&] {
    while (!ready.load(std::memory_order_acquire)) std::this_thread::yield();
    ++value;
  });
  value = 41;
  ready.store(true, std::memory_order_release);
  reader.join();
  return value;
}
