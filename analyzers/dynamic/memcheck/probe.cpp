// Runs the scenarios under valgrind's memcheck: the second opinion on memory, and the only one on
// uninitialised values.
#include <algorithm>

#include "analyzers/dynamic/memcheck/judge.hpp"
#include "analyzers/dynamic/valgrind/observe.hpp"

namespace ccgrade {
namespace {

/// To follow a value to where it came from takes memcheck twice as long.
bool has_secrets(const Challenge& challenge) {
  return std::ranges::any_of(challenge.rubric.criteria, [](const Criterion& each) {
    return std::ranges::count(each.rules, memcheck::kSecretRule) > 0;
  });
}

class MemcheckProbe final : public Probe {
 public:
  std::string name() const override { return "memcheck"; }
  Phase phase() const override { return Phase::observe; }
  std::vector<std::string> variants() const override { return {"valgrind"}; }

  Observation observe(const Inspection& inspection) override {
    std::vector<std::string> options{"--leak-check=full", "--show-leak-kinds=definite",
                                     "--undef-value-errors=yes"};
    if (has_secrets(inspection.challenge)) options.emplace_back("--track-origins=yes");
    return valgrind::observe(inspection, "memcheck", options,
                             {{"bad-read", "InvalidRead"}, {"leak", "Leak_DefinitelyLost"}},
                             &memcheck::judge);
  }
};

}  // namespace

std::unique_ptr<Probe> make_memcheck_probe() {
  return std::make_unique<MemcheckProbe>();
}

}  // namespace ccgrade
