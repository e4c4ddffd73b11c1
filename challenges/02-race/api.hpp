#pragma once
// What the harness calls and a submission implements. This file is fixed: a submission consists of
// registry.cpp, reporter.cpp and any further files of its own.
#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace race {

// Part 1: the registry.

/// A request belongs into the first bucket whose bound it does not exceed; the last bucket, which
/// has no bound, takes the rest.
inline constexpr std::array<long, 3> kBoundsMicros{1'000, 10'000, 100'000};

/// How long the requests of one route took.
struct Histogram {
  std::array<long, 4> buckets{};
  long total_micros = 0;
  long slowest_micros = 0;
};

/// The registry at one moment: everything in it was true at the same time.
struct Snapshot {
  long requests = 0;          ///< booked since the beginning, failed ones included
  long most_connections = 0;  ///< the largest number that was ever reported
  std::map<std::string, long> counters;
  std::map<std::string, Histogram> routes;
};

/// Called with a counter's name and value, on the thread that visits. It may take long, and it may
/// use the registry. Never throws.
using Visitor = std::function<void(const std::string& counter, long value)>;

/// All members may be called from any number of threads at the same time. A registry has no thread
/// of its own: when a call returns, nothing of it goes on.
class Registry {
 public:
  Registry();
  ~Registry();

  /// Adds to the counter of this name, which is 0 before, and not shown until somebody has added to
  /// it. Never waits for a visitor.
  void add(const std::string& counter, long amount);

  /// Books a finished request: it counts among the requests and in the route's histogram and, when
  /// it failed, in the counter "failures". That is one step: every snapshot shows all of it or
  /// nothing. Never waits for a visitor.
  void book(const std::string& route, long micros, bool failed);

  /// Reports how many connections are open now; the largest number is kept.
  void connections(long open);

  Snapshot snapshot() const;

  /// Calls `visitor` for every counter, sorted by name, with the values of one moment. Several
  /// visits can go on at the same time.
  void visit(const Visitor& visitor) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Part 2: the reporter.

/// Called with one snapshot after another, never twice at the same time. Never throws.
using Sink = std::function<void(const Snapshot&)>;

/// Hands a snapshot of the registry to the sink again and again, on a thread of its own and with a
/// pause between two. The registry outlives the reporter.
class Reporter {
 public:
  Reporter(const Registry& registry, Sink sink, std::chrono::milliseconds pause);
  /// As stop() does, unless it was called.
  ~Reporter();

  /// Hands over a last snapshot that shows all that was counted before the call, without waiting
  /// until a pause is over, and returns when the thread has ended. A second call does nothing.
  /// Called by one thread at a time.
  void stop();

  /// How many snapshots the sink has been given so far. Called by any thread at any time.
  long reports() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace race
