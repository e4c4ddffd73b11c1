// What a std::function calls is known only where the lambda is visible at the call.
#include <functional>
#include <mutex>
#include <thread>

std::mutex a, b;
std::function<void()> on_change;

void first() {
  std::lock_guard outer(a);
  on_change();  // MISSED lock-order-inversion // FINDING callback-under-lock
}
void second() {
  std::lock_guard outer(b);
  std::lock_guard inner(a);
}

int main() {
  on_change = [] { std::lock_guard inner(b); };
  std::jthread one(first), two(second);
}
