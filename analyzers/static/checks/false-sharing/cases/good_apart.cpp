// A line for each, or a sum of one's own that is stored once.
#include <atomic>
#include <new>
#include <thread>
#include <vector>

struct Counters {
  alignas(64) std::atomic<long> read{0};
  alignas(64) std::atomic<long> written{0};
};

struct Padded {
  std::atomic<long> read{0};
  char padding[120] = {};
  std::atomic<long> written{0};
};

template <class Pair>
long count_both(long rounds) {
  Pair counters;
  std::thread reader([&] {
    for (long i = 0; i < rounds; ++i) ++counters.read;
  });
  std::thread writer([&] {
    for (long i = 0; i < rounds; ++i) ++counters.written;
  });
  reader.join();
  writer.join();
  return counters.read + counters.written;
}

long count_apart() {
  return count_both<Counters>(1000) + count_both<Padded>(1000);
}

struct alignas(64) Sum {
  long value = 0;
};

long sum(const std::vector<int>& numbers, unsigned parts) {
  std::vector<Sum> sums(parts);
  std::vector<long> stored(parts);
  std::vector<std::thread> threads;
  for (unsigned part = 0; part < parts; ++part)
    threads.emplace_back([&, part] {
      long own = 0;
      for (std::size_t i = part; i < numbers.size(); i += parts) {
        own += numbers[i];
        sums[part].value += numbers[i];
      }
      stored[part] = own;
    });
  for (auto& each : threads) each.join();
  return stored[0] + sums[0].value;
}
