// One thread takes the lock and the other does not.
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;
  long total = 0;
  std::thread adder([&] {
    for (int i = 0; i < 1000; ++i) {
      std::lock_guard lock(mutex);
      total += i;
    }
  });
  std::thread doubler([&] { total *= 2; });  // FINDING unguarded-shared-write
  adder.join();
  doubler.join();
  return total == 0;
}
