// Runs the scenarios under valgrind's memcheck: the second opinion on memory, and the only one on
// uninitialised values.
#include "analyzers/dynamic/memcheck/judge.hpp"
#include "analyzers/dynamic/valgrind/observe.hpp"

namespace ccgrade {
namespace {

class MemcheckProbe final : public Probe {
 public:
  std::string name() const override { return "memcheck"; }
  Phase phase() const override { return Phase::observe; }
  std::vector<std::string> variants() const override { return {"valgrind"}; }

  Observation observe(const Inspection& inspection) override {
    return valgrind::observe(
        inspection, "memcheck",
        {"--leak-check=full", "--show-leak-kinds=definite", "--undef-value-errors=yes"},
        {{"bad-read", "InvalidRead"}, {"leak", "Leak_DefinitelyLost"}}, &memcheck::judge);
  }
};

}  // namespace

std::unique_ptr<Probe> make_memcheck_probe() {
  return std::make_unique<MemcheckProbe>();
}

}  // namespace ccgrade
