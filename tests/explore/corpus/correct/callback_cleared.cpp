// The callback is loaded once: what was tested is what gets called.
// correct: atomic function pointer
#include <atomic>
#include <cassert>
#include <thread>

using Callback = void (*)();

std::atomic<int> messages = 0;

void count_message() {
  ++messages;
}

std::atomic<Callback> on_message = count_message;

void deliver() {
  if (const Callback callback = on_message.load()) callback();
}

void unsubscribe() {
  on_message = nullptr;
}

int main() {
  std::thread source(deliver);
  std::thread subscriber(unsubscribe);
  source.join();
  subscriber.join();
  assert(messages <= 1);
}
