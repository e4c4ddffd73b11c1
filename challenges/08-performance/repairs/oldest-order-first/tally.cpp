#include <memory>
#include <mutex>
#include <vector>

#include "api.hpp"

namespace performance {

namespace {

/// A drawer from which nobody else gets anything.
struct alignas(4 * kLine) Drawer {
  Counters counters;
};

}  // namespace

struct Tally::Impl {
  mutable std::mutex mutex;
  std::vector<std::unique_ptr<Drawer>> drawers;
};

Tally::Tally() : impl_(std::make_unique<Impl>()) {}

Tally::~Tally() = default;

Counters& Tally::join() {
  auto drawer = std::make_unique<Drawer>();
  std::lock_guard lock(impl_->mutex);
  return impl_->drawers.emplace_back(std::move(drawer))->counters;
}

Totals Tally::totals() const {
  std::lock_guard lock(impl_->mutex);
  Totals totals;
  for (const auto& drawer : impl_->drawers) {
    totals.orders += drawer->counters.orders.load(std::memory_order_relaxed);
    totals.traded += drawer->counters.traded.load(std::memory_order_relaxed);
  }
  return totals;
}

}  // namespace performance
