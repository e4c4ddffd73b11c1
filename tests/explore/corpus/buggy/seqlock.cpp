// The reader sees that no write is going on, not that none went by: it can mix two versions.
// expect: assert
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<unsigned> version = 0;
std::atomic<int> width = 1;
std::atomic<int> height = 1;

void resize(int size) {
  ++version;
  width = size;
  height = size;
  ++version;
}

void look() {
  const bool quiet_before = version % 2 == 0;
  const int seen_width = width;
  const int seen_height = height;
  const bool quiet_after = version % 2 == 0;
  if (quiet_before && quiet_after) assert(seen_width == seen_height);
}

int main() {
  std::thread writer([] { resize(2); });
  std::thread reader(look);
  writer.join();
  reader.join();
}
