#include <mutex>
#include <vector>

#include "api.hpp"

namespace performance {

struct Tally::Impl {
  mutable std::mutex mutex;
  std::vector<std::unique_ptr<Counters>> desks;  // each has memory of its own
};

Tally::Tally() : impl_(std::make_unique<Impl>()) {}

Tally::~Tally() = default;

Counters& Tally::join() {
  std::lock_guard lock(impl_->mutex);
  return *impl_->desks.emplace_back(std::make_unique<Counters>());
}

Totals Tally::totals() const {
  std::lock_guard lock(impl_->mutex);
  Totals totals;
  for (const auto& each : impl_->desks) {
    totals.orders += each->orders;
    totals.traded += each->traded;
  }
  return totals;
}

}  // namespace performance
