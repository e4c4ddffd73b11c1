#include <array>
#include <deque>
#include <mutex>

#include "api.hpp"

namespace performance {

namespace {

/// Where a desk begins in its line is left to chance, so it is two lines long: whatever comes
/// behind it lies in another line than its counters.
struct Desk {
  Counters counters;
  std::array<char, 2 * kLine - sizeof(Counters)> space;
};

}  // namespace

struct Tally::Impl {
  mutable std::mutex mutex;
  std::deque<Desk> desks;
};

Tally::Tally() : impl_(std::make_unique<Impl>()) {}

Tally::~Tally() = default;

Counters& Tally::join() {
  std::lock_guard lock(impl_->mutex);
  return impl_->desks.emplace_back().counters;
}

Totals Tally::totals() const {
  std::lock_guard lock(impl_->mutex);
  Totals totals;
  for (const auto& [counters, _] : impl_->desks) {
    totals.orders += counters.orders;
    totals.traded += counters.traded;
  }
  return totals;
}

}  // namespace performance
