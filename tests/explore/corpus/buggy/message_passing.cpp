// The flag is atomic but relaxed: seeing it does not make the message behind it visible.
// expect: race
#include <atomic>
#include <cassert>
#include <thread>

int message = 0;
std::atomic<bool> sent = false;

void send_message() {
  message = 42;
  sent.store(true, std::memory_order_relaxed);
}

void look() {
  if (sent.load(std::memory_order_relaxed)) assert(message == 42);
}

int main() {
  std::thread sender(send_message);
  std::thread receiver(look);
  sender.join();
  receiver.join();
}
