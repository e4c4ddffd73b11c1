// Every width of atomic counts the steps of both threads.
// correct: atomic of 1, 2, 4, 8 bytes, signed, bool, enum, pointer, float, double, small struct
#include <array>
#include <atomic>
#include <cassert>
#include <cstdint>
#include <thread>

enum class Light { kRed, kGreen };

struct Pair {
  std::int16_t left;
  std::int16_t right;
};

std::atomic<std::uint8_t> one_byte = 254;
std::atomic<std::int16_t> two_bytes = 0;
std::atomic<std::uint32_t> four_bytes = 0;
std::atomic<std::int64_t> eight_bytes = 0;
std::atomic<bool> switched = false;
std::atomic<Light> light = Light::kRed;
std::array<int, 3> cells{};
std::atomic<int*> cell = cells.data();
std::atomic<float> single_precision = 0;
std::atomic<double> double_precision = 0;
std::atomic<Pair> pair = Pair{0, 0};

void step() {
  ++one_byte;
  two_bytes -= 1;
  four_bytes.fetch_xor(1);
  eight_bytes.fetch_add(std::int64_t{1} << 40);
  switched.exchange(true);
  light.store(Light::kGreen);
  ++cell;
  single_precision.fetch_add(0.5f);
  double_precision += 0.25;
  Pair seen = pair;
  while (!pair.compare_exchange_weak(seen, {std::int16_t(seen.left + 1), seen.left})) {
  }
}

int main() {
  std::thread first(step);
  std::thread second(step);
  first.join();
  second.join();
  assert(one_byte == 0 && two_bytes == -2 && four_bytes == 0);
  assert(eight_bytes == std::int64_t{1} << 41);
  assert(switched && light == Light::kGreen && cell == &cells[2]);
  assert(single_precision == 1.0f && double_precision == 0.5);
  assert(pair.load().left == 2 && pair.load().right == 1);
}
