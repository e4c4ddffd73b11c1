// The flag is stored with release and loaded with acquire: seeing it is seeing the message.
// correct: atomic release store, acquire load, plain data behind it
#include <atomic>
#include <cassert>
#include <thread>

int message = 0;
std::atomic<bool> sent = false;

void send_message() {
  message = 42;
  sent.store(true, std::memory_order_release);
}

void look() {
  if (sent.load(std::memory_order_acquire)) assert(message == 42);
}

int main() {
  std::thread sender(send_message);
  std::thread receiver(look);
  sender.join();
  receiver.join();
}
