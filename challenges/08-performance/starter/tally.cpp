#include <deque>
#include <mutex>

#include "api.hpp"

namespace performance {

struct Tally::Impl {
  mutable std::mutex mutex;
  std::deque<Counters> counters;  // a deque, since they must not move
};

Tally::Tally() : impl_(std::make_unique<Impl>()) {}

Tally::~Tally() = default;

Counters& Tally::join() {
  std::lock_guard lock(impl_->mutex);
  return impl_->counters.emplace_back();
}

Totals Tally::totals() const {
  std::lock_guard lock(impl_->mutex);
  Totals totals;
  for (const Counters& each : impl_->counters) {
    totals.orders += each.orders;
    totals.traded += each.traded;
  }
  return totals;
}

}  // namespace performance
