#include <atomic>
#include <mutex>
#include <shared_mutex>

#include "api.hpp"

namespace race {

namespace {

struct Route {
  mutable std::mutex mutex;
  Histogram histogram;
};

std::size_t bucket_of(long micros) {
  std::size_t bucket = 0;
  while (bucket < kBoundsMicros.size() && micros > kBoundsMicros[bucket]) ++bucket;
  return bucket;
}

}  // namespace

struct Registry::Impl {
  std::atomic<long> requests = 0;
  std::atomic<long> most_connections = 0;

  mutable std::mutex counters_mutex;
  std::map<std::string, long> counters;

  mutable std::shared_mutex routes_mutex;  // for the map; each route has a mutex of its own
  std::map<std::string, std::unique_ptr<Route>> routes;

  Route& route(const std::string& name) {
    {
      std::shared_lock lock(routes_mutex);
      if (const auto found = routes.find(name); found != routes.end()) return *found->second;
    }
    std::unique_lock lock(routes_mutex);
    return *(routes[name] = std::make_unique<Route>());
  }
};

Registry::Registry() : impl_(std::make_unique<Impl>()) {}

Registry::~Registry() = default;

void Registry::add(const std::string& counter, long amount) {
  std::lock_guard lock(impl_->counters_mutex);
  impl_->counters[counter] += amount;
}

void Registry::book(const std::string& route, long micros, bool failed) {
  impl_->requests = impl_->requests + 1;
  if (failed) add("failures", 1);

  Route& booked = impl_->route(route);
  std::lock_guard lock(booked.mutex);
  Histogram& histogram = booked.histogram;
  ++histogram.buckets[bucket_of(micros)];
  histogram.total_micros += micros;
  if (micros > histogram.slowest_micros) histogram.slowest_micros = micros;
}

void Registry::connections(long open) {
  if (open > impl_->most_connections) impl_->most_connections = open;
}

Snapshot Registry::snapshot() const {
  Snapshot snapshot;
  snapshot.requests = impl_->requests;
  snapshot.most_connections = impl_->most_connections;
  {
    std::lock_guard lock(impl_->counters_mutex);
    snapshot.counters = impl_->counters;
  }
  for (const auto& [name, route] : impl_->routes) {
    std::lock_guard lock(route->mutex);
    snapshot.routes[name] = route->histogram;
  }
  return snapshot;
}

void Registry::visit(const Visitor& visitor) const {
  std::lock_guard lock(impl_->counters_mutex);
  for (const auto& [name, value] : impl_->counters) visitor(name, value);
}

}  // namespace race
