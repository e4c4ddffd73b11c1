// classes: 4
// One lock after the other, not nested: who is first at one says nothing about the other. 2 x 2.
#include <mutex>
#include <thread>

std::mutex first, second;

int main() {
  const auto both = [] {
    {
      std::lock_guard hold(first);
    }
    {
      std::lock_guard hold(second);
    }
  };
  std::thread a(both);
  std::thread b(both);
  a.join();
  b.join();
}
