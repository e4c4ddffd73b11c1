// The function waits, by a helper that spins, until the threads are done.
#include <atomic>
#include <thread>

void wait_until_zero(const std::atomic<int>& left) {
  while (left.load(std::memory_order_acquire) > 0) std::this_thread::yield();
}

int main_part() {
  std::atomic<int> left{2};
  for (int i = 0; i < 2; ++i)
    std::thread([&left] {
      left.fetch_sub(1, std::memory_order_release);
    }).detach();  // FINDING thread-detached
  wait_until_zero(left);
  return left;
}

int main() {
  return main_part();
}
