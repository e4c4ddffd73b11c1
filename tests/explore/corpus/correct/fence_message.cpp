// A release fence before the relaxed store and an acquire fence after the load order the data.
// correct: atomic_thread_fence release/acquire with a relaxed flag, plain data behind it
#include <atomic>
#include <cassert>
#include <thread>

int message = 0;
std::atomic<int> sent = 0;

void send_message() {
  message = 42;
  std::atomic_thread_fence(std::memory_order_release);
  sent.store(1, std::memory_order_relaxed);
  sent.notify_one();
}

void glance() {
  if (sent.load(std::memory_order_relaxed) == 0) return;
  std::atomic_thread_fence(std::memory_order_acquire);
  assert(message == 42);
}

void receive() {
  sent.wait(0, std::memory_order_relaxed);
  std::atomic_thread_fence(std::memory_order_acquire);
  assert(message == 42);
}

int main() {
  std::thread sender(send_message);
  std::thread passer_by(glance);
  std::thread receiver(receive);
  sender.join();
  passer_by.join();
  receiver.join();
}
