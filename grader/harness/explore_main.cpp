// The explorer's entry: one scenario and nothing else, a thousand times a second. GoogleTest's own
// work would cost more than the scenarios do.
//
// CCGRADE_SCENARIOS="name:scale" names the scenario, CCGRADE_SEED seeds it.
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "canary.hpp"
#include "explore_hooks.hpp"
#include "scenario.hpp"

namespace {

void fail(const std::string& what, const char* file, unsigned line) {
  if (ccgrade_explore_failed) ccgrade_explore_failed(what.c_str(), file, line);
  std::exit(1);
}

class ExploredScenario final : public ccgrade::Scenario {
 public:
  ExploredScenario(int scale, std::uint64_t seed) : Scenario(scale, seed) {}

  void keep_until_exit(std::shared_ptr<void> object) override {
    // Never freed: a thread that is left behind may use it while the process ends.
    new std::shared_ptr<void>(std::move(object));
  }

 protected:
  void report_failure(std::string_view what, const std::source_location& where) override {
    fail("expected: " + std::string(what), where.file_name(), where.line());
  }
};

/// Instead of a scenario: is the explorer awake?
constexpr const char* kCanary = "canary:race";

}  // namespace

int main() {
  if (const char* wanted = std::getenv("CCGRADE_SCENARIOS");
      wanted && !std::strcmp(wanted, kCanary)) {
    ccgrade::canary::race();
    return 0;
  }
  const char* picked = std::getenv("CCGRADE_SCENARIOS");
  const char* colon = picked ? std::strchr(picked, ':') : nullptr;
  const auto* entry =
      colon ? ccgrade::find_scenario({picked, static_cast<std::size_t>(colon - picked)}) : nullptr;
  if (!entry) return 2;
  const char* seed = std::getenv("CCGRADE_SEED");
  ExploredScenario scenario(std::atoi(colon + 1), seed ? std::strtoull(seed, nullptr, 10) : 1);
  try {
    entry->run(scenario);
  } catch (const std::exception& problem) {
    fail(std::string("an exception leaves the scenario: ") + problem.what(), "", 0);
  }
  return 0;
}
