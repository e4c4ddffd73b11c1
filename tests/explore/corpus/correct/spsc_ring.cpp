// One writer, one reader, two counters: each side waits on the counter of the other.
// correct: single-producer single-consumer ring, acquire/release, atomic wait and notify
#include <array>
#include <atomic>
#include <cassert>
#include <thread>

constexpr int kSlots = 2;
constexpr int kItems = 4;

std::array<int, kSlots> ring{};
std::atomic<int> written = 0;
std::atomic<int> taken = 0;

void put(int item) {
  const int count = written.load(std::memory_order_relaxed);
  for (int seen = taken.load(std::memory_order_acquire); count - seen == kSlots;
       seen = taken.load(std::memory_order_acquire)) {
    taken.wait(seen, std::memory_order_acquire);
  }
  ring[count % kSlots] = item;
  written.store(count + 1, std::memory_order_release);
  written.notify_one();
}

int take() {
  const int count = taken.load(std::memory_order_relaxed);
  written.wait(count, std::memory_order_acquire);
  const int item = ring[count % kSlots];
  taken.store(count + 1, std::memory_order_release);
  taken.notify_one();
  return item;
}

int main() {
  std::thread producer([] {
    for (int item = 0; item < kItems; ++item) put(item);
  });
  for (int item = 0; item < kItems; ++item) assert(take() == item);
  producer.join();
}
