#include <algorithm>
#include <atomic>
#include <mutex>
#include <shared_mutex>

#include "api.hpp"

namespace race {

namespace {

void raise(std::atomic<long>& largest, long value) {
  long seen = largest;
  while (seen < value && !largest.compare_exchange_weak(seen, value)) {
  }
}

struct Route {
  std::array<std::atomic<long>, 4> buckets{};
  std::atomic<long> total_micros = 0;
  std::atomic<long> slowest_micros = 0;

  void book(long micros) {
    const auto bound = std::ranges::lower_bound(kBoundsMicros, micros);
    ++buckets[static_cast<std::size_t>(bound - kBoundsMicros.begin())];
    total_micros += micros;
    raise(slowest_micros, micros);
  }

  Histogram histogram() const {
    Histogram now;
    std::ranges::copy(buckets, now.buckets.begin());
    now.total_micros = total_micros;
    now.slowest_micros = slowest_micros;
    return now;
  }
};

}  // namespace

struct Registry::Impl {
  /// Who changes numbers shares it: each number is an atomic. Who looks at all of them, or begins
  /// new ones, has it alone.
  mutable std::shared_mutex moment;
  std::atomic<long> requests = 0;
  std::atomic<long> most_connections = 0;
  std::atomic<long> failures = 0;
  std::map<std::string, std::atomic<long>> counters;
  std::map<std::string, Route> routes;
};

Registry::Registry() : impl_(std::make_unique<Impl>()) {}

Registry::~Registry() = default;

void Registry::add(const std::string& counter, long amount) {
  {
    std::shared_lock lock(impl_->moment);
    const auto found = impl_->counters.find(counter);
    if (found != impl_->counters.end()) {
      found->second += amount;
      return;
    }
  }
  std::unique_lock lock(impl_->moment);
  impl_->counters[counter] += amount;  // begins it, unless somebody else has
}

void Registry::book(const std::string& route, long micros, bool failed) {
  const auto book_in = [&](Route& booked) {
    ++impl_->requests;
    if (failed) ++impl_->failures;
    booked.book(micros);
  };
  {
    std::shared_lock lock(impl_->moment);
    const auto found = impl_->routes.find(route);
    if (found != impl_->routes.end()) return book_in(found->second);
  }
  std::unique_lock lock(impl_->moment);
  book_in(impl_->routes[route]);
}

void Registry::connections(long open) {
  raise(impl_->most_connections, open);
}

Snapshot Registry::snapshot() const {
  Snapshot now;
  std::unique_lock lock(impl_->moment);
  now.requests = impl_->requests;
  now.most_connections = impl_->most_connections;
  for (const auto& [name, value] : impl_->counters) now.counters[name] = value;
  if (impl_->failures > 0) now.counters["failures"] += impl_->failures;
  for (const auto& [name, route] : impl_->routes) now.routes[name] = route.histogram();
  return now;
}

void Registry::visit(const Visitor& visitor) const {
  for (const auto& [name, value] : snapshot().counters) visitor(name, value);
}

}  // namespace race
