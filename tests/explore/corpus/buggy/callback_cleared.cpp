// The callback is loaded twice, once to test it and once to call it: it can go in between.
// expect: crash
#include <atomic>
#include <thread>

using Callback = void (*)();

std::atomic<int> messages = 0;

void count_message() {
  ++messages;
}

std::atomic<Callback> on_message = count_message;

void deliver() {
  if (on_message.load() != nullptr) on_message.load()();
}

void unsubscribe() {
  on_message = nullptr;
}

int main() {
  std::thread source(deliver);
  std::thread subscriber(unsubscribe);
  source.join();
  subscriber.join();
}
