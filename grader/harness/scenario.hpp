#pragma once
// What a challenge's harness is written against. Includes std only, so that it compiles fast and is
// the same under every tool and under the explorer.
#include <chrono>
#include <cstdint>
#include <memory>
#include <source_location>
#include <string_view>

namespace ccgrade {

/// Deterministic numbers from the run's seed (SplitMix64, Steele et al. 2014). Not thread-safe.
class Rng {
 public:
  explicit Rng(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// Uniform in [0, bound); bound must be positive.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t state_;
};

/// The clock that scenarios read; virtual time under the explorer.
class Clock {
 public:
  std::chrono::nanoseconds now() const;
};

/// One execution of one scenario. A scenario is a free function `void name(ccgrade::Scenario&)` in
/// the harness, named in challenge.toml; it calls the submission through api.hpp and states what
/// must hold with check().
class Scenario {
 public:
  virtual ~Scenario() = default;

  /// States a fact about the submission; a false one fails the scenario, which goes on. `what` is
  /// shown to the learner, so it says what was expected. Thread-safe.
  void check(bool holds, std::string_view what,
             std::source_location where = std::source_location::current()) {
    if (!holds) report_failure(what, where);
  }

  /// How much work to do; challenge.toml sets it per tool (valgrind runs 50 times slower).
  int scale() const { return scale_; }
  Rng& rng() { return rng_; }
  const Clock& clock() const { return clock_; }

  /// Keeps an object alive until the process ends, for what a leaked thread may still touch.
  virtual void keep_until_exit(std::shared_ptr<void> object) = 0;

 protected:
  Scenario(int scale, std::uint64_t seed) : scale_(scale), rng_(seed) {}
  virtual void report_failure(std::string_view what, const std::source_location& where) = 0;

 private:
  int scale_;
  Rng rng_;
  Clock clock_;
};

/// A row of the table that is generated from challenge.toml.
struct ScenarioEntry {
  const char* name;
  void (*run)(Scenario&);
  int default_scale;
};

/// The generated table, ended by a row whose name is null.
extern const ScenarioEntry kScenarioTable[];

/// The table's row of this name; null when there is none.
const ScenarioEntry* find_scenario(std::string_view name);

}  // namespace ccgrade
