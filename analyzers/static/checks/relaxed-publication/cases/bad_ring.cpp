// A ring between one producer and one consumer, whose indices were made relaxed to be fast.
#include <array>
#include <atomic>
#include <cstddef>
#include <thread>

constexpr std::size_t kSize = 64;

std::array<int, kSize> slots;
std::atomic<std::size_t> head{0};

void produce(int count) {
  for (int i = 0; i < count; ++i) {
    const std::size_t at = head.load(std::memory_order_relaxed);
    slots[at % kSize] = i;
    head.store(at + 1, std::memory_order_relaxed);
  }
}

int consume(int count) {
  int sum = 0;
  std::size_t tail = 0;
  while (count > 0) {
    if (tail == head.load(std::memory_order_acquire)) continue;  // FINDING relaxed-publication
    sum += slots[tail % kSize];
    ++tail;
    --count;
  }
  return sum;
}

int main() {
  std::thread producer([] { produce(32); });
  std::thread consumer([] { consume(32); });
  producer.join();
  consumer.join();
}
