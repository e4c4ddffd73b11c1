// expect: assert
// One thread sets half of a word that another one reads as a whole.
#include <cassert>
#include <cstdint>
#include <thread>

alignas(8) std::uint64_t word = 0;

int main() {
  std::thread setter(
      [] { __atomic_store_n(reinterpret_cast<std::uint32_t*>(&word) + 1, 1U, __ATOMIC_SEQ_CST); });
  const std::uint64_t seen = __atomic_load_n(&word, __ATOMIC_SEQ_CST);
  setter.join();
  assert(seen == 0);
}
