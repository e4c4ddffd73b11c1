#include <mutex>
#include <vector>

#include "api.hpp"

namespace performance {

namespace {

/// As large as the line that it begins with, so nothing else lies there.
struct alignas(kLine) Desk {
  Counters counters;

  Desk() = default;
  Desk(const Desk& other) {
    counters.orders = other.counters.orders.load();
    counters.traded = other.counters.traded.load();
  }
};

}  // namespace

struct Tally::Impl {
  mutable std::mutex mutex;
  std::vector<Desk> desks;
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
  for (const Desk& each : impl_->desks) {
    totals.orders += each.counters.orders;
    totals.traded += each.counters.traded;
  }
  return totals;
}

}  // namespace performance
