#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

#include "api.hpp"

namespace race {

namespace {

std::size_t bucket_of(long micros) {
  const auto bound = std::ranges::lower_bound(kBoundsMicros, micros);
  return static_cast<std::size_t>(bound - kBoundsMicros.begin());
}

/// What some of the threads have counted.
struct Stripe {
  mutable std::mutex mutex;
  Snapshot counted;
};

void merge(Snapshot& all, const Snapshot& part) {
  all.requests += part.requests;
  all.most_connections = std::max(all.most_connections, part.most_connections);
  for (const auto& [name, value] : part.counters) all.counters[name] += value;
  for (const auto& [name, route] : part.routes) {
    Histogram& histogram = all.routes[name];
    for (std::size_t i = 0; i < route.buckets.size(); ++i)
      histogram.buckets[i] += route.buckets[i];
    histogram.total_micros += route.total_micros;
    histogram.slowest_micros = std::max(histogram.slowest_micros, route.slowest_micros);
  }
}

}  // namespace

struct Registry::Impl {
  std::array<Stripe, 8> stripes;

  Stripe& mine() {
    return stripes[std::hash<std::thread::id>()(std::this_thread::get_id()) % stripes.size()];
  }
};

Registry::Registry() : impl_(std::make_unique<Impl>()) {}

Registry::~Registry() = default;

void Registry::add(const std::string& counter, long amount) {
  Stripe& stripe = impl_->mine();
  std::lock_guard lock(stripe.mutex);
  stripe.counted.counters[counter] += amount;
}

void Registry::book(const std::string& route, long micros, bool failed) {
  Stripe& stripe = impl_->mine();
  std::lock_guard lock(stripe.mutex);
  ++stripe.counted.requests;
  if (failed) ++stripe.counted.counters["failures"];
  Histogram& histogram = stripe.counted.routes[route];
  ++histogram.buckets[bucket_of(micros)];
  histogram.total_micros += micros;
  histogram.slowest_micros = std::max(histogram.slowest_micros, micros);
}

void Registry::connections(long open) {
  Stripe& stripe = impl_->mine();
  std::lock_guard lock(stripe.mutex);
  stripe.counted.most_connections = std::max(stripe.counted.most_connections, open);
}

Snapshot Registry::snapshot() const {
  Snapshot all;
  // One moment: nobody counts anything while all are held. They are taken from the first to the
  // last by everybody.
  std::vector<std::unique_lock<std::mutex>> locks;
  for (const Stripe& stripe : impl_->stripes) locks.emplace_back(stripe.mutex);
  for (const Stripe& stripe : impl_->stripes) merge(all, stripe.counted);
  return all;
}

void Registry::visit(const Visitor& visitor) const {
  for (const auto& [name, value] : snapshot().counters) visitor(name, value);
}

}  // namespace race
