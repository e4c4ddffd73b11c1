// Two counters side by side, each with a thread of its own.
#include <atomic>
#include <thread>

struct Counters {
  std::atomic<long> read{0};
  std::atomic<long> written{0};
};

long count_both(long rounds) {
  Counters counters;
  std::thread reader([&] {
    for (long i = 0; i < rounds; ++i) counters.read.fetch_add(1);  // FINDING false-sharing
  });
  std::thread writer([&] {
    for (long i = 0; i < rounds; ++i) ++counters.written;
  });
  reader.join();
  writer.join();
  return counters.read + counters.written;
}

class Ring {
 public:
  void run() {
    std::jthread producer([this] { produce(); });
    std::jthread consumer([this] { consume(); });
  }

 private:
  bool push(int value) {
    const unsigned head = head_.load(std::memory_order_relaxed);
    if (head - tail_.load(std::memory_order_acquire) == 1024) return false;
    slots_[head % 1024] = value;
    head_.store(head + 1, std::memory_order_release);  // FINDING false-sharing
    return true;
  }
  bool pop(int& value) {
    const unsigned tail = tail_.load(std::memory_order_relaxed);
    if (tail == head_.load(std::memory_order_acquire)) return false;
    value = slots_[tail % 1024];
    tail_.store(tail + 1, std::memory_order_release);
    return true;
  }
  void produce() {
    for (int i = 0; i < 1000000;) i += push(i);
  }
  void consume() {
    for (int i = 0, value; i < 1000000;) i += pop(value);
  }
  std::atomic<unsigned> head_{0}, tail_{0};
  int slots_[1024] = {};
};
