#include <algorithm>
#include <mutex>
#include <shared_mutex>

#include "api.hpp"

namespace race {

namespace {

std::size_t bucket_of(long micros) {
  const auto bound = std::ranges::lower_bound(kBoundsMicros, micros);
  return static_cast<std::size_t>(bound - kBoundsMicros.begin());
}

}  // namespace

struct Registry::Impl {
  mutable std::shared_mutex mutex;
  Snapshot now;
};

Registry::Registry() : impl_(std::make_unique<Impl>()) {}

Registry::~Registry() = default;

void Registry::add(const std::string& counter, long amount) {
  {
    std::shared_lock lock(impl_->mutex);
    const auto found = impl_->now.counters.find(counter);
    if (found != impl_->now.counters.end()) {
      found->second += amount;
      return;
    }
  }
  std::lock_guard lock(impl_->mutex);
  impl_->now.counters[counter] += amount;
}

void Registry::book(const std::string& route, long micros, bool failed) {
  std::lock_guard lock(impl_->mutex);
  ++impl_->now.requests;
  if (failed) ++impl_->now.counters["failures"];

  Histogram& histogram = impl_->now.routes[route];
  ++histogram.buckets[bucket_of(micros)];
  histogram.total_micros += micros;
  histogram.slowest_micros = std::max(histogram.slowest_micros, micros);
}

void Registry::connections(long open) {
  std::lock_guard lock(impl_->mutex);
  impl_->now.most_connections = std::max(impl_->now.most_connections, open);
}

Snapshot Registry::snapshot() const {
  std::shared_lock lock(impl_->mutex);
  return impl_->now;
}

void Registry::visit(const Visitor& visitor) const {
  // The visitor takes its time with a copy.
  for (const auto& [name, value] : snapshot().counters) visitor(name, value);
}

}  // namespace race
