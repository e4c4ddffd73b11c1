// Idea: see cell.hpp. Those who count hold the directory's shared_mutex shared for the whole step,
// a snapshot holds it alone; that makes every step one moment.
#include <algorithm>

#include "api.hpp"
#include "cell.hpp"

namespace race {

struct Registry::Impl {
  mutable std::shared_mutex directory;
  Directory<long> counters;
  Directory<Histogram> routes;
  Guarded<long> requests;
  Guarded<long> most_connections;

  /// Makes sure that the name exists; it stays for good then.
  template <typename T>
  void begin(Directory<T>& in, const std::string& name) {
    {
      std::shared_lock lock(directory);
      if (in.contains(name)) return;
    }
    std::unique_lock lock(directory);
    in.try_emplace(name);
  }
};

Registry::Registry() : impl_(std::make_unique<Impl>()) {}

Registry::~Registry() = default;

void Registry::add(const std::string& counter, long amount) {
  impl_->begin(impl_->counters, counter);
  std::shared_lock lock(impl_->directory);
  impl_->counters.at(counter).change([=](long& value) { value += amount; });
}

void Registry::book(const std::string& route, long micros, bool failed) {
  impl_->begin(impl_->routes, route);
  if (failed) impl_->begin(impl_->counters, "failures");
  std::shared_lock lock(impl_->directory);
  impl_->requests.change([](long& requests) { ++requests; });
  impl_->routes.at(route).change([=](Histogram& histogram) {
    std::size_t bucket = 0;
    while (bucket < kBoundsMicros.size() && micros > kBoundsMicros[bucket]) ++bucket;
    ++histogram.buckets[bucket];
    histogram.total_micros += micros;
    histogram.slowest_micros = std::max(histogram.slowest_micros, micros);
  });
  if (failed) impl_->counters.at("failures").change([](long& failures) { ++failures; });
}

void Registry::connections(long open) {
  std::shared_lock lock(impl_->directory);
  impl_->most_connections.change([=](long& most) { most = std::max(most, open); });
}

Snapshot Registry::snapshot() const {
  Snapshot snapshot;
  std::unique_lock alone(impl_->directory);
  snapshot.requests = impl_->requests.value();
  snapshot.most_connections = impl_->most_connections.value();
  for (const auto& [name, counter] : impl_->counters) snapshot.counters[name] = counter.value();
  for (const auto& [name, route] : impl_->routes) snapshot.routes[name] = route.value();
  return snapshot;
}

void Registry::visit(const Visitor& visitor) const {
  std::map<std::string, long> moment;
  {
    std::unique_lock alone(impl_->directory);
    for (const auto& [name, counter] : impl_->counters) moment[name] = counter.value();
  }
  for (const auto& [name, value] : moment) visitor(name, value);
}

}  // namespace race
