#include <array>
#include <list>
#include <mutex>

#include "api.hpp"

namespace performance {

namespace {

constexpr std::size_t kDesks = 64;

struct Block {
  alignas(kLine) std::array<Counters, kDesks> counters;
};

}  // namespace

struct Tally::Impl {
  mutable std::mutex mutex;
  std::list<Block> blocks;
  std::size_t used = kDesks;  // of the last one
};

Tally::Tally() : impl_(std::make_unique<Impl>()) {}

Tally::~Tally() = default;

Counters& Tally::join() {
  std::lock_guard lock(impl_->mutex);
  if (impl_->used == kDesks) {
    impl_->blocks.emplace_back();
    impl_->used = 0;
  }
  return impl_->blocks.back().counters[impl_->used++];
}

Totals Tally::totals() const {
  std::lock_guard lock(impl_->mutex);
  Totals totals;
  for (const Block& block : impl_->blocks)
    for (const Counters& each : block.counters) {
      totals.orders += each.orders;
      totals.traded += each.traded;
    }
  return totals;
}

}  // namespace performance
