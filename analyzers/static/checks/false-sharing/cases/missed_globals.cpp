// Two globals: where the linker puts them, the source does not say.
#include <atomic>
#include <thread>

std::atomic<long> reads, writes;

int main() {
  std::thread reader([] {
    for (int i = 0; i < 1000000; ++i) ++reads;  // MISSED false-sharing
  });
  std::thread writer([] {
    for (int i = 0; i < 1000000; ++i) ++writes;
  });
  reader.join();
  writer.join();
}
