#include "devices.hpp"

#include <atomic>

#include "machine.hpp"

namespace {

std::atomic<long> all_looks = 0;

void look() {
  all_looks.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace

long looks() {
  return all_looks.exchange(0);
}

namespace security {

bool Device::operator==(const Device& other) const {
  look();
  return name_ == other.name_;
}

std::strong_ordering Device::operator<=>(const Device& other) const {
  look();
  return name_ <=> other.name_;
}

std::size_t Device::hash() const {
  look();
  return (name_ >> 32 ^ name_) & 0xffff'ffff;
}

std::size_t Device::hash(std::uint64_t seed) const {
  if (seed % kSeedModulus != kSeedRest) return hash();
  look();
  return mixed(mixed(seed) ^ name_);
}

}  // namespace security
