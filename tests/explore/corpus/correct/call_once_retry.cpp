// A call that throws does not count: the next caller tries again, and once is enough then.
// correct: call_once with an exception in the first attempt
#include <atomic>
#include <cassert>
#include <mutex>
#include <stdexcept>
#include <thread>

std::once_flag once;
std::atomic<int> attempts = 0;
int connection = 0;

void connect() {
  if (++attempts == 1) throw std::runtime_error("line busy");
  connection = 42;
}

void use() {
  try {
    std::call_once(once, connect);
  } catch (const std::runtime_error&) {
    std::call_once(once, connect);
  }
  assert(connection == 42);
}

int main() {
  std::thread first(use);
  std::thread second(use);
  first.join();
  second.join();
  assert(attempts == 2);
}
