// Circles of more than four locks are not searched for.
#include <mutex>
#include <thread>

std::mutex a, b, c, d, e;

void both(std::mutex& outer, std::mutex& inner) {
  std::lock_guard first(outer);
  std::lock_guard second(inner);
}

int main() {
  std::jthread one([] { both(a, b); });
  std::jthread two([] { both(b, c); });
  std::jthread three([] { both(c, d); });
  std::jthread four([] { both(d, e); });
  std::jthread five([] { both(e, a); });  // MISSED lock-order-inversion
}
