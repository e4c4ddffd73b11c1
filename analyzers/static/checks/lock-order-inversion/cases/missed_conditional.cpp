// The outer lock is taken on one path only. What may be held without being held for sure makes no
// edge: flags that belong together would accuse correct programs.
#include <mutex>
#include <thread>

std::mutex a, b;
void first(bool careful) {
  std::unique_lock outer(a, std::defer_lock);
  if (careful) outer.lock();
  std::lock_guard inner(b);  // MISSED lock-order-inversion
}
void second() {
  std::lock_guard outer(b);
  std::lock_guard inner(a);
}

int main() {
  std::jthread one(first, true), two(second);
}
