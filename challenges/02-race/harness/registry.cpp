// What must hold of every registry, whatever the repair looks like: seen through api.hpp alone.
#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "api.hpp"
#include "rendezvous.hpp"
#include "scenario.hpp"

using namespace race;
using ccgrade::Scenario;

namespace {

/// Shared, so that a thread that a submission leaves behind finds what it may still use.
std::shared_ptr<Registry> open_registry(Scenario& s) {
  auto registry = std::make_shared<Registry>();
  s.keep_until_exit(registry);
  return registry;
}

template <class Work>
void on_threads(int count, const Work& work) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back([&work, i] { work(i); });
}

long count_of(const Histogram& histogram) {
  return std::accumulate(histogram.buckets.begin(), histogram.buckets.end(), 0L);
}

long count_of_all(const Snapshot& snapshot) {
  long count = 0;
  for (const auto& [_, histogram] : snapshot.routes) count += count_of(histogram);
  return count;
}

long counter_of(const Snapshot& snapshot, const std::string& name) {
  const auto found = snapshot.counters.find(name);
  return found == snapshot.counters.end() ? 0 : found->second;
}

Histogram route_of(const Snapshot& snapshot, const std::string& name) {
  const auto found = snapshot.routes.find(name);
  return found == snapshot.routes.end() ? Histogram{} : found->second;
}

/// What is true of every snapshot where each request takes `micros` and fails when `all_fail`.
void check_moment(Scenario& s, const Snapshot& snapshot, long micros, bool all_fail) {
  s.check(snapshot.requests == count_of_all(snapshot),
          "a snapshot has as many requests as its histograms count");
  if (all_fail)
    s.check(counter_of(snapshot, "failures") == snapshot.requests,
            "a snapshot shows all of a request or nothing: its failure as well");
  for (const auto& [_, histogram] : snapshot.routes) {
    s.check(histogram.total_micros == micros * count_of(histogram),
            "a histogram's total belongs to the same moment as its buckets");
    s.check(histogram.slowest_micros == (count_of(histogram) > 0 ? micros : 0),
            "a histogram's slowest request is one that its buckets count");
  }
}

}  // namespace

void first_requests(Scenario& s) {
  const auto registry = open_registry(s);
  {
    std::jthread other([registry] { registry->book("/login", 500, false); });
    registry->book("/login", 2'000, true);
  }
  const Snapshot snapshot = registry->snapshot();
  s.check(snapshot.requests == 2, "every request is counted");
  s.check(route_of(snapshot, "/login").buckets == std::array<long, 4>{1, 1, 0, 0},
          "every request is in its route's histogram, the first ones too");
  s.check(counter_of(snapshot, "failures") == 1, "a failed request counts as a failure");
}

void first_counts(Scenario& s) {
  const auto registry = open_registry(s);
  {
    std::jthread other([registry] {
      registry->add("hits", 2);
      registry->add("hits", 2);
    });
    registry->add("hits", 1);
    registry->add("hits", 1);
  }
  s.check(counter_of(registry->snapshot(), "hits") == 6, "nothing that is added is lost");
}

void two_peaks(Scenario& s) {
  const auto registry = open_registry(s);
  {
    std::jthread other([registry] { registry->connections(7); });
    registry->connections(5);
    registry->connections(6);
  }
  s.check(registry->snapshot().most_connections == 7, "the largest number of connections is kept");
}

void snapshot_meanwhile(Scenario& s) {
  const auto registry = open_registry(s);
  {
    std::jthread first([registry] { registry->book("/", 500, true); });
    std::jthread second([registry] { registry->book("/", 500, true); });
    check_moment(s, registry->snapshot(), 500, true);
  }
  check_moment(s, registry->snapshot(), 500, true);
}

void visit_meanwhile(Scenario& s) {
  const auto registry = open_registry(s);
  registry->add("a", 1);
  registry->add("b", 1);
  std::jthread other([registry] {
    registry->add("a", 1);
    registry->add("b", 1);
  });
  std::map<std::string, long> seen;
  registry->visit([&](const std::string& name, long value) { seen[name] = value; });
  s.check(seen["b"] <= seen["a"], "a visit shows the counters as they were at one moment");
}

void counts_add_up(Scenario& s) {
  const auto registry = open_registry(s);
  const int rounds = s.scale();
  on_threads(4, [&](int thread) {
    for (int i = 0; i < rounds; ++i) {
      registry->add("shared", 1);
      registry->add("of thread " + std::to_string(thread), 2);
      registry->add("round " + std::to_string(i), 3);
    }
  });
  const Snapshot snapshot = registry->snapshot();
  s.check(counter_of(snapshot, "shared") == 4 * rounds, "nothing that is added is lost");
  for (int i = 0; i < 4; ++i)
    s.check(counter_of(snapshot, "of thread " + std::to_string(i)) == 2 * rounds,
            "a thread finds all that it added itself");
  for (int i = 0; i < rounds; ++i)
    s.check(counter_of(snapshot, "round " + std::to_string(i)) == 12,
            "a counter that several threads begin is one counter");
}

void peaks_rise(Scenario& s) {
  const auto registry = open_registry(s);
  const int rounds = 20 * s.scale();
  on_threads(4, [&](int thread) {
    for (int i = 0; i < rounds; ++i) registry->connections(4 * i + thread);
  });
  s.check(registry->snapshot().most_connections == 4 * (rounds - 1) + 3,
          "the largest number of connections is kept");
  registry->connections(1);
  s.check(registry->snapshot().most_connections == 4 * (rounds - 1) + 3,
          "a smaller number changes nothing");
}

void requests_add_up(Scenario& s) {
  const auto registry = open_registry(s);
  const int rounds = s.scale();
  on_threads(4, [&](int thread) {
    for (int i = 0; i < rounds; ++i) {
      registry->book("/shared", 1'000 * (thread + 1), thread == 0);
      registry->book("/round/" + std::to_string(i), 50'000, false);
    }
  });
  const Snapshot snapshot = registry->snapshot();
  s.check(snapshot.requests == 8 * rounds, "every request is counted");
  s.check(counter_of(snapshot, "failures") == rounds, "a failed request counts as a failure");
  const Histogram shared = route_of(snapshot, "/shared");
  s.check(shared.buckets == std::array<long, 4>{rounds, 3L * rounds, 0, 0},
          "every request is in the bucket of its route where it belongs");
  s.check(shared.total_micros == 10'000L * rounds, "the time of every request is in the total");
  s.check(shared.slowest_micros == 4'000, "the slowest request is kept");
  for (int i = 0; i < rounds; ++i)
    s.check(count_of(route_of(snapshot, "/round/" + std::to_string(i))) == 4,
            "a route that several threads begin is one route");
}

void bounds(Scenario& s) {
  const auto registry = open_registry(s);
  for (const long micros : {0L, 1'000L, 1'001L, 10'000L, 10'001L, 100'000L, 100'001L, 1L << 40})
    registry->book("/", micros, false);
  const Snapshot snapshot = registry->snapshot();
  s.check(route_of(snapshot, "/").buckets == std::array<long, 4>{2, 2, 2, 2},
          "a request belongs into the first bucket whose bound it does not exceed");
  s.check(route_of(snapshot, "/").slowest_micros == 1L << 40, "the slowest request is kept");
  s.check(counter_of(snapshot, "failures") == 0, "what did not fail is no failure");
  const Registry other;
  s.check(other.snapshot().requests == 0 && other.snapshot().counters.empty() &&
              other.snapshot().routes.empty(),
          "a new registry is empty, whatever another one has counted");
}

void snapshots_meanwhile(Scenario& s) {
  const auto registry = open_registry(s);
  const int rounds = 4 * s.scale();
  std::atomic<int> booking = 2;
  const auto book = [&](int thread) {
    for (int i = 0; i < rounds; ++i)
      registry->book("/" + std::to_string((i + thread) % 5 + i / 16 * 5), 500, true);
    --booking;
  };
  const auto read = [&] {
    long before = 0;
    do {
      const Snapshot snapshot = registry->snapshot();
      check_moment(s, snapshot, 500, true);
      s.check(snapshot.requests >= before, "what one snapshot shows the next one shows as well");
      before = snapshot.requests;
    } while (booking > 0);
  };
  {
    std::jthread first(book, 0);
    std::jthread second(book, 1);
    std::jthread reader(read);
    read();
  }
  check_moment(s, registry->snapshot(), 500, true);
  s.check(registry->snapshot().requests == 2 * rounds, "every request is counted");
}

void visits_meanwhile(Scenario& s) {
  // One thread adds to them in the order of their names: so of two neighbours the first is never
  // behind, and at most one ahead.
  const auto registry = open_registry(s);
  const std::vector<std::string> names{"a", "b", "c", "d"};
  for (const std::string& name : names) registry->add(name, 1);
  std::atomic<bool> adding = true;
  std::jthread adder([&] {
    for (int i = 0; i < 10 * s.scale(); ++i)
      for (const std::string& name : names) registry->add(name, 1);
    adding = false;
  });
  do {
    std::vector<std::string> seen;
    std::vector<long> values;
    registry->visit([&](const std::string& name, long value) {
      seen.push_back(name);
      values.push_back(value);
    });
    s.check(seen == names, "a visit comes by every counter, sorted by name");
    if (seen != names) return;
    s.check(std::ranges::is_sorted(values, std::greater<>()) && values[0] <= values[3] + 1,
            "a visit shows the counters as they were at one moment");
  } while (adding);
}

void visits_side_by_side(Scenario& s) {
  const auto registry = open_registry(s);
  registry->add("only", 1);
  const auto both = std::make_shared<ccgrade::Rendezvous>(2);
  std::atomic<int> met = 0;
  on_threads(2,
             [&](int) { registry->visit([&](const std::string&, long) { met += both->meet(); }); });
  s.check(met == 2, "two visits go on at the same time");
}

void counting_during_a_visit(Scenario& s) {
  const auto registry = open_registry(s);
  registry->add("only", 1);
  const auto in_visit = std::make_shared<ccgrade::Rendezvous>(2);
  const auto counted = std::make_shared<ccgrade::Rendezvous>(2);
  std::atomic<bool> went_on = false;
  std::jthread counter([&] {
    in_visit->meet();
    registry->add("only", 1);
    registry->add("new", 1);
    registry->book("/", 500, true);
    counted->meet();
  });
  registry->visit([&](const std::string&, long) {
    in_visit->meet();
    went_on = counted->meet();
  });
  s.check(went_on, "nobody who counts waits for a visitor");
}

void visitor_uses_the_registry(Scenario& s) {
  const auto registry = open_registry(s);
  registry->add("only", 1);
  registry->visit([&](const std::string& name, long value) {
    s.check(counter_of(registry->snapshot(), name) == value, "a visitor can take a snapshot");
    registry->add("visits", 1);
  });
  s.check(counter_of(registry->snapshot(), "visits") == 1, "a visitor can count");
}
