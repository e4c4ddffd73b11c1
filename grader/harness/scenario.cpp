#include "scenario.hpp"

namespace ccgrade {

std::uint64_t Rng::next() {
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

const ScenarioEntry* find_scenario(std::string_view name) {
  for (const ScenarioEntry* entry = kScenarioTable; entry->name; ++entry)
    if (name == entry->name) return entry;
  return nullptr;
}

std::chrono::nanoseconds Clock::now() const {
  return std::chrono::steady_clock::now().time_since_epoch();
}

}  // namespace ccgrade
