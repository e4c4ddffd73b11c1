// correct: a table that nobody has looked at before main holds what it was given
#include <array>
#include <cassert>
#include <thread>

constexpr std::size_t kSize = 1 << 20;

constexpr std::array<int, kSize> filled() {
  std::array<int, kSize> table{};
  table[kSize / 2] = 5;
  table[kSize - 1] = 7;
  return table;
}

std::array<int, kSize> table = filled();

int main() {
  std::thread reader([] { assert(table[kSize / 2] == 5); });
  std::thread writer([] { table[kSize - 1] += 1; });
  reader.join();
  writer.join();
  assert(table[kSize - 1] == 8);
}
