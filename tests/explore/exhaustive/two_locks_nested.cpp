// classes: 2
// One inside the other, in the same order: who has the first has the second.
#include <mutex>
#include <thread>

std::mutex outer, inner;

int main() {
  const auto both = [] {
    std::lock_guard hold(outer);
    std::lock_guard hold_both(inner);
  };
  std::thread a(both);
  std::thread b(both);
  a.join();
  b.join();
}
