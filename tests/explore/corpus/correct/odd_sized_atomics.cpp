// correct: atomics of sizes that no processor has: what they publish is in order, no update is lost
#include <atomic>
#include <cassert>
#include <cstring>
#include <thread>

template <int N>
struct Bytes {
  char at[N];
};

template <int N>
struct Shared {
  std::atomic<Bytes<N>> published{Bytes<N>{}};
  std::atomic<Bytes<N>> counted{Bytes<N>{}};
  int data = 0;
};

template <int N>
void count(Shared<N>& shared) {
  Bytes<N> seen = shared.counted.load(), next;
  do {
    next = seen;
    ++next.at[N - 1];
  } while (!shared.counted.compare_exchange_strong(seen, next));
}

template <int N>
void meet() {
  Shared<N> shared;
  std::thread writer([&] {
    shared.data = 5;
    Bytes<N> done{};
    done.at[0] = 1;
    shared.published.store(done, std::memory_order_release);
    count(shared);
  });
  if (shared.published.load(std::memory_order_acquire).at[0] == 1) assert(shared.data == 5);
  count(shared);
  writer.join();
  assert(shared.counted.exchange(Bytes<N>{}).at[N - 1] == 2);
}

int main() {
  meet<3>();
  meet<7>();
  meet<12>();
  meet<24>();
}
