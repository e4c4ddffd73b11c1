// A thread that a function starts and leaves running is not set against what its caller starts
// later.
#include <mutex>
#include <thread>

std::mutex a, b;

std::jthread start_first() {
  return std::jthread([] {
    std::lock_guard outer(a);
    std::lock_guard inner(b);  // MISSED lock-order-inversion
  });
}
std::jthread start_second() {
  return std::jthread([] {
    std::lock_guard outer(b);
    std::lock_guard inner(a);
  });
}

int main() {
  std::jthread one = start_first();
  std::jthread two = start_second();
}
