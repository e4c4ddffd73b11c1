// Runs the scenarios under valgrind's helgrind: suspicions about races and lock orders.
#include "analyzers/dynamic/helgrind/judge.hpp"
#include "analyzers/dynamic/valgrind/observe.hpp"

namespace ccgrade {
namespace {

class HelgrindProbe final : public Probe {
 public:
  std::string name() const override { return "helgrind"; }
  Phase phase() const override { return Phase::observe; }
  std::vector<std::string> variants() const override { return {"valgrind"}; }

  Observation observe(const Inspection& inspection) override {
    return valgrind::observe(inspection, "helgrind", {"--history-level=approx"}, {{"race", "Race"}},
                             &helgrind::judge);
  }
};

}  // namespace

std::unique_ptr<Probe> make_helgrind_probe() {
  return std::make_unique<HelgrindProbe>();
}

}  // namespace ccgrade
